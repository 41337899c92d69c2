import { cpSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Consumer, packTo, temporaryDirectory, unpackTo, type ESLintAlias, type Run } from '../package/consumer.ts';
import { leakedKeys } from '../rules/sample-keys.ts';
import { blockWith, CLEAN, CONFIG, DEFECTIVE, GitProject, hostCommand } from './ci-project.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SARIF_FORMATTER = '@microsoft/eslint-formatter-sarif';
const EXPECTED = ['src/client.js:3 openai/no-hardcoded-api-key', 'src/client.js:4 openai/no-legacy-api'];

let packed: string;
let tarball: string;

beforeAll(() => {
  packed = temporaryDirectory();
  tarball = packTo(packed);
});

afterAll(() => rmSync(packed, { recursive: true, force: true }));

interface SarifLog {
  runs: {
    tool: { driver: { version: string; rules: { id: string; helpUri: string }[] } };
    results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[] }[];
  }[];
}

interface CodeQualityIssue {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: string;
  /** GitLab takes either. */
  location: { path: string; lines?: { begin: number }; positions?: { begin: { line: number } } };
}

interface Step {
  uses?: string;
  with?: Record<string, string>;
  if?: string;
  run?: string;
  env?: Record<string, string>;
}

interface WorkflowRun {
  succeeded: boolean;
  /** Of all steps, in their order. */
  log: string;
  /** The files that go to code scanning. */
  uploads: string[];
}

describe('GitHub Actions', () => {
  it('fails for a defect, with annotations that do not have the key, and passes without', () => {
    const project = new GitProject(tarball, []);
    const steps = workflowSteps(project, blockWith('name: Lint'));
    const passing = runSteps(project, steps);
    project.write('src/client.js', DEFECTIVE);
    const failing = runSteps(project, steps);
    project.remove();

    expect(passing).toMatchObject({ succeeded: true, uploads: [] });
    expect(annotations(passing.log)).toEqual([]);
    expect(failing.succeeded).toBe(false);
    expect(annotations(failing.log).map(({ file, line, code }) => `${path.relative(project.directory, file)}:${line} ${code}`)).toEqual(EXPECTED);
    expect(leakedKeys(failing.log)).toEqual([]);
  });

  it('fails for a warning', () => {
    const project = new GitProject(tarball, []);
    const steps = workflowSteps(project, blockWith('name: Lint'));
    project.write('eslint.config.js', `${CONFIG.replace('.recommended', ".recommended, { rules: { 'openai/no-legacy-api': 'warn' } }")}`);
    project.write('src/client.js', `${CLEAN}export const ask = () => client.createEdit({});\n`);
    const run = runSteps(project, steps);
    project.remove();
    expect(annotations(run.log).map(({ severity }) => severity)).toEqual(['warning']);
    expect(run.succeeded).toBe(false);
  });

  it('uploads valid SARIF without the key and without what is suppressed', () => {
    const project = new GitProject(tarball, [SARIF_FORMATTER], JSON.parse(blockWith('"overrides"')) as Record<string, unknown>);
    const steps = workflowSteps(project, blockWith('name: Code scanning'));
    const suppressed = '// eslint-disable-next-line openai/no-legacy-api -- until the next release\nexport const edit = () => client.createEdit({});\n';
    const passing = runSteps(project, steps);
    const nothing = readSarif(project.read('eslint.sarif'));
    project.write('src/client.js', DEFECTIVE + suppressed);
    const failing = runSteps(project, steps);
    const text = project.read('eslint.sarif');
    const eslintVersions = project.mustRun('npm ls eslint --all --parseable').trim().split('\n');
    project.remove();

    expect(passing).toMatchObject({ succeeded: true, uploads: ['eslint.sarif'] });
    expect(findings(nothing, project.directory)).toEqual([]);
    expect(failing).toMatchObject({ succeeded: false, uploads: ['eslint.sarif'] });
    expect(leakedKeys(text + failing.log)).toEqual([]);
    const log = readSarif(text);
    expect(findings(log, project.directory)).toEqual(EXPECTED);
    expect(log.runs[0]?.tool.driver.version).toBe('10.15.0');
    expect(log.runs[0]?.tool.driver.rules.map(({ helpUri }) => path.basename(helpUri))).toEqual(['no-hardcoded-api-key.md', 'no-legacy-api.md']);
    expect(eslintVersions).toHaveLength(1);
  });
});

