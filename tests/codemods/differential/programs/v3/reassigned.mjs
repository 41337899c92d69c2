import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  let response;
  response = await openai.createModeration({ input: 'x' });
  response = response.data;
  const other = response.id ? await openai.createCompletion({ model: 'm', prompt: 'x' }) : await openai.createChatCompletion({ model: 'm', messages: [] });
  print(response.id, other.data.id);
}
