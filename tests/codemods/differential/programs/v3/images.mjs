import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const response = await openai.createImage({ prompt: 'a cat', n: 1, size: '256x256' });
  print(response.data.data[0].url);
}
