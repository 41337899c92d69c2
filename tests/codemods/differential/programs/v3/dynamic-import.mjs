export default async function ({ basePath, print }) {
  const { Configuration, OpenAIApi } = await import('openai');
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  print((await openai.createModeration({ input: 'x' })).data.id);
}
