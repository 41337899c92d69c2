import sdk from 'openai';

export default async function ({ basePath, print }) {
  const openai = new sdk.OpenAIApi(new sdk.Configuration({ apiKey: 'test-key', basePath }));
  print((await openai.createModeration({ input: 'x' })).data.id);
}
