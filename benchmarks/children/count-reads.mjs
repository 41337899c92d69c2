// Lints a directory with all rules, and prints how often the plugin reads and parses a file of it beyond what ESLint does.
import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const [directory] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const reads = new Map();
const parses = new Map();
const count = (counts, file) => counts.set(file, (counts.get(file) ?? 0) + 1);

const readFileSync = fs.readFileSync;
fs.readFileSync = (file, ...rest) => {
  if (path.dirname(String(file)) === directory && String(file).endsWith('.ts')) count(reads, file);
  return readFileSync(file, ...rest);
};
syncBuiltinESMExports();

const parser = require('../../dist/parser.js');
const { parseForESLint } = parser;
parser.parseForESLint = (text, options) => {
  count(parses, options.filePath);
  return parseForESLint(text, options);
};

const { ESLint } = require('eslint');
const { default: all } = await import('./all.config.mjs');
const eslint = new ESLint({ cwd: directory, overrideConfigFile: true, overrideConfig: all, allowInlineConfig: false });
const results = await eslint.lintFiles(['.']);
if (results.length !== fs.readdirSync(directory).length) throw new Error(`Only ${results.length} files were linted.`);
const most = (counts) => Math.max(0, ...counts.values());
console.log(JSON.stringify({ reads: most(reads), parses: most(parses), parsedInAll: parses.size }));
