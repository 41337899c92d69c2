import { log } from '@acme/logger';
import { client, removeFile } from '@acme/vector-search';

export async function search(storeId: string, query: string): Promise<string> {
  for (;;) {
    try {
      const response = await client.responses.create({
        model: 'gpt-4.1-mini',
        input: query,
        tools: [{ type: 'file_search', vector_store_ids: [storeId] }],
      });
      return response.output_text;
    } catch (error) {
      log('warn', 'Once more', { message: String(error) });
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

export async function forget(storeId: string, fileIds: string[]): Promise<void> {
  for (const fileId of fileIds) await removeFile(storeId, fileId);
  const left = await client.files.list();
  log('info', 'Forgotten', { left: left.data.length });
}
