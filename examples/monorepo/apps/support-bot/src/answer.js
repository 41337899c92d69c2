import { ask } from '@acme/ai-client';
import { nearest } from '@acme/embeddings';
import { isAllowed } from '@acme/moderation';
import { fill, support } from '@acme/prompts';
import { articles } from './articles.js';

export async function answer(question) {
  if (!(await isAllowed(question))) return 'I would rather not answer that.';
  const found = await nearest(question, articles);
  const completion = await ask([
    { role: 'system', content: fill(support, { product: 'Acme', articles: found.map(({ text }) => text).join('\n') }) },
    { role: 'user', content: question },
  ]);
  return completion.data.choices[0].message.content;
}
