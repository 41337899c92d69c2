import OpenAI from 'openai';

export const client = new OpenAI();

export async function createStore(name: string, fileIds: string[]): Promise<string> {
  const store = await client.beta.vectorStores.create({ name, file_ids: fileIds });
  return store.id;
}

export async function removeFile(storeId: string, fileId: string): Promise<void> {
  await client.beta.vectorStores.files.del(storeId, fileId);
  await client.files.del(fileId);
}

export async function runOf(threadId: string, runId: string) {
  return client.beta.threads.runs.retrieve(threadId, runId);
}
