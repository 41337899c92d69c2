/**
 * Every command in the README, CONTRIBUTING.md and docs is run. A block of commands whose line above says `run by <test>` is run by that
 * test; all others are run here, line by line, in a project that has old code and this package, or in a copy of this repository.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FreshMachine } from './fresh-machine.ts';
import { codeBlocks, type CodeBlock } from './pages.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PAGES = ['README.md', 'CONTRIBUTING.md', ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`).sort()];

/** Commands on other pages than CONTRIBUTING.md that belong to the development of this package. */
const OF_REPOSITORY = /^(?:npm (?:run|ci|test)|npx vitest)\b/;
/** The packages of the copy are those of the repository, which must stay. */
const INSTALLS = /\bnpm (?:ci|i|install)\b(?!.*--prefix)/;
/** Tells others, which no test does. */
const PUBLISHES = /\bnpm (?:publish|unpublish|deprecate|trust|login)\b|\bgit push\b/;
/** They exit with 1 where they find something, as they do in the old code. */
const FINDS_PROBLEMS = /^npx (?:eslint|eslint-plugin-openai lint)(?: |$)/;

/** What only `.ci/run` can run: in a test it would install the packages that the test is made of, or run itself. */
const RUN_BY_CI = ['npm ci && npm test', 'npm run lint', 'npm run typecheck', 'npm run docs:check', 'npm run lint:package', 'npm run lint:unused', 'npm run test:matrix -- --ci'];

/** What is run in place of a command, with the reason. */
const RUN_AS: Readonly<Record<string, string>> = {
  // The packages are those of the test.
  'npm ci && npm run demo': 'npm run demo',
  // All tests are run by .ci/run.
  'npm run coverage': 'npm run coverage -- tests/docs.test.ts',
  'npx vitest run tests/rules': 'npx vitest run tests/rules/prefer-error-class.test.ts',
  // A name has to be chosen.
  'npm run new <rule>': 'npm run new no-other-thing',
};

