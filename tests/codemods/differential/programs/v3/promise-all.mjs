import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const [a, { data: b }] = await Promise.all([openai.createChatCompletion({ model: 'm', messages: [] }), openai.createModeration({ input: 'x' })]);
  print(a.data.id, b.results.length);
}
