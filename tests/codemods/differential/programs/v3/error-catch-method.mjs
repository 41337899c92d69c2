import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const result = await openai.createModeration({ input: 'x' })
    .then((response) => response.data.id)
    .catch((error) => (error.response ? error.response.data.error.type : 'no answer'));
  print(result);
}
