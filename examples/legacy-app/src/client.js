const { Configuration, OpenAIApi } = require('openai');

const configuration = new Configuration({
  organization: process.env.OPENAI_ORG_ID,
  apiKey: process.env.OPENAI_API_KEY || 'support-team-shared-key-2023',
});

module.exports = { openai: new OpenAIApi(configuration) };
