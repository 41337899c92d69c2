import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const response = await openai.createModeration({ input: 'x' });
  if (response.status !== 200) throw new Error('unexpected');
  print(response.data.results.length);
}
