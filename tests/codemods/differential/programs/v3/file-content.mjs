import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const response = await openai.downloadFile('f');
  const bytes = (await openai.downloadFile('f', { responseType: 'arraybuffer' })).data;
  print(response.data.split('\n'), bytes.toString('hex'));
}
