/** Clients of other modules: the import order of every module kind, on real files. */
import { join } from 'node:path';
import rule from '../../rules/no-late-api-key.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

function fixture(path: string): string {
  return join(import.meta.dirname, 'fixtures/no-late-api-key', path);
}

commonjs.run('no-late-api-key', rule, {
  valid: [
    { name: 'require after', filename: fixture('cjs/entry.js'), code: `require('dotenv').config();
const openai = require('./client');
` },
    { name: 'require of an env module before', filename: fixture('cjs/entry.js'), code: `require('./env');
const openai = require('./client');
require('dotenv').config();
` },
    { name: 'factory of another module', filename: fixture('cjs/entry.js'), code: `const { createClient } = require('./factory');
require('dotenv').config();
const openai = createClient();
` },
    { name: 'require inside a function', filename: fixture('cjs/entry.js'), code: `const dotenv = require('dotenv');
function start() { const openai = require('./client'); }
dotenv.config();
start();
` },
  ],
  invalid: [
    {
      name: 'require before',
      filename: fixture('cjs/entry.js'),
      code: `const openai = require('./client');
require('dotenv').config();
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1, suggestions: [{ messageId: 'moveUp', output: `require('dotenv').config();
const openai = require('./client');
` }] }],
    },
    {
      name: 'require of an env module after',
      filename: fixture('cjs/entry.js'),
      code: `const openai = require('./client');
require('./env');
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1, suggestions: [{ messageId: 'moveUp', output: `require('./env');
const openai = require('./client');
` }] }],
    },
    {
      name: 'v3 client of another module',
      filename: fixture('cjs/entry.js'),
      code: `const { openai } = require('./legacy');

require('dotenv').config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `require('dotenv').config();
const { openai } = require('./legacy');

` }] }],
    },
    {
      name: 'factory called too early',
      filename: fixture('cjs/entry.js'),
      code: `const { createClient } = require('./factory');
const openai = createClient();
require('dotenv').config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `const { createClient } = require('./factory');
require('dotenv').config();
const openai = createClient();
` }] }],
    },
    {
      name: 'require in a function called before',
      filename: fixture('cjs/entry.js'),
      code: `const dotenv = require('dotenv');
function start() { const openai = require('./client'); }
start();

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1 }],
    },
  ],
});

javascript.run('no-late-api-key', rule, {
  valid: [
    { name: 'env module imported above the client', filename: fixture('esm/entry.js'), code: `import './env.js';
import { openai } from './client.js';
import dotenv from 'dotenv';
dotenv.config();
` },
    { name: 'dotenv/config above the client', filename: fixture('esm/entry.js'), code: `import 'dotenv/config';
import { openai } from './client.js';
process.loadEnvFile();
` },
    { name: 'a module that loads its own environment', filename: fixture('esm/entry.js'), code: `import { openai } from './loaded-client.js';
import dotenv from 'dotenv';
dotenv.config();
` },
    { name: "late inside the imported module is that module's report", filename: fixture('esm/entry.js'), code: `import { openai } from './late-inside.js';
process.env.OTHER = '1';
` },
    { name: 'lazy client', filename: fixture('esm/entry.js'), code: `import { getClient } from './lazy.js';
import dotenv from 'dotenv';
dotenv.config();
getClient();
` },
    { name: 'config module without a client that uses it', filename: fixture('esm/entry.js'), code: `import dotenv from 'dotenv';
import OpenAI from 'openai';
import { ACME_MODEL } from './config.js';
dotenv.config();
const openai = new OpenAI();
` },
    { name: 'a function of another module loads first', filename: fixture('esm/entry.js'), code: `import OpenAI from 'openai';
import { loadEnvironment } from './load.js';
loadEnvironment();
const openai = new OpenAI();
` },
    { name: 'dynamic import after loading', filename: fixture('esm/entry.js'), code: `import dotenv from 'dotenv';
dotenv.config();
const { openai } = await import('./client.js');
` },
    { name: 'cycle without effect on others', filename: fixture('esm/entry.js'), code: `import dotenv from 'dotenv';
import 'dotenv/config';
import { a } from './cycle-a.js';
dotenv.config();
` },
    { name: 'broken module', filename: fixture('esm/entry.js'), code: `import dotenv from 'dotenv';
import { openai } from './broken.js';
dotenv.config();
` },
    { name: 'missing module', filename: fixture('esm/entry.js'), code: `import dotenv from 'dotenv';
import { openai } from './missing.js';
dotenv.config();
` },
    { name: 'missing env module first', filename: fixture('esm/entry.js'), code: `import OpenAI from 'openai';
import './missing-env.js';
const openai = new OpenAI();
process.env.OPENAI_API_KEY = await secret();
` },
    { name: 'a client that the other module can build again', filename: fixture('esm/entry.js'), code: `import { openai, reset } from './reset.js';
process.env.OPENAI_API_KEY = await secret();
reset();
` },
    { name: 'main loads, then imports', filename: fixture('esm/entry.js'), code: `import dotenv from 'dotenv';
async function main() {
  dotenv.config();
  const { ask } = await import('./routes.js');
  await ask('Hello');
}
main();
` },
    { name: 'a test replaces the module', filename: fixture('esm/entry.test.js'), code: `import { openai } from './client.js';
vi.mock('./client.js');
beforeEach(() => { process.env.OPENAI_API_KEY = 'test'; });
` },
    { name: 'resets modules', filename: fixture('esm/entry.test.js'), code: `import { ask } from './routes.js';
beforeEach(() => { vi.resetModules(); process.env.OPENAI_API_KEY = 'test'; });
` },
    { name: 'a test replaces a module that another one imports', filename: fixture('esm/entry.test.js'), code: `import { ask } from './routes.js';
vi.mock('./client.js', () => ({ openai: {} }));
beforeEach(() => { process.env.OPENAI_API_KEY = 'test'; });
` },
    { name: 'a test replaces the SDK', filename: fixture('esm/entry.test.js'), code: `import { ask } from './routes.js';
vi.mock('openai');
beforeEach(() => { process.env.OPENAI_API_KEY = 'test'; });
` },
    { name: 'a module of settings that loads the environment, first', filename: fixture('esm/entry.js'), code: `import { port as config } from './settings.js';
import { ask } from './routes.js';
listen(config, ask);
` },
    { name: 'a name of the same sound', filename: fixture('esm/entry.js'), code: `import { openai } from './client.js';
import { config } from './config.js';
listen(config, openai);
` },
  ],
  invalid: [
    {
      name: 'ESM import above the call',
      filename: fixture('esm/entry.js'),
      code: `import { openai } from './client.js'; import dotenv from 'dotenv';
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { openai } from './client.js'; 
` }] }],
    },
    {
      name: 'ESM import below the call',
      filename: fixture('esm/entry.js'),
      code: `import dotenv from 'dotenv';
dotenv.config();
import { openai } from './client.js';
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { openai } from './client.js';
` }] }],
    },
    {
      name: 'transitively, through routes',
      filename: fixture('esm/entry.js'),
      code: `import dotenv from 'dotenv';
import { ask } from './routes.js';
dotenv.config();
await ask('Hello');
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { ask } from './routes.js';
await ask('Hello');
` }] }],
    },
    {
      name: 'through a star re-export',
      filename: fixture('esm/entry.js'),
      code: `import dotenv from 'dotenv';
import * as lib from '#lib/index';
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import * as lib from '#lib/index';
` }] }],
    },
    {
      name: 'through a named re-export',
      filename: fixture('esm/entry.js'),
      code: `import dotenv from 'dotenv';
import openai from './lib/ai.js';
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import openai from './lib/ai.js';
` }] }],
    },
    {
      name: 'a singleton whose field builds the client',
      filename: fixture('esm/entry.js'),
      code: `import dotenv from 'dotenv';
import chat from './service.js';

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import chat from './service.js';

` }] }],
    },
    {
      name: 'env module imported below the client',
      filename: fixture('esm/entry.js'),
      code: `import { openai } from './client.js';
import './env.js';
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1, suggestions: [{ messageId: 'moveImport', output: `import './env.js';
import { openai } from './client.js';
` }] }],
    },
    {
      name: 'dotenv/config below the client',
      filename: fixture('esm/entry.js'),
      code: `import { openai } from './client.js';
import 'dotenv/config';
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1, suggestions: [{ messageId: 'moveImport', output: `import 'dotenv/config';
import { openai } from './client.js';
` }] }],
    },
    {
      name: 'lazy client that is asked for too early',
      filename: fixture('esm/entry.js'),
      code: `import { getClient } from './lazy.js';
import dotenv from 'dotenv';
const openai = getClient();
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { getClient } from './lazy.js';
const openai = getClient();
` }] }],
    },
    {
      name: 'config module read before',
      filename: fixture('esm/entry.js'),
      code: `import dotenv from 'dotenv';
import OpenAI from 'openai';
import { config } from './config.js';
dotenv.config();
const openai = new OpenAI({ apiKey: config.openai.apiKey });
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
import { config } from './config.js';
const openai = new OpenAI({ apiKey: config.openai.apiKey });
` }] }],
    },
    {
      name: 'a function of another module loads',
      filename: fixture('esm/entry.js'),
      code: `import { openai } from './client.js';
import { loadEnvironment } from './load.js';
loadEnvironment();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { openai } from './client.js';
` }] }],
    },
    {
      name: 'dynamic import before loading',
      filename: fixture('esm/entry.js'),
      code: `import dotenv from 'dotenv';
const { openai } = await import('./client.js');
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
const { openai } = await import('./client.js');
` }] }],
    },
    {
      name: 'cycle',
      filename: fixture('esm/entry.js'),
      code: `import dotenv from 'dotenv';
import { a } from './cycle-a.js';
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { a } from './cycle-a.js';
` }] }],
    },
    {
      name: 'main loads after a static import',
      filename: fixture('esm/entry.js'),
      code: `import dotenv from 'dotenv';
import { ask } from './routes.js';
async function main() {
  dotenv.config();
  await ask('Hello');
}
main();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 3, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { ask } from './routes.js';
async function main() {
  await ask('Hello');
}
main();
` }] }],
    },
    {
      name: 'a hook of a test comes after the import',
      filename: fixture('esm/entry.test.js'),
      code: `import { ask } from './routes.js';
beforeAll(() => { process.env.OPENAI_API_KEY = 'test'; });
`,
      errors: [{ messageId: 'lateWrite', line: 2, column: 19 }],
    },
    {
      name: 'a module of settings that loads the environment, second',
      filename: fixture('esm/entry.js'),
      code: `import { ask } from './routes.js';
import { port as config } from './settings.js';
listen(config, ask);
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1, suggestions: [{ messageId: 'moveImport', output: `import { port as config } from './settings.js';
import { ask } from './routes.js';
listen(config, ask);
` }] }],
    },
  ],
});

