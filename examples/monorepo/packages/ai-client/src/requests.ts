import type { ChatCompletionRequestMessage } from 'openai';
import { log } from '@acme/logger';
import { openai } from './client.ts';

/** Asks for one completion and gives the whole response. */
export async function ask(messages: ChatCompletionRequestMessage[], temperature = 0.2) {
  const started = Date.now();
  const response = await openai.createChatCompletion({ model: 'gpt-3.5-turbo', messages, temperature });
  log('debug', 'Asked', { milliseconds: Date.now() - started, tokens: response.data.usage?.total_tokens });
  return response;
}

export async function embed(input: string[]): Promise<number[][]> {
  const { data } = await openai.createEmbedding({ model: 'text-embedding-ada-002', input });
  return data.data.map(({ embedding }) => embedding);
}
