import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  try {
    await openai.createModeration({ input: 'x' });
    print('ok');
  } catch (error) {
    if (error.response) {
      const { status, data } = error.response;
      print(status, data.error.message);
    } else print('no answer');
  }
}
