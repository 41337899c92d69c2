// Lints one file, in a worker because only that can have a stack that is deep enough for the parser and ESLint on 10,000 nested functions.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

if (isMainThread) {
  const [file, rules] = process.argv.slice(2);
  const worker = new Worker(new URL(import.meta.url), { workerData: { file, rules }, resourceLimits: { stackSizeMb: 900 } });
  worker.on('message', (times) => console.log(JSON.stringify({ ...times, peakMemory: process.resourceUsage().maxRSS / 1024 })));
} else {
  const { file, rules } = workerData;
  const require = createRequire(import.meta.url);
  const { Linter } = require('eslint');
  const { parseForESLint } = require('../../dist/parser.js');
  const { configs } = require('../../dist/index.js');
  const linter = new Linter({ cwd: '/' });
  const base = { files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'], languageOptions: { parser: { parseForESLint } }, linterOptions: { reportUnusedDisableDirectives: 'off' } };
  const text = readFileSync(file, 'utf8');
  const start = performance.now();
  const { messages } = linter.verifyAndFix(text, rules === 'all' ? [base, configs.all] : [base], { filename: file, allowInlineConfig: false, fix: false, stats: true });
  const total = performance.now() - start;
  const failure = messages.find(({ ruleId }) => ruleId === null);
  if (failure) throw new Error(failure.message);
  const times = linter.getTimes().passes.flatMap((pass) => Object.values(pass.rules ?? {}).map((rule) => rule.total));
  parentPort.postMessage({ total, rules: times.reduce((sum, time) => sum + time, 0) });
}
