const { openai } = require('./client');
const articles = require('./articles.json');

async function embed(input) {
  const response = await openai.createEmbedding({ model: 'text-embedding-ada-002', input });
  return response.data.data[0].embedding;
}

function similarity(a, b) {
  return a.reduce((sum, value, index) => sum + value * b[index], 0);
}

async function findArticles(question) {
  const vector = await embed(question);
  return articles
    .map((article) => ({ ...article, score: similarity(vector, article.vector) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map((article) => article.text);
}

module.exports = { findArticles };
