import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDirectory, unpackTo, type Run } from '../package/consumer.ts';
import { blockWith, shell } from './monorepo-project.ts';

const OLD = `const { Configuration, OpenAIApi } = require('openai');

const openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));

exports.answer = async (question) => {
  const { data } = await openai.createChatCompletion({ model: 'gpt-4', messages: [{ role: 'user', content: question }] });
  return data.choices[0].message.content;
};
`;
const NEW = `const { OpenAI } = require('openai');

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });

exports.answer = async (question) => {
  const data = await openai.chat.completions.create({ model: 'gpt-4', messages: [{ role: 'user', content: question }] });
  return data.choices[0].message.content;
};
`;
const AGENT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI({ httpAgent: globalThis.agent });\n";
const MODERN = "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n";

const REPOSITORIES: Record<string, Record<string, string>> = {
  bot: { 'package-lock.json': '{}', 'index.js': OLD },
  mixed: { 'pnpm-lock.yaml': '', 'src/bot.js': OLD, 'src/agent.js': AGENT, 'src/broken.js': `${MODERN}const = client;\n` },
  modern: { 'src/client.js': MODERN },
};

const BOT_TEXT = `From openai 3 to 7. Changed files: 1.

- [ ] Run \`npm install openai@7\`
`;

let root: string;

beforeAll(() => {
  root = temporaryDirectory();
  installGlobally(unpackTo(path.join(root, made('packed'))));
  for (const [name, files] of Object.entries(REPOSITORIES)) publish(name, { 'package.json': '{ "private": true }\n', ...files });
  write('work/migrate-openai.sh', blockWith('report=$(mktemp)'));
  write('work/repositories.txt', Object.keys(REPOSITORIES).map((name) => `file://${root}/remote/${name}.git\n`).join(''));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function made(name: string): string {
  mkdirSync(path.join(root, name), { recursive: true });
  return name;
}

function write(name: string, content: string): void {
  made(path.dirname(name));
  writeFileSync(path.join(root, name), content);
}

/** Where `npm install --global` with the prefix `global` would put the package and its command. */
function installGlobally(unpacked: string): void {
  for (const folder of ['global/lib/node_modules', 'global/bin']) made(folder);
  symlinkSync(unpacked, path.join(root, 'global/lib/node_modules/eslint-plugin-openai'));
  symlinkSync('../lib/node_modules/eslint-plugin-openai/dist/cli.js', path.join(root, 'global/bin/eslint-plugin-openai'));
}

/** Makes a bare repository with one commit. */
function publish(name: string, files: Record<string, string>): void {
  for (const [file, content] of Object.entries(files)) write(`source/${name}/${file}`, content);
  const { status, stderr } = run(`source/${name}`, `git init --quiet --initial-branch main && git add --all && git commit --quiet --message Start
    git clone --quiet --bare . ${root}/remote/${name}.git`);
  if (status !== 0) throw new Error(stderr);
}

function run(directory: string, script: string): Run {
  return shell(path.join(root, directory), script, { npm_config_prefix: path.join(root, 'global'), npm_config_offline: 'true' });
}

function remote(name: string, command: string): string {
  return run(`remote/${name}.git`, `git ${command}`).stdout;
}

function text(name: string): string {
  return readFileSync(path.join(root, 'work', `${name}.md`), 'utf8');
}

describe('the script on all repositories', () => {
  let loop: Run;

  beforeAll(() => {
    loop = run('work', blockWith('git clone'));
  });

  it('pushes a branch where something changes, and leaves main alone', () => {
    expect(loop).toMatchObject({ status: 0, stdout: expect.stringContaining('modern: no branch\n') as string });
    expect(Object.keys(REPOSITORIES).map((name) => [name, remote(name, 'branch --format "%(refname:short)"').split('\n').filter(Boolean)])).toEqual([
      ['bot', ['main', 'openai-7']], ['mixed', ['main', 'openai-7']], ['modern', ['main']],
    ]);
    expect(remote('bot', 'show openai-7:index.js')).toBe(NEW);
    expect(remote('bot', 'show main:index.js')).toBe(OLD);
    expect(remote('mixed', 'diff --name-only main openai-7')).toBe('src/agent.js\nsrc/bot.js\n');
    expect(remote('mixed', 'log -1 --format=%s openai-7')).toBe('Migrate to openai 7\n');
  });

  it('leaves the text of each pull request', () => {
    expect(text('bot')).toBe(BOT_TEXT);
    expect(text('mixed')).toMatch(new RegExp(`^From openai 3 to 7\\. Changed files: 2\\.

- \\[ \\] Run \`pnpm add openai@7\`
- \\[ \\] \`src/agent\\.js:3\` httpAgent is ignored, use fetchOptions\\..*
- \\[ \\] \`src/broken\\.js\` is as it was: Syntax error in line 4, column 7: .*
$`));
    expect(text('modern')).toBe('');
  });
});

it("Sourcegraph's step prints the text and changes the files", () => {
  interface BatchSpec {
    steps: { run: string; mount: { path: string; mountpoint: string }[]; outputs: { body: { value: string } } }[];
    changesetTemplate: { body: string };
  }
  const { steps: [step], changesetTemplate } = parse(blockWith('changesetTemplate')) as BatchSpec;
  expect({ value: step!.outputs.body.value, body: changesetTemplate.body }).toEqual({ value: '${{ step.stdout }}', body: '${{ outputs.body }}' });
  const script = step!.mount.reduce((command, { path: file, mountpoint }) => command.replace(mountpoint, path.resolve(root, 'work', file)), step!.run);
  run('work', `git clone --quiet file://${root}/remote/bot.git step`);
  expect(run('work/step', script)).toMatchObject({ status: 0, stdout: BOT_TEXT });
  expect(run('work/step', 'git diff --name-only').stdout).toBe('index.js\n');
});

it('the script fails where migrate writes nothing', () => {
  run('work', `git clone --quiet file://${root}/remote/bot.git changed`);
  write('work/changed/index.js', `${OLD}// mine\n`);
  const { status, stdout, stderr } = run('work/changed', 'sh ../migrate-openai.sh');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('has changes that are not committed');
});
