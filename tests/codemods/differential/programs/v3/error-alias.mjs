import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  try {
    await openai.createModeration({ input: 'x' });
    print('ok');
  } catch (error) {
    const { response } = error;
    if (response) print(response.status, response.data.error.message);
    const body = error.response?.data;
    print(body?.error?.code ?? 'no code');
  }
}
