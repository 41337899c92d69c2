export { fill } from './fill.ts';
export { support, newsletter } from './texts.ts';
