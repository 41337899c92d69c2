/** `npm run docs` writes the generated files; `npm run docs:check` exits with 1 where one is stale. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles, staleFiles } from './generated-docs.ts';

async function main(): Promise<void> {
  const stale = await staleFiles();
  if (process.argv.includes('--check')) {
    if (stale.length > 0) console.error(`Run \`npm run docs\`: ${stale.join(', ')} differ from the rules' meta.`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  const files = await generatedFiles();
  for (const file of stale) writeFileSync(path.resolve(__dirname, '..', file), files.get(file) ?? '');
  console.log(stale.length > 0 ? `Wrote ${stale.join(', ')}.` : 'Nothing to write.');
}

void main();
