// The least that a migration has to do: read every file once, and parse those that mention OpenAI.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import parser from '../../dist/parser.js';

const files = execFileSync('git', ['grep', '-lzi', 'openai'], { encoding: 'utf8', maxBuffer: 1024 ** 3 }).split('\0').filter(Boolean);
for (const file of files) parser.parseForESLint(readFileSync(file, 'utf8'), { filePath: file });
if (files.length !== 200) throw new Error(`${files.length} files mention OpenAI.`);
