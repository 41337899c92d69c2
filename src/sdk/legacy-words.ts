/**
 * What the names of v3's methods begin with, as patterns: enough to see whether a text may call one of them, without the tables of
 * legacy-methods.ts, which a file that has nothing to do with OpenAI need not wait for.
 */
export const v3MethodWords: readonly string[] = [
  'create(?:ChatCompletion|Completion|Edit|Embedding|Moderation|Image|Transcription|Translation|File|FineTune|Answer|Classification|Search)',
  '(?:list|retrieve|delete|download)File',
  '(?:list|retrieve|delete)Model',
  '(?:list|retrieve)Engine',
  '(?:list|retrieve|cancel)FineTune',
];
