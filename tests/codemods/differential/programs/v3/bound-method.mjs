import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const moderate = openai.createModeration.bind(openai);
  print((await moderate({ input: 'x' })).data.id);
}