describe('GitLab CI', () => {
  it('reports findings to merge requests without the key', () => {
    const project = new GitProject(tarball, ['eslint-formatter-gitlab']);
    project.write('.gitlab-ci.yml', blockWith('codequality:'));
    project.mustRun('git remote add origin git@gitlab.com:acme/bot.git && git add -A && git commit -qm CI');
    const passing = runGitLabJob(project);
    const nothing = readCodeQuality(project.read('gl-code-quality-report.json'));
    project.commit('src/client.js', DEFECTIVE);
    const failing = runGitLabJob(project);
    const report = project.read('gl-code-quality-report.json');
    project.remove();

    expect(passing.status, passing.stdout + passing.stderr).toBe(0);
    expect(nothing).toEqual([]);
    expect(failing.status).toBe(1);
    expect(failing.stdout).toContain('openai/no-hardcoded-api-key');
    expect(leakedKeys(failing.stdout + failing.stderr + report)).toEqual([]);
    expect(readCodeQuality(report).map((issue) => `${issue.location.path}:${lineOf(issue)} ${issue.check_name}`)).toEqual(EXPECTED);
  });
});

describe('the command line', () => {
  let project: GitProject;

  beforeAll(() => {
    project = new GitProject(tarball, [SARIF_FORMATTER, 'eslint-formatter-gitlab'], JSON.parse(blockWith('"overrides"')) as Record<string, unknown>);
    project.mustRun('npm ci --no-audit --no-fund');
    rmSync(path.join(project.directory, 'eslint.config.js'));
  });

  afterAll(() => project.remove());

  it('writes the same reports without a config', () => {
    const script = blockWith('lint --format @microsoft');
    project.write('src/client.js', CLEAN);
    expect(project.bash(script)).toMatchObject({ status: 0, stderr: '' });

    project.write('src/client.js', DEFECTIVE);
    // Every command fails now, and each has to be seen.
    const runs = script.trim().split('\n').map((command) => project.bash(command));
    const written = [project.read('eslint.sarif'), project.read('gl-code-quality-report.json')] as const;
    expect(runs.map(({ status }) => status)).toEqual([1, 1, 1]);
    expect(annotations(runs[0]?.stdout ?? '')).toHaveLength(2);
    expect(findings(readSarif(written[0]), project.directory)).toEqual(EXPECTED);
    expect(readCodeQuality(written[1]).map(({ check_name }) => check_name)).toEqual(['openai/no-hardcoded-api-key', 'openai/no-legacy-api']);
    expect(leakedKeys(runs.map(({ stdout, stderr }) => stdout + stderr).join('') + written.join(''))).toEqual([]);
  });

  it('has the key in the two outputs that copy the source', () => {
    project.write('src/client.js', DEFECTIVE);
    project.write('eslint.config.js', CONFIG);
    expect(leakedKeys(project.bash('npx eslint --format json src').stdout)).toEqual(['project']);
    expect(leakedKeys(project.bash(`npx eslint --format ${SARIF_FORMATTER} src`, { SARIF_ESLINT_EMBED: 'true' }).stdout)).toEqual(['project']);
    expect(leakedKeys(project.bash(`npx eslint --format ${SARIF_FORMATTER} src`).stdout)).toEqual([]);
  });

  it('tells a migration that is not finished', () => {
    const script = blockWith('lint --config legacy');
    project.write('src/client.js', `${CLEAN}export const ask = () => client.createChatCompletion({ model: 'gpt-4', messages: [] });\n`);
    expect(project.bash(script).stdout).toContain('openai/no-legacy-api');
    expect(project.bash(script).status).toBe(1);
    project.write('src/client.js', `// TODO(openai-migrate): look at this.\n${CLEAN}`);
    expect(project.bash(script)).toMatchObject({ status: 1, stdout: 'src/client.js:1:// TODO(openai-migrate): look at this.\n' });
    project.write('src/client.js', CLEAN);
    expect(project.bash(script)).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('formatters and annotations', () => {
  let unpacked: string;

  beforeAll(() => {
    unpacked = unpackTo(packed);
  });

  const gitlabFormatters: [ESLintAlias, string][] = [
    ['eslint8', 'eslint-formatter-gitlab5'],
    ['eslint922', 'eslint-formatter-gitlab'],
    ['eslint9', 'eslint-formatter-gitlab'],
    ['eslint', 'eslint-formatter-gitlab'],
  ];

  it.each(gitlabFormatters)('work on %s with %s', (eslint, gitlab) => {
    const packages = { eslint, [SARIF_FORMATTER]: SARIF_FORMATTER, 'eslint-formatter-gitlab': gitlab };
    const consumer = new Consumer(unpacked, packages, { 'eslint.config.mjs': CONFIG, 'src/client.js': DEFECTIVE });
    const environment = { ESLINT_USE_FLAT_CONFIG: 'true', ESLINT_CODE_QUALITY_REPORT: 'report.json', CI_PROJECT_DIR: consumer.directory };
    const lint = (format: string) => consumer.node(['node_modules/eslint/bin/eslint.js', '.', '--format', format], environment);
    const sarif = lint(SARIF_FORMATTER).stdout;
    const console = lint('gitlab').stdout;
    const report = readFileSync(path.join(consumer.directory, 'report.json'), 'utf8');
    consumer.remove();

    expect(findings(readSarif(sarif), consumer.directory)).toEqual(EXPECTED);
    expect(readCodeQuality(report)).toHaveLength(2);
    expect(leakedKeys(sarif + console + report)).toEqual([]);
  });

  it('annotates every report on real code', () => {
    const consumer = new Consumer(unpacked, { eslint: 'eslint' }, { 'package.json': '{}' });
    for (const name of ['examples/legacy-app', 'node_modules/corpus-openai-cli', 'node_modules/corpus-chatgpt-official', 'node_modules/corpus-gpt-po']) {
      const ownSources = { recursive: true, filter: (source: string) => !path.relative(path.join(ROOT, name), source).includes('node_modules') };
      cpSync(path.join(ROOT, name), path.join(consumer.directory, 'code', path.basename(name)), ownSources);
    }
    const lint = (format: string) => consumer.node(['node_modules/eslint-plugin-openai/dist/cli.js', 'lint', 'code', '--config', 'all', '--format', format]);
    const results = JSON.parse(lint('json').stdout) as { filePath: string; messages: { line: number; column: number; ruleId: string; message: string }[] }[];
    const text = lint('stylish').stdout;
    consumer.remove();

    const reports = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, ruleId, message }) => [filePath, line, column, ruleId, message.replace(/\.$/, '')].join(' ')),
    );
    const shown = annotations(text).map(({ file, line, column, code, message }) => [file, line, column, code, message].join(' '));
    expect(new Set(results.filter(({ messages }) => messages.length > 0).map(({ filePath }) => filePath)).size).toBeGreaterThan(5);
    expect(shown).toEqual(reports);
  });
});

