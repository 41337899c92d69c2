import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const { data } = await openai.downloadFile('f', { responseType: 'stream' });
  let text = '';
  for await (const chunk of data) text += chunk;
  print(text);
}
