// Packages whose errors have no `response` as axios has it, so that `error.response` in a handler around their calls and a request
// to OpenAI is meant for OpenAI's error. Source: what the packages do (databases, files, terminals, text, retries, the browser);
// a package that is not here may be an HTTP client or hold one.
// Proof: tests/sdk/quiet-packages.test.ts keeps HTTP clients out.

const quietPackages: ReadonlySet<string> = new Set([
  // databases and caches
  'mongoose', 'mongodb', '@prisma/client', 'pg', 'pg-promise', 'mysql', 'mysql2', 'sqlite', 'sqlite3', 'better-sqlite3', 'sequelize',
  'typeorm', 'knex', 'drizzle-orm', 'redis', 'ioredis', 'lowdb', 'keyv', 'node-cache', 'lru-cache', '@supabase/supabase-js', 'kysely',
  // files and archives
  'fs-extra', 'graceful-fs', 'glob', 'globby', 'fast-glob', 'rimraf', 'mkdirp', 'tmp', 'tmp-promise', 'adm-zip', 'archiver', 'jszip',
  'pdf-parse', 'pdfjs-dist', 'mammoth', 'xlsx', 'exceljs', 'csv-parse', 'papaparse', 'sharp', 'jimp', 'fluent-ffmpeg', 'gray-matter',
  // terminals and processes
  'inquirer', '@inquirer/prompts', '@inquirer/core', 'prompts', 'enquirer', '@clack/prompts', 'readline-sync', 'chalk', 'kleur',
  'picocolors', 'ora', 'nanospinner', 'listr2', 'cli-progress', 'clipboardy', 'execa', 'zx', 'shelljs', 'cross-spawn', 'simple-git',
  'commander', 'yargs', 'meow', 'cac', 'conf', 'configstore', 'cosmiconfig', 'rc9', 'vscode', 'electron',
  // text, checks, time
  'zod', 'joi', 'yup', 'ajv', 'class-validator', 'class-transformer', 'lodash', 'lodash-es', 'ramda', 'uuid', 'nanoid', 'dayjs',
  'moment', 'luxon', 'date-fns', 'marked', 'js-yaml', 'yaml', 'cheerio', 'tiktoken', 'js-tiktoken', 'gpt-3-encoder', 'gpt-tokenizer',
  'bcrypt', 'bcryptjs', 'jsonwebtoken', 'dotenv', 'winston', 'pino', 'debug', 'prettier', 'typescript',
  // waiting, retries, queues
  'p-limit', 'p-map', 'p-queue', 'p-retry', 'p-all', 'p-series', 'p-timeout', 'delay', 'async-retry', 'exponential-backoff',
  'ts-retry-promise', 'bottleneck', 'async', 'bluebird', 'async-mutex', 'bull', 'bullmq',
  // servers, browsers, chats whose errors have another shape
  'express', 'koa', 'fastify', 'hono', 'next', 'react', 'vue', 'svelte', 'formidable', 'multer', 'socket.io', 'ws', 'puppeteer',
  'puppeteer-core', 'playwright', 'discord.js', 'whatsapp-web.js', 'vitest', '@jest/globals', '@actions/core',
  'openai',
]);

/** Whether a package's calls never reject with an error that has a `response` as axios has it. */
export function isQuietPackage(source: string): boolean {
  const [scope, name] = source.split('/');
  return quietPackages.has(source.startsWith('@') ? `${scope}/${name}` : scope!);
}

/** Globals of browsers and frameworks that send requests and whose errors have a `response`. */
export const requestingGlobals: ReadonlySet<string> = new Set(['axios', '$', 'jQuery', '$fetch', 'ofetch', 'ky', 'got', 'superagent', 'request', 'Octokit', 'gapi', 'UrlFetchApp', 'wx', 'uni']);

/** Method names that HTTP clients share: `api.get(…)` on an object of unknown origin may be one. */
export const requestMethodNames: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'request', 'fetch', '$get', '$post', 'query', 'mutate', 'axios', 'send']);
