export { openai } from './client.ts';
export { ask, embed } from './requests.ts';
