import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const { data } = await openai.createCompletion({ model: 'm', prompt: 'x' });
  const { data: moderation } = await openai.createModeration({ input: 'x' });
  const { data: { choices: [first] } } = await openai.createChatCompletion({ model: 'm', messages: [] });
  print(data.choices[0].text, moderation.id, first.message.role);
}
