import { Configuration, OpenAIApi } from 'openai';

function describe(error) {
  if (error.response && error.response.status === 401) return 'wrong key';
  if (error.response?.status === 429) return 'slow down';
  return error.response ? `failed with ${error.response.status}` : 'no answer';
}

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  try {
    await openai.createModeration({ input: 'x' });
    print('ok');
  } catch (error) {
    print(describe(error));
  }
}
