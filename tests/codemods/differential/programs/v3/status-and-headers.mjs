import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const response = await openai.createModeration({ input: 'x' });
  const { data, status, statusText } = await openai.createCompletion({ model: 'm', prompt: 'x' });
  print(response.status, response.headers['x-ratelimit-remaining'], response.data.id, data.id, status, statusText);
}
