/** A new user follows the README word by word, in projects that have nothing of ours yet. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FreshMachine } from './fresh-machine.ts';
import { codeBlocks } from './pages.ts';

const blocks = codeBlocks('README.md');

/** The only block of a language under a heading of the README. */
function blockUnder(heading: string, language: string): string {
  const found = blocks.filter((block) => block.heading.startsWith(heading) && block.language === language);
  if (found.length !== 1) throw new Error(`The README has ${found.length} ${language} blocks under "${heading}".`);
  return found[0]!.text;
}

function commandsUnder(heading: string): string[] {
  return blockUnder(heading, 'sh').trim().split('\n');
}

const CHAT_V4 = `import { AuthenticationError } from 'openai';
import { client } from './client';

export async function answer(content: string): Promise<string | null> {
  try {
    const completion = await client.beta.chat.completions.parse({ model: 'gpt-4o', messages: [{ role: 'user', content }] });
    return completion.choices[0]?.message.content ?? null;
  } catch (error) {
    if (error instanceof AuthenticationError) throw new Error(\`The key is refused (\${error.request_id}).\`);
    throw error;
  }
}
`;
const CLIENT_TS = "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n";
const SETUP_TS = "process.env.OPENAI_API_KEY ??= 'not-a-key';\nexport {};\n";
const TSCONFIG = JSON.stringify({ compilerOptions: { strict: true, noEmit: true, skipLibCheck: true, jsx: 'preserve', module: 'esnext', moduleResolution: 'bundler', target: 'es2022', lib: ['es2023', 'dom'], types: [] }, include: ['src'] });

const TYPESCRIPT = { 'src/client.ts': CLIENT_TS, 'src/chat.ts': CHAT_V4, 'test/setup.ts': SETUP_TS, 'tsconfig.json': TSCONFIG };

const NEXT = {
  'src/lib/client.ts': CLIENT_TS,
  'src/lib/chat.ts': CHAT_V4,
  'src/app/page.tsx': 'export default function Page() {\n  return <form action="/api/chat" method="post" />;\n}\n',
  'src/app/api/chat/route.ts': `import { answer } from '../../../lib/chat';

export async function POST(request: Request): Promise<Response> {
  const { content } = (await request.json()) as { content: string };
  return Response.json({ answer: await answer(content) });
}
`,
  'src/pages/api/files.ts': `import type { NextApiRequest, NextApiResponse } from 'next';
import { client } from '../../lib/client';

export default async function handler(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  response.json(await client.files.del(String(request.query.id)));
}
`,
  'test/setup.ts': SETUP_TS,
  'tsconfig.json': TSCONFIG,
  'eslint.config.mjs': `import { defineConfig, globalIgnores } from 'eslint/config';
import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTs from 'eslint-config-next/typescript';

export default defineConfig([...nextVitals, ...nextTs, globalIgnores(['.next/**', 'next-env.d.ts'])]);
`,
};

const OLDEST = {
  'src/client.js': `const { Configuration, OpenAIApi } = require('openai');

const configuration = new Configuration({ apiKey: process.env.OPENAI_API_KEY });
module.exports = new OpenAIApi(configuration);
`,
  'src/chat.js': `const openai = require('./client');

module.exports = async function answer(content) {
  try {
    const response = await openai.createChatCompletion({ model: 'gpt-3.5-turbo', messages: [{ role: 'user', content }] });
    return response.data.choices[0].message.content;
  } catch (error) {
    if (error.response) console.error(error.response.status, error.response.data.error.message);
    throw error;
  }
};
`,
  'test/setup.ts': SETUP_TS,
};

let machine: FreshMachine;
beforeAll(async () => {
  machine = await FreshMachine.start();
});
afterAll(() => machine.stop());

async function install(project: string): Promise<void> {
  for (const command of commandsUnder('Install')) await machine.succeed(project, command);
}

/** ESLint itself reports with our rules, as does our command, in the words that the README has for it. */
async function expectReports(project: string): Promise<void> {
  const eslint = await machine.run(project, 'npx eslint .');
  expect({ ...eslint, stdout: '' }).toEqual({ status: 1, stdout: '', stderr: '' });
  expect(eslint.stdout).toContain('openai/no-legacy-api');
  const [lint, lintPaths] = commandsUnder('Without any configuration');
  const ours = await machine.run(project, lint!);
  expect(ours).toMatchObject({ status: 1, stderr: '' });
  expect(ours.stdout).toContain('openai/no-legacy-api');
  const paths = await machine.run(project, lintPaths!);
  expect(paths.status).toBe(1);
  expect((JSON.parse(paths.stdout) as { filePath: string }[]).map(({ filePath }) => filePath)).toContain(path.join(project, 'test/setup.ts'));
}

