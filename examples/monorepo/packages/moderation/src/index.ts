import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 4 });

export async function isAllowed(text: string): Promise<boolean> {
  const { results } = await client.moderations.create({ model: 'omni-moderation-latest', input: text });
  return results.every(({ flagged }) => !flagged);
}
