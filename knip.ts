import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { KnipConfig } from 'knip';
import { devDependencies } from './package.json';

/** Where packages stand as texts: in tables of the SDK and its relatives, and in programs that are run or linted. */
const folders = ['src/sdk', 'tests/sdk', 'tests/rules', 'tests/codemods', 'tests/labelled'];
const texts = folders.flatMap((folder) => readdirSync(folder).filter((file) => /\.(?:ts|md)$/.test(file)).map((file) => readFileSync(path.join(folder, file), 'utf8')));
const named = Object.keys(devDependencies).filter((name) => texts.some((text) => new RegExp(`['"\`/]${name}['"\`/]`).test(text)));

export default {
  workspaces: {
    '.': {
      entry: ['codemods/v*-to-v*.ts', 'scripts/*.ts', 'vitest.matrix.config.ts', 'tests/matrix/*.ts'],
      project: ['src/**', 'rules/**', 'codemods/**', 'scripts/**', 'tests/**/*.ts', '!tests/**/fixtures/**'],
      // The corpus is found by its folder names, the SDK by its major; @langchain/core is a peer of @langchain/openai; benchmarks is a folder.
      ignoreDependencies: [...named, /^corpus-/, /^openai\d$/, 'types-eslint8', '@langchain/core', 'benchmarks'],
    },
    // The hosts are spawned by the names of their binaries.
    'tests/hosts': { entry: '**/*.test.ts', ignoreDependencies: [/./] },
    // Its packages are what is measured.
    benchmarks: { entry: ['run.ts', 'run-measure.ts', 'measures/*.ts', '*-process.ts', 'children/*'], ignoreDependencies: [/./] },
  },
  // The types of what exported functions take and return.
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig;