/** What is not run at all, with the reason. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'npx changeset': 'It asks questions; tests/hosts/release.test.ts writes the file that it writes.',
  'npx changeset tag && git push --follow-tags': 'It publishes; tests/hosts/release.test.ts makes the tag.',
  'npm run test:matrix': 'It takes too long; .ci/run runs a part of it.',
  'npm trust github': 'It needs an account of npm.',
  'npm publish --tag next --provenance=false': 'It publishes; tests/hosts/release.test.ts does all but that.',
};

const blocks = new Map(PAGES.map((page) => [page, codeBlocks(page)]));
const shellBlocks = (page: string): CodeBlock[] => blocks.get(page)!.filter(({ language }) => language === 'sh');

/** The commands of a block; one goes on in the next line after a backslash. */
function commandsOf({ text }: CodeBlock): string[] {
  const lines = text.replaceAll(/\\\n\s*/g, '').split('\n');
  return lines.map((line) => line.split(/(?:^|\s)# /)[0]!.trim()).filter(Boolean);
}

/** The commands in the sentences and tables of a page. */
function inlineCommands(page: string): string[] {
  const prose = readFileSync(path.join(ROOT, page), 'utf8').replaceAll(/^([ ]*)```[^]*?^\1```$/gm, '');
  return [...prose.matchAll(/`((?:npx|npm) [^`]+)`/g)].map(([, command]) => command!);
}

/** Beside the example of old code: what leaves a TODO, and the test that the README names. */
const OLD_CODE = { 'src/proxy.js': "import OpenAI from 'openai';\nexport const client = new OpenAI({ httpAgent: globalThis.agent });\n", 'test/setup.ts': '' };

let machine: FreshMachine;
let template: string;
let repository: string;

beforeAll(async () => {
  machine = await FreshMachine.start();
  const config = codeBlocks('README.md').find(({ heading }) => heading === '`eslint.config.mjs`')!.text;
  template = await machine.project('template', { ...OLD_CODE, 'eslint.config.mjs': config }, ['openai@3', '&& npm install --save-dev eslint eslint-plugin-openai']);
  cpSync(path.join(ROOT, 'examples/legacy-app/src'), path.join(template, 'src'), { recursive: true });
  machine.commit(template);
  repository = copyOfRepository(path.join(path.dirname(template), 'repository'));
});
afterAll(() => machine.stop());

/** The files that git tracks or could track, with the packages that are installed here. */
function copyOfRepository(directory: string): string {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1024 ** 3 });
  for (const file of files.split('\0').filter((name) => name && existsSync(path.join(ROOT, name)))) {
    mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
    cpSync(path.join(ROOT, file), path.join(directory, file));
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(directory, 'node_modules'));
  return directory;
}

/** The project of a page. */
function projectOf(page: string): string {
  const directory = path.join(path.dirname(template), page.replaceAll(/\W/g, '-'));
  if (!existsSync(directory)) cpSync(template, directory, { recursive: true, verbatimSymlinks: true });
  return directory;
}

/** Runs a command as a reader of the page would; it must succeed, or find what there is to find. */
async function runDocumented(command: string, page: string): Promise<void> {
  if (RUN_BY_CI.includes(command)) return expect(commandsOfCi()).toContain(command);
  const run = RUN_AS[command] ?? command;
  const isOfRepository = isRunInRepository(command, page);
  if (PUBLISHES.test(run) || (isOfRepository && INSTALLS.test(run))) throw new Error(`${run} publishes, or changes the packages of the repository: say above how it is to be run.`);
  const { status, stdout, stderr } = await machine.run(isOfRepository ? repository : projectOf(page), run);
  const isFine = status === 0 || (status === 1 && FINDS_PROBLEMS.test(command) && stdout !== '');
  expect(isFine ? 'fine' : `${command} exits with ${status}\n${stdout}\n${stderr}`).toBe('fine');
}

function isRunInRepository(command: string, page: string): boolean {
  return page === 'CONTRIBUTING.md' || OF_REPOSITORY.test(command);
}

function commandsOfCi(): string[] {
  const script = readFileSync(path.join(ROOT, '.ci/run'), 'utf8');
  const suites = [...script.matchAll(/^suite '(.*)'$/gm)].map(([, command]) => command!);
  const checks = /^for check in (.*); do$/m.exec(script)![1]!.split(' ');
  return [...suites, ...suites.flatMap((command) => command.split(' && ')), ...checks.map((check) => `npm run ${check}`)];
}

/** The blocks that no other test runs. */
const ownBlocks = (page: string): CodeBlock[] => shellBlocks(page).filter(({ note }) => note === '');

describe.each(PAGES.filter((page) => ownBlocks(page).length > 0))('%s', (page) => {
  // Whoever reads the page commits before the next block.
  it.each(ownBlocks(page).map((block) => [block.line, commandsOf(block), block] as const))('line %i: %j', async (_, commands) => {
    expect(commands.length).toBeGreaterThan(0);
    if (!commands.every((command) => isRunInRepository(command, page))) machine.commit(projectOf(page));
    for (const command of commands) await runDocumented(command, page);
  });
});

describe('the commands in sentences', () => {
  const inBlocks = new Set(PAGES.flatMap((page) => shellBlocks(page).flatMap(commandsOf)));
  const found = PAGES.flatMap((page) => inlineCommands(page).map((command) => [command, page] as const));
  const first = found.filter(([command], index) => found.findIndex(([other]) => other === command) === index);
  it.each(first.filter(([command]) => !inBlocks.has(command) && !Object.hasOwn(NOT_RUN, command)))('%s', (command, page) => runDocumented(command, page));
});

/** The text of a test and of the files beside it that it imports. */
function sourcesOf(test: string): string {
  const text = readFileSync(test, 'utf8');
  // Texts of tests hold imports too, of files that are not there.
  const imported = [...text.matchAll(/^import .* from '(\.\/[\w.-]+)';$/gm)].map(([, name]) => path.join(path.dirname(test), name!)).filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
  return [text, ...imported].join('\n');
}

describe('the notes', () => {
  const noted = PAGES.flatMap((page) => blocks.get(page)!.filter(({ note }) => note !== '').map(({ note, line, language }) => [`${page}:${line}`, note, language, page] as const));

  it.each(noted.filter(([, note]) => note.startsWith('run by ')))('%s %s', (_, note, _language, page) => {
    expect(sourcesOf(path.join(ROOT, note.slice('run by '.length))).includes(`'${page}'`)).toBe(true);
  });

  it('are such that a test runs the block', () => {
    expect(noted.filter(([, note, language]) => language === 'sh' && !/^run by tests\/[\w/.-]+\.test\.ts$/.test(note))).toEqual([]);
  });
});

it('commands stand in blocks of the language sh', () => {
  const others = /^(?:bash|shell|shell-?session|console|zsh|powershell)$/;
  expect(PAGES.filter((page) => blocks.get(page)!.some(({ language }) => others.test(language)))).toEqual([]);
});

it('what is listed here stands on a page', () => {
  const all = PAGES.flatMap((page) => [...shellBlocks(page).flatMap(commandsOf), ...inlineCommands(page)]);
  expect([...Object.keys(RUN_AS), ...Object.keys(NOT_RUN), ...RUN_BY_CI].filter((command) => !all.includes(command))).toEqual([]);
});
