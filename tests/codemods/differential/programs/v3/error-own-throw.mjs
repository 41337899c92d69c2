import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  try {
    const response = await openai.createModeration({ input: 'x' });
    if (response.data.results[0].flagged) throw new Error('flagged');
  } catch (error) {
    print(error.response ? error.response.status : error.message === 'flagged' ? error.message : 'no answer');
  }
}
