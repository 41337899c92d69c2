import { embed, openai } from '@acme/ai-client';
import { similarity } from './similarity.js';

export async function nearest(question, articles, count = 3) {
  const [vector] = await embed([question]);
  return articles
    .map((article) => ({ ...article, score: similarity(vector, article.vector) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, count);
}

/** Which of the articles breaks the rules of the house. */
export async function flagged(articles) {
  const response = await openai.createModeration({ input: articles.map(({ text }) => text) });
  return articles.filter((_, index) => response.data.results[index].flagged);
}
