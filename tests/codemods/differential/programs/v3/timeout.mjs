import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  try {
    await openai.createModeration({ input: 'x' }, { timeout: 25000 });
    print('ok');
  } catch (error) {
    print(error.code === 'ECONNABORTED' ? 'timeout' : 'no timeout');
  }
}
