// Imports ESLint (where its path is given) and then the plugin, and prints what each has taken and what the plugin has loaded.
import { Module } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const [eslint, plugin] = process.argv.slice(2);
const timeOf = async (file) => {
  const start = performance.now();
  await import(pathToFileURL(file));
  return performance.now() - start;
};
const eslintTime = eslint ? await timeOf(eslint) : 0;
const before = new Set(Object.keys(Module._cache));
const pluginTime = await timeOf(plugin);
const loaded = Object.keys(Module._cache).filter((file) => !before.has(file) && !file.startsWith(path.dirname(plugin)));
console.log(JSON.stringify({ eslint: eslintTime, plugin: pluginTime, foreign: loaded.map((file) => path.relative(path.dirname(plugin), file)) }));
