import type { Measure } from '../measure.ts';
import growth from './growth.ts';
import importing from './import.ts';
import keySearch from './key-search.ts';
import lintWithOpenAI from './lint-with-openai.ts';
import lintWithoutOpenAI from './lint-without-openai.ts';
import migrateMemorySparse from './migrate-memory-sparse.ts';
import migrateMemory from './migrate-memory.ts';
import migrateRunners from './migrate-runners.ts';
import migrate from './migrate.ts';
import modules from './modules.ts';
import pathological from './pathological.ts';
import peers from './peers.ts';

/** All measures in the order of the table, by the names of their files. */
export const measures: Readonly<Record<string, Measure>> = {
  import: importing,
  'lint-without-openai': lintWithoutOpenAI,
  'lint-with-openai': lintWithOpenAI,
  peers,
  'key-search': keySearch,
  growth,
  pathological,
  modules,
  migrate,
  'migrate-runners': migrateRunners,
  'migrate-memory': migrateMemory,
  'migrate-memory-sparse': migrateMemorySparse,
};