/** Migrates as the README says, and upgrades the SDK with the command that this prints. */
async function migrate(project: string): Promise<void> {
  machine.commit(project);
  const [look, rewrite] = commandsUnder('Migrate');
  expect(await machine.succeed(project, look!)).toMatch(/^\+.*\n(?:.*\n)*\d+ files? would change/m);
  expect(await machine.succeed(project, 'git status --porcelain')).toBe('');
  const [, summary, upgrade] = /^(\d+ files? changed .*)\n\nUpgrade the dependency with:\n {2}(.*)$/m.exec(await machine.succeed(project, rewrite!))!;
  expect(summary).toMatch(/, 0 TODOs, 0 failed, of \d+ files\.$/);
  await machine.succeed(project, upgrade!);
}

async function expectClean(project: string): Promise<void> {
  expect(await machine.run(project, 'npx eslint .')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(await machine.run(project, commandsUnder('Without any configuration')[0]!)).toEqual({ status: 0, stdout: '', stderr: '' });
}

describe('a project with TypeScript and ESLint 10', () => {
  let project: string;
  beforeAll(async () => {
    project = await machine.project('typescript', TYPESCRIPT, ['openai@4']);
  });

  it('gets the plugin', () => install(project));

  it('gets a config', async () => {
    for (const command of commandsUnder('TypeScript')) await machine.succeed(project, command);
    writeFileSync(path.join(project, 'eslint.config.mjs'), blockUnder('TypeScript', 'js'));
    expect(await machine.succeed(project, 'npx eslint --version')).toMatch(/^v10\./);
    await expectReports(project);
  });

  it('moves to the current SDK, and is clean', async () => {
    await migrate(project);
    await expectClean(project);
    await machine.succeed(project, 'npx tsc');
  });
});

describe('a project in the shape of Next.js', () => {
  let project: string;
  beforeAll(async () => {
    project = await machine.project('next', NEXT, ['openai@4', 'next', 'react', 'react-dom', '&& npm install --save-dev eslint@9 eslint-config-next typescript @types/react @types/node']);
  });

  it('gets the plugin beside the ESLint that it has', async () => {
    await install(project);
    expect(await machine.succeed(project, 'npx eslint --version')).toMatch(/^v9\./);
  });

  it('gets the config beside that of Next.js', async () => {
    const [importing, adding] = [/^import openai.*\n/m.exec(blockUnder('`eslint.config.mjs`', 'js'))![0], /openai\.configs\.\w+/.exec(blockUnder('`eslint.config.mjs`', 'js'))![0]];
    writeFileSync(path.join(project, 'eslint.config.mjs'), importing + NEXT['eslint.config.mjs'].replace('...nextTs', `...nextTs, ${adding}`));
    await expectReports(project);
  });

  it('moves to the current SDK, and is clean', async () => {
    await migrate(project);
    await expectClean(project);
    await machine.succeed(project, 'npx tsc');
  });
});

describe('an old project with ESLint 8, an eslintrc and openai 3', () => {
  let project: string;
  beforeAll(async () => {
    project = await machine.project('old', OLDEST, ['openai@3', '&& npm install --save-dev eslint@8.57.1']);
  });

  it('gets the plugin beside the ESLint that it has', async () => {
    await install(project);
    expect(await machine.succeed(project, 'npx eslint --version')).toBe('v8.57.1\n');
  });

  it('gets a config', async () => {
    writeFileSync(path.join(project, '.eslintrc.json'), blockUnder('`.eslintrc`', 'json'));
    await expectReports(project);
  });

  it('moves to the current SDK, and is clean', async () => {
    await migrate(project);
    await expectClean(project);
  });
});

describe('a project that has no ESLint', () => {
  it('is linted and migrated without an installation', async () => {
    const project = await machine.project('bare', OLDEST);
    const [lint] = commandsUnder('Without any configuration');
    const { status, stdout } = await machine.run(project, lint!);
    expect(status).toBe(1);
    expect(stdout).toContain('openai/no-legacy-api');
    for (const command of commandsUnder('Migrate')) await machine.succeed(project, command);
    expect(await machine.run(project, lint!)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await machine.succeed(project, 'git diff --name-only')).toBe('src/chat.js\nsrc/client.js\n');
  });
});

describe('the other configs of the README', () => {
  let project: string;
  beforeAll(async () => {
    project = await machine.project('configs', { 'src/client.js': OLDEST['src/client.js'] });
    await install(project);
  });

  it.each(['`eslint.config.mjs`', 'With `defineConfig`', 'Settings'])('%s', async (heading) => {
    const config = blockUnder(heading, 'js');
    const importing = config.includes('import openai') ? '' : "import openai from 'eslint-plugin-openai';\n";
    writeFileSync(path.join(project, 'eslint.config.mjs'), importing + config);
    const { status, stdout } = await machine.run(project, 'npx eslint src');
    expect(status).toBe(1);
    expect(stdout).toContain('openai/no-legacy-api');
  });
});
