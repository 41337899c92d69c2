import OpenAI from 'openai';

const client = new OpenAI();
const MAX_ATTEMPTS = 5;

export async function summarize(ticket: string): Promise<string | null> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    try {
      const completion = await client.chat.completions.create({
        model: 'gpt-4o-mini',
        messages: [{ role: 'user', content: `Summarize this ticket:\n${ticket}` }],
      });
      return completion.choices[0]?.message.content ?? null;
    } catch (error) {
      console.error(`Attempt ${attempt} failed`, error);
      await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** attempt));
    }
  }
  return null;
}
