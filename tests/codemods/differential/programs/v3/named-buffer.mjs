import fs from 'node:fs';
import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const buffer = fs.readFileSync('image.png');
  buffer.name = 'image.png';
  const { data } = await openai.createImageVariation(buffer, 1, '256x256');
  print(data.data.length);
}
