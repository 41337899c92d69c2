import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const ask = (input) => openai.createModeration({ input });
  async function retry(run, times = 2) {
    try {
      return await run();
    } catch (error) {
      if (times <= 1) throw error;
      return retry(run, times - 1);
    }
  }
  const first = await ask('a');
  const second = await ask('b').then((response) => response.data);
  print(first.data.id, second.id, (await retry(() => ask('c'), 1)).data.id);
}
