/** Two methods that kept both ids positional: never rewrite their arguments. */
export const stayedPositional = [
  { path: 'vectorStores.files.poll', parameters: ['vector_store_id', 'file_id', 'options'] },
  { path: 'vectorStores.fileBatches.poll', parameters: ['vector_store_id', 'batch_id', 'options'] },
] as const;
