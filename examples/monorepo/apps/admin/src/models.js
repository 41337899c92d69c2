const OpenAI = require('openai');

const client = new OpenAI();
require('dotenv').config();

async function models() {
  const names = [];
  for await (const model of client.models.list()) names.push(model.id);
  return names.sort();
}

module.exports = { models };
