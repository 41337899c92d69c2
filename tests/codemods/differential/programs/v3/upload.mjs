import fs from 'node:fs';
import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const { data } = await openai.createFile(fs.createReadStream('upload.txt'), 'fine-tune');
  print(data.id, data.filename);
}
