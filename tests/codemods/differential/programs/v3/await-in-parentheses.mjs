import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const total = (await openai.createChatCompletion({ model: 'm', messages: [] })).data.usage.total_tokens;
  const body = (await openai.createModeration({ input: 'x' })).data;
  print(total, body.results[0].flagged);
}
