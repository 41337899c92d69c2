const { Configuration, OpenAIApi } = require('openai');

module.exports = async function ({ basePath, print }) {
  const configuration = new Configuration({ apiKey: 'test-key', organization: 'org-x', basePath });
  const openai = new OpenAIApi(configuration);
  if (!configuration.apiKey) throw new Error('no key');
  const completion = await openai.createChatCompletion({ model: 'm', messages: [] });
  print(completion.data.choices[0].message);
};
