import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const { data } = await openai.listModels();
  print(JSON.stringify(data.data));
}
