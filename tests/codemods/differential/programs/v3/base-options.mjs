import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({
    apiKey: 'test-key',
    basePath,
    baseOptions: {
      headers: { 'x-test-team': 'a' },
      params: { trace: '1' },
      timeout: 30000,
      maxBodyLength: Infinity,
    },
  }));
  print((await openai.createModeration({ input: 'x' })).data.id);
}
