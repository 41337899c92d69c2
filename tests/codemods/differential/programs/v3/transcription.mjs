import { createReadStream } from 'node:fs';
import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const response = await openai.createTranscription(createReadStream('upload.txt'), 'whisper-1', 'a prompt', 'json', 0.5, 'de');
  const text = await openai.createTranscription(createReadStream('upload.txt'), 'whisper-1', undefined, 'text');
  const translation = await openai.createTranslation(createReadStream('upload.txt'), 'whisper-1');
  print(response.data.text, text.data, translation.data.text);
}
