/** A machine on which only Node and git are installed: no packages, and nothing of this repository's npm settings. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { packTo, temporaryDirectory, type Run } from '../package/consumer.ts';
import { startRegistry } from './registry.ts';

/** Milliseconds; less than a test has. */
const LONGEST_COMMAND = 280_000;

export class FreshMachine {
  private constructor(private readonly root: string, private readonly server: Server, private readonly env: Record<string, string | undefined>) {}

  /** Packs this package, and makes `npm install eslint-plugin-openai` install it. */
  static async start(): Promise<FreshMachine> {
    const root = temporaryDirectory();
    const { url, server } = await startRegistry(packTo(root));
    const cache = path.join(root, 'cache');
    shareDownloads(cache);
    // npx asks whether it may install what it runs.
    const answers = { npm_config_yes: 'true', npm_config_audit: 'false', npm_config_fund: 'false', npm_config_prefer_offline: 'true' };
    return new FreshMachine(root, server, { ...cleanEnvironment(), ...answers, npm_config_registry: url, npm_config_cache: cache });
  }

  /** Makes a git repository with a `package.json` and the given files, and what npm calls the packages it has already. */
  async project(name: string, files: Record<string, string>, packages: readonly string[] = []): Promise<string> {
    const directory = path.join(this.root, name);
    writeFiles(directory, { '.gitignore': 'node_modules/\n', ...files });
    await this.succeed(directory, 'git init --quiet && npm init -y');
    if (packages.length > 0) await this.succeed(directory, `npm install ${packages.join(' ')}`);
    this.commit(directory);
    return directory;
  }

  /** Commits everything. */
  commit(directory: string): void {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', '-c', 'commit.gpgsign=false'];
    execFileSync('git', ['add', '--all'], { cwd: directory });
    execFileSync('git', [...identity, 'commit', '--quiet', '--allow-empty', '--message', 'State'], { cwd: directory });
  }

  /** Runs a command in a shell, and ends it with all that it has started when it takes too long. */
  run(directory: string, command: string): Promise<Run> {
    return new Promise((resolve, reject) => {
      const child = spawn('sh', ['-c', command], { cwd: directory, env: this.env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
      const limit = setTimeout(() => process.kill(-child.pid!), LONGEST_COMMAND);
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.once('error', reject).once('close', (status) => {
        clearTimeout(limit);
        resolve({ status, stdout, stderr });
      });
    });
  }

  /** Runs a command that must exit with 0; returns what it prints. */
  async succeed(directory: string, command: string): Promise<string> {
    const { status, stdout, stderr } = await this.run(directory, command);
    if (status !== 0) throw new Error(`${command} exits with ${status}\n${stdout}\n${stderr}`);
    return stdout;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.root, { recursive: true, force: true });
  }
}

function writeFiles(directory: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Takes what npm has downloaded before, but not what npx has installed: that may be another state of this package. */
function shareDownloads(cache: string): void {
  const downloads = path.join(execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim(), '_cacache');
  mkdirSync(downloads, { recursive: true });
  mkdirSync(cache);
  symlinkSync(downloads, path.join(cache, '_cacache'));
}

/** Without what `npm run` and vitest set. */
function cleanEnvironment(): Record<string, string | undefined> {
  const foreign = /^(?:npm_|VITEST|NODE_ENV$|NODE_OPTIONS$|INIT_CWD$|FORCE_COLOR$)/i;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const commands = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: commands.join(path.delimiter) };
}
