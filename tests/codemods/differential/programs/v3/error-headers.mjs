import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  try {
    await openai.createModeration({ input: 'x' });
    print('ok');
  } catch (error) {
    if (!error.response) print('no answer');
    else print(error.response.headers['x-request-id'], error.response.headers?.['retry-after-ms']);
  }
}
