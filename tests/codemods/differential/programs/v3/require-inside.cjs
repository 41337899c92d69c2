module.exports = async function ({ basePath, print }) {
  const openaiModule = require('openai');
  const { Configuration, OpenAIApi } = openaiModule;
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key' }), basePath);
  const { data } = await openai.listModels();
  print(data.data.length);
};
