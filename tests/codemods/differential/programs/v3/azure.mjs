import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({
    apiKey: 'test-key',
    basePath: `${basePath}/openai/deployments/gpt`,
    baseOptions: {
      headers: { 'api-key': 'test-key' },
      params: { 'api-version': '2023-05-15' },
    },
  }));
  const { data } = await openai.createChatCompletion({ model: 'gpt', messages: [] });
  print(data.id);
}