typescript.run('no-late-api-key', rule, {
  valid: [
    { name: 'import below in TypeScript that becomes CommonJS', filename: fixture('ts-commonjs/entry.ts'), code: `import dotenv from 'dotenv';
dotenv.config();
import { openai } from './client';
console.log(openai);
` },
    { name: 'import equals below', filename: fixture('ts-commonjs/entry.ts'), code: `import dotenv = require('dotenv');
dotenv.config();
import client = require('./client');
console.log(client.openai);
` },
    { name: 'only a type is imported', filename: fixture('ts-commonjs/entry.ts'), code: `import dotenv from 'dotenv';
import { Answer } from './client';
dotenv.config();
export const answer: Answer = { text: '' };
` },
    { name: 'import type', filename: fixture('ts-esnext/src/entry.ts'), code: `import dotenv from 'dotenv';
import type { Chat } from './client';
import { type Answer } from './client';
dotenv.config();
export let chat: Chat, answer: Answer;
` },
    { name: 'NodeNext in a CommonJS package', filename: fixture('ts-nodenext-cjs/entry.ts'), code: `import dotenv from 'dotenv';
dotenv.config();
import { openai } from './client.js';
console.log(openai);
` },
    { name: '.cts keeps the order', filename: fixture('ts-nodenext-esm/entry.cts'), code: `import dotenv from 'dotenv';
dotenv.config();
import { openai } from './client.js';
console.log(openai);
` },
    { name: 'ts-node compiles to CommonJS', filename: fixture('ts-node/entry.ts'), code: `import dotenv from 'dotenv';
dotenv.config();
import { openai } from './client';
console.log(openai);
` },
  ],
  invalid: [
    {
      name: '.mts is an ES module',
      filename: fixture('ts-commonjs/entry.mts'),
      code: `import dotenv from 'dotenv';
import { openai } from './client';
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { openai } from './client';
` }] }],
    },
    {
      name: '.mts hoists an import below',
      filename: fixture('ts-commonjs/entry.mts'),
      code: `import dotenv from 'dotenv';
dotenv.config();
import { openai } from './client';
console.log(openai);
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { openai } from './client';
console.log(openai);
` }] }],
    },
    {
      name: 'import above in TypeScript that becomes CommonJS',
      filename: fixture('ts-commonjs/entry.ts'),
      code: `import dotenv from 'dotenv';
import { openai } from './client';
dotenv.config();
console.log(openai);
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { openai } from './client';
console.log(openai);
` }] }],
    },
    {
      name: 'import equals above',
      filename: fixture('ts-commonjs/entry.ts'),
      code: `import dotenv = require('dotenv');
import client = require('./client');
dotenv.config();
console.log(client.openai);
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import dotenv = require('dotenv');
dotenv.config();
import client = require('./client');
console.log(client.openai);
` }] }],
    },
    {
      name: 'bundled TypeScript hoists',
      filename: fixture('ts-esnext/src/entry.ts'),
      code: `import dotenv from 'dotenv';
dotenv.config();
import { openai } from '@/client';
console.log(openai);
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { openai } from '@/client';
console.log(openai);
` }] }],
    },
    {
      name: 'bundled TypeScript, env module second',
      filename: fixture('ts-esnext/src/entry.ts'),
      code: `import { openai } from '@/client';
import '@/env';
console.log(openai);
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1, suggestions: [{ messageId: 'moveImport', output: `import '@/env';
import { openai } from '@/client';
console.log(openai);
` }] }],
    },
    {
      name: 'NodeNext in a module package',
      filename: fixture('ts-nodenext-esm/entry.ts'),
      code: `import dotenv from 'dotenv';
dotenv.config();
import { openai } from './client.js';
console.log(openai);
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { openai } from './client.js';
console.log(openai);
` }] }],
    },
    {
      name: 'NodeNext in a CommonJS package, import above',
      filename: fixture('ts-nodenext-cjs/entry.ts'),
      code: `import dotenv from 'dotenv';
import { openai } from './client.js';
dotenv.config();
console.log(openai);
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { openai } from './client.js';
console.log(openai);
` }] }],
    },
    {
      name: 'open: the import order decides',
      filename: fixture('ts-open/entry.ts'),
      code: `import dotenv from 'dotenv';
dotenv.config();
import { openai } from './client';
console.log(openai);
`,
      errors: [{ messageId: 'lateWhereHoisted', line: 2, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { openai } from './client';
console.log(openai);
` }] }],
    },
    {
      name: 'open: late in either order',
      filename: fixture('ts-open/entry.ts'),
      code: `import dotenv from 'dotenv';
import { openai } from './client';
dotenv.config();
console.log(openai);
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { openai } from './client';
console.log(openai);
` }] }],
    },
  ],
});
