import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const result = { data: (await openai.createModeration({ input: 'x' })).data, status: 'own' };
  const { data, status } = result;
  print(data.id, status, JSON.stringify(result));
}