/** Writes a workflow, has GitHub's schema judge it, and returns the steps of its job. */
function workflowSteps(project: GitProject, workflow: string): Step[] {
  project.write('.github/workflows/lint.yml', workflow);
  project.mustRun(`${hostCommand('action-validator')} .github/workflows/lint.yml`);
  return (parse(workflow) as { jobs: { eslint: { steps: Step[] } } }).jobs.eslint.steps;
}

/** Runs what is to run, and notes what the actions of others would get. */
function runSteps(project: GitProject, steps: readonly Step[]): WorkflowRun {
  const outcome: WorkflowRun = { succeeded: true, log: '', uploads: [] };
  for (const step of steps) {
    if (step.if && step.if !== '${{ !cancelled() }}') throw new Error(`unknown condition ${step.if}`);
    if (!outcome.succeeded && !step.if) continue;
    if (step.run) {
      const { status, stdout, stderr } = project.bash(step.run, { CI: 'true', GITHUB_ACTIONS: 'true', ...step.env });
      outcome.log += stdout + stderr;
      outcome.succeeded &&= status === 0;
    } else if (step.uses?.startsWith('github/codeql-action/upload-sarif@')) {
      outcome.uploads.push(step.with?.sarif_file ?? '');
    } else if (!/^actions\/(?:checkout|setup-node)@/.test(step.uses ?? '')) {
      throw new Error(`unknown action ${step.uses}`);
    }
  }
  return outcome;
}

