#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { name as packageName, version } from '../package.json';
import { latestMajor } from './sdk/client-classes.ts';
import { UsageError } from './usage-error.ts';

interface Option {
  type: 'string' | 'boolean';
  /** What stands for the value in the help. */
  value?: string;
  default?: string | boolean;
  help: string;
}

type Values = Record<string, string | boolean | undefined>;

interface Command {
  usage: string;
  summary: string;
  options: Record<string, Option>;
  /** Returns the exit code. What a command needs is loaded here, so that the rest of the command line starts at once. */
  run: (paths: string[], values: Values) => Promise<number>;
}

const help: Option = { type: 'boolean', help: 'Show this help' };

const commands: Record<string, Command> = {
  lint: {
    usage: 'lint [paths]',
    summary: 'Lint files with the rules of this plugin, without any ESLint configuration',
    options: {
      config: { type: 'string', value: 'name', default: 'recommended', help: 'recommended, strict, all or legacy' },
      format: { type: 'string', value: 'name', default: 'stylish', help: 'Any formatter of ESLint' },
      fix: { type: 'boolean', help: 'Write the fixes that cannot change behaviour' },
      'max-warnings': { type: 'string', value: 'number', help: 'Exit with 1 when there are more warnings' },
      help,
    },
    run: runLint,
  },
  migrate: {
    usage: 'migrate <paths...>',
    summary: 'Rewrite code for an older major of the openai package; what needs a person gets a TODO',
    options: {
      from: { type: 'string', value: 'major', help: 'The major the code is written for (default: what it shows signs of)' },
      to: { type: 'string', value: 'major', help: `The major to migrate to (default: ${latestMajor})` },
      'dry-run': { type: 'boolean', help: 'Write nothing' },
      diff: { type: 'boolean', help: 'Show what changes in every file' },
      json: { type: 'boolean', help: 'Print one JSON object and nothing else' },
      report: { type: 'string', value: 'file.html', help: 'Write a page with all changes and TODOs' },
      force: { type: 'boolean', help: 'Migrate although git has uncommitted changes' },
      help,
    },
    run: runMigrateCommand,
  },
};

async function runLint(paths: string[], values: Values): Promise<number> {
  const maxWarnings = readMaxWarnings(values['max-warnings']);
  // ESLint and Node warn of what is no concern of this command, such as an `.eslintignore` that is not read.
  process.removeAllListeners('warning');
  const { lint } = await import('./lint.ts');
  const { output, errorCount, warningCount } = await lint({
    paths: paths.length > 0 ? paths : ['.'],
    config: String(values.config),
    format: String(values.format),
    fix: values.fix === true,
    cwd: process.cwd(),
  });
  if (output) console.log(output);
  if (errorCount > 0) return 1;
  if (warningCount <= maxWarnings) return 0;
  console.error(`Found ${warningCount} warnings (maximum: ${maxWarnings}).`);
  return 1;
}

async function runMigrateCommand(paths: string[], values: Values): Promise<number> {
  const { runMigrate } = await import('./migrate-command.ts');
  return runMigrate({
    paths,
    cwd: process.cwd(),
    from: readMajor('from', values.from),
    to: readMajor('to', values.to),
    isDryRun: values['dry-run'] === true,
    force: values.force === true,
    diff: values.diff === true,
    json: values.json === true,
    report: values.report === undefined ? undefined : String(values.report),
  });
}

function readMajor(option: string, value: string | boolean | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(String(value))) return Number(value);
  throw new UsageError(`'--${option}' takes a major version, not '${value}'.`);
}

function readMaxWarnings(value: string | boolean | undefined): number {
  if (value === undefined) return Infinity;
  if (/^\d+$/.test(String(value))) return Number(value);
  throw new UsageError(`'--max-warnings' takes a whole number, not '${value}'.`);
}

async function main(args: string[]): Promise<number> {
  const [commandName, ...rest] = args;
  if (commandName === undefined || commandName === '--help' || commandName === '-h') return printGeneralHelp(commandName);
  if (commandName === '--version' || commandName === '-v') return print(version);
  const command = Object.hasOwn(commands, commandName) ? commands[commandName] : undefined;
  if (!command) throw new UsageError(unknownCommand(commandName));
  const { values, positionals } = readArguments(command, rest);
  return values.help ? print(commandHelp(command)) : command.run(positionals, values);
}

function unknownCommand(argument: string): string {
  const kind = argument.startsWith('-') ? 'Unknown option' : 'Unknown command';
  return `${kind} '${argument}': see \`${packageName} --help\`.`;
}

function readArguments(command: Command, args: string[]): { values: Values; positionals: string[] } {
  try {
    const options = Object.entries(command.options).map(([name, { type, default: value }]) =>
      [name, { type, ...(value !== undefined && { default: value }), ...(name === 'help' && { short: 'h' }) }] as const);
    return parseArgs({ args, allowPositionals: true, options: Object.fromEntries(options) }) as { values: Values; positionals: string[] };
  } catch (error) {
    const [sentence] = (error as Error).message.split(/[.\n]/);
    throw new UsageError(`${sentence}: see \`${packageName} ${command.usage.split(' ')[0]} --help\`.`);
  }
}

function printGeneralHelp(asked: string | undefined): number {
  const lines = Object.values(commands).map(({ usage, summary }) => row(usage, summary));
  const text = [
    `Usage: ${packageName} <command> [options]`, '',
    'Commands', ...lines, '',
    'Options', row('-h, --help', 'Show this help; after a command, its options'), row('-v, --version', 'Show the version'),
  ].join('\n');
  if (asked) return print(text);
  console.error(text);
  return 2;
}

function commandHelp({ usage, summary, options }: Command): string {
  const lines = Object.entries(options).map(([name, option]) => {
    const standard = option.default === undefined ? '' : ` (default: ${option.default})`;
    return row(`--${name}${option.value ? ` <${option.value}>` : ''}`, option.help + standard);
  });
  return [`Usage: ${packageName} ${usage} [options]`, '', summary, '', 'Options', ...lines].join('\n');
}

function row(term: string, explanation: string): string {
  return `  ${term.padEnd(26)}${explanation}`;
}

function print(text: string): number {
  console.log(text);
  return 0;
}

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error instanceof UsageError ? error.message : error instanceof Error ? error.stack : error);
    process.exitCode = 2;
  },
);
