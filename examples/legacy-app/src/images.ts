import { Configuration, OpenAIApi, type CreateImageRequest } from 'openai';

const openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));

export async function illustrate(prompt: string): Promise<string | undefined> {
  const request: CreateImageRequest = { prompt, n: 1, size: '512x512' };
  const response = await openai.createImage(request);
  return response.data.data[0]?.url;
}
