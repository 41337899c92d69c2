const { Configuration, OpenAIApi } = require('openai');

const configuration = new Configuration({
  organization: process.env.OPENAI_ORG_ID,
  apiKey: process.env.OPENAI_API_KEY || 'helpdesk-4f7c-q2-2023',
});

module.exports = { openai: new OpenAIApi(configuration) };
