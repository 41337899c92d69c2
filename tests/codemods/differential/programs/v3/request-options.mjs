import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const response = await openai.createModeration({ input: 'x' }, { headers: { 'x-test-a': 'b' }, params: { trace: '2' }, timeout: 20000, maxContentLength: Infinity });
  const files = await openai.listFiles({ headers: { 'x-test-c': 'd' } });
  print(response.data.id, files.data.data.length);
}
