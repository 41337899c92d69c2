import { createReadStream } from 'node:fs';
import OpenAI, { AuthenticationError } from 'openai';
import { log } from '@acme/logger';

const client = new OpenAI();

export async function transcribe(file: string): Promise<string> {
  try {
    const { text } = await client.audio.transcriptions.create({ file: createReadStream(file), model: 'gpt-4o-transcribe' });
    return text;
  } catch (error) {
    if (error instanceof AuthenticationError) log('error', 'Check OPENAI_API_KEY', { requestID: error.requestID });
    throw error;
  }
}
