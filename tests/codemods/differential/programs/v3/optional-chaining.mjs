import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const response = await openai.createChatCompletion({ model: 'm', messages: [] });
  print(response?.data?.choices?.[0]?.message?.content, response?.data.id, response['data']['model']);
}
