import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  try {
    await openai.createModeration({ input: 'x' });
    print('ok');
  } catch (error) {
    print(JSON.stringify(error.response ? error.response.data : 'no answer'));
    print(error.response?.data || 'nothing');
  }
}
