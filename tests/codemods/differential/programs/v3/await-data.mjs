import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const response = await openai.createChatCompletion({ model: 'm', messages: [{ role: 'user', content: 'hi' }] });
  print(response.data.choices[0].message.content, response.data.usage.total_tokens);
}
