import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const response = await openai.createEmbedding({ model: 'm', input: 'x' });
  const [{ embedding }] = response.data.data;
  print(embedding, response.data.data.length, response.data.model);
}
