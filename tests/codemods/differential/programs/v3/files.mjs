import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const { data: { data: files } } = await openai.listFiles();
  const file = await openai.retrieveFile('f');
  const gone = await openai.deleteFile('f');
  print(files.length, file.data.filename, gone.data.deleted);
}
