import { ask, openai } from '@acme/ai-client';
import { fill, newsletter } from '@acme/prompts';

export async function issue(topic: string) {
  try {
    const { data } = await ask([{ role: 'user', content: fill(newsletter, { topic }) }], 0.8);
    return { text: data.choices[0]?.message?.content ?? '', picture: await picture(topic) };
  } catch (error: any) {
    console.error('No newsletter', error.response?.status, error.response?.headers['x-request-id']);
    throw error;
  }
}

async function picture(topic: string): Promise<string | undefined> {
  const response = await openai.createImage({ prompt: `A drawing of ${topic}`, n: 1, size: '512x512' });
  return response.data.data[0]?.url;
}
