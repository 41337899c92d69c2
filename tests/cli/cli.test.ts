import { describe, expect, it } from 'vitest';
import { name, version } from '../../package.json';
import { project, run } from './project.ts';

describe('help and version', () => {
  it.each(['--help', '-h'])('%s shows the commands', (option) => {
    const { status, stdout, stderr } = run(project({}), option);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`Usage: ${name} <command> [options]`);
    expect(stdout).toMatch(/^ {2}lint \[paths\] +Lint files/m);
  });

  it.each(['--help', '-h'])('lint %s shows its options', (option) => {
    const { status, stdout, stderr } = run(project({}), 'lint', option);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`Usage: ${name} lint [paths] [options]`);
    for (const each of ['--config <name>', '--format <name>', '--fix', '--max-warnings <number>', '--help']) expect(stdout).toContain(each);
  });

  it.each(['--version', '-v'])('%s shows the version', (option) => {
    expect(run(project({}), option)).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('shows the help where no command is given, as an error', () => {
    const { status, stdout, stderr } = run(project({}));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Usage:');
  });
});

describe('mistakes on the command line', () => {
  const files = { 'index.js': '' };

  it.each([
    [['frobnicate'], "Unknown command 'frobnicate': see `eslint-plugin-openai --help`."],
    [['toString'], "Unknown command 'toString': see `eslint-plugin-openai --help`."],
    [['--frobnicate'], "Unknown option '--frobnicate': see `eslint-plugin-openai --help`."],
    [['lint', '--frobnicate'], "Unknown option '--frobnicate': see `eslint-plugin-openai lint --help`."],
    [['lint', '-x'], "Unknown option '-x': see `eslint-plugin-openai lint --help`."],
    [['lint', '--format'], "Option '--format <value>' argument missing: see `eslint-plugin-openai lint --help`."],
    [['lint', '--fix=yes'], "Option '--fix' does not take an argument: see `eslint-plugin-openai lint --help`."],
    [['lint', '--config', 'loose'], "There is no config 'loose': use recommended, strict, all, legacy."],
    [['lint', '--config', 'legacy-recommended'], "There is no config 'legacy-recommended': use recommended, strict, all, legacy."],
    [['lint', '--format', 'no-such-format'], "ESLint cannot load the formatter 'no-such-format'."],
    [['lint', '--format', './no-such-format.js'], "ESLint cannot load the formatter './no-such-format.js'."],
    [['lint', '--max-warnings', 'few'], "'--max-warnings' takes a whole number, not 'few'."],
    [['lint', '--max-warnings', '1.5'], "'--max-warnings' takes a whole number, not '1.5'."],
    [['lint', 'src', 'index.js'], "There is no file or directory 'src'."],
    [['lint', 'src/**/*.js'], "There is no file or directory 'src/**/*.js'."],
  ])('%j', (args, message) => {
    expect(run(project(files), ...args)).toMatchObject({ status: 2, stdout: '', stderr: `${message}\n` });
  });

  it('says so where no file can be linted', () => {
    const message = 'No JavaScript or TypeScript files found in docs, . (what git ignores is left out).\n';
    expect(run(project({ 'docs/index.md': '' }), 'lint', 'docs', '.')).toMatchObject({ status: 2, stdout: '', stderr: message });
  });
});