/** Runs the job in the shell; the container that it names is left out. */
function runGitLabJob(project: GitProject): Run {
  // It prepares the folder of a container first, which a job in the shell does not use.
  const commands = path.join(packed, 'commands');
  cpSync('/bin/true', path.join(commands, 'rsync'));
  const options = `--force-shell-executor --home . --no-color --variable CI_PROJECT_DIR=${project.directory}`;
  return project.bash(`${hostCommand('gitlab-ci-local')} eslint ${options}`, { PATH: `${commands}:${process.env.PATH}` });
}

/** The problem matcher that actions/setup-node registers for ESLint, applied as GitHub's runner does. */
const FILE = /^\s*([^\s].*)$/;
const PROBLEM = /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/;

interface Annotation {
  file: string;
  line: number;
  column: number;
  severity: string;
  message: string;
  code: string;
}

function annotations(log: string): Annotation[] {
  let file: string | undefined;
  return log.split('\n').flatMap((text) => {
    const problem = file === undefined ? null : PROBLEM.exec(text);
    if (problem && file !== undefined) {
      const [, line, column, severity = '', message = '', code = ''] = problem;
      return [{ file, line: Number(line), column: Number(column), severity, message: message.trim(), code }];
    }
    file = FILE.exec(text)?.[1];
    return [];
  });
}

/** Parses a report after the schema of SARIF 2.1.0 has accepted it. */
function readSarif(text: string): SarifLog {
  const log = JSON.parse(text) as SarifLog;
  const errors = sarifErrors(log);
  if (errors) throw new Error(errors);
  return log;
}

function sarifErrors(log: unknown): string | undefined {
  const require = createRequire(import.meta.url);
  const { default: Ajv } = require('ajv-draft-04') as { default: typeof import('ajv').Ajv };
  // One pattern of the schema is no regular expression in Unicode mode.
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
  const { default: addFormats } = require('ajv-formats') as { default: (target: typeof ajv) => void };
  addFormats(ajv);
  const valid = ajv.validate(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object, log);
  return valid ? undefined : ajv.errorsText();
}

function findings(log: SarifLog, directory: string): string[] {
  const results = log.runs.flatMap((run) => run.results);
  return results.map(({ ruleId, locations: [location] }) => {
    const { artifactLocation, region } = location!.physicalLocation;
    return `${path.relative(directory, new URL(artifactLocation.uri).pathname)}:${region.startLine} ${ruleId}`;
  });
}

/** Parses a report that has all that GitLab asks for. */
function readCodeQuality(text: string): CodeQualityIssue[] {
  const issues = JSON.parse(text) as CodeQualityIssue[];
  const severities = ['info', 'minor', 'major', 'critical', 'blocker'];
  for (const issue of issues) {
    const complete = issue.description && issue.fingerprint && severities.includes(issue.severity) && lineOf(issue) > 0;
    if (!complete || path.isAbsolute(issue.location.path)) throw new Error(`GitLab cannot show ${text}`);
  }
  if (new Set(issues.map(({ fingerprint }) => fingerprint)).size < issues.length) throw new Error('two findings have one fingerprint');
  return issues;
}

function lineOf({ location: { lines, positions } }: CodeQualityIssue): number {
  return lines?.begin ?? positions?.begin.line ?? 0;
}
