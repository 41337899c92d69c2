import fs from 'node:fs';
import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const edit = await openai.createImageEdit(fs.createReadStream('image.png'), 'a cat', fs.createReadStream('image.png'), 1, '256x256');
  const variation = await openai.createImageVariation(fs.createReadStream('image.png'), 2, '512x512');
  print(edit.data.data[0].url, variation.data.created);
}
