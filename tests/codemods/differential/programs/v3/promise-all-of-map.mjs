import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const responses = await Promise.all(['a', 'b'].map((input) => openai.createEmbedding({ model: 'm', input })));
  print(responses.map((response) => response.data.data[0].embedding), responses[0].data.usage);
}
