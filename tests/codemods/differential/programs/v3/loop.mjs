import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const texts = [];
  for (const prompt of ['a', 'b']) {
    const { data: { choices } } = await openai.createCompletion({ model: 'm', prompt });
    texts.push(choices[0].text);
  }
  print(texts);
}
