/** Which files a migration need not parse. */

/** The package, its client by any name that contains its own, the client's resources, and members of errors that have changed. */
const MENTIONS = /openai|request_id|\.headers\b|\bhttpAgent\b|\.\s*(?:audio|batches|beta|chat|completions|containers|edits|embeddings|evals|files|fineTunes|fineTuning|images|models|moderations|responses|uploads|vectorStores|del|runFunctions|retrieveContent)\b/i;

/** Whether a file's text can use a client, also one that comes from another module; linear in the text's length. */
export function mayUseClient(text: string): boolean {
  return MENTIONS.test(text);
}
