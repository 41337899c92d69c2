/** Projects that use the packed plugin with one of the installed ESLint versions, each in a temporary directory of its own. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';

const ROOT = path.resolve(__dirname, '../..');

/** Where packages are looked for, the first place first. */
const INSTALLED_IN = ['node_modules', 'tests/hosts/node_modules'].map((folder) => path.join(ROOT, folder));

/** The npm aliases under which ESLint is installed here. */
export type ESLintAlias = 'eslint8' | 'eslint922' | 'eslint9' | 'eslint';

export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Makes an empty directory; the caller removes it. */
export function temporaryDirectory(): string {
  return realpathSync(mkdtempSync(path.join(tmpdir(), 'eslint-plugin-openai-')));
}

/** Packs this package into `directory` as npm would publish it; returns the path of the tarball. */
export function packTo(directory: string): string {
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', directory];
  const [{ filename }] = JSON.parse(execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as [
    { filename: string },
  ];
  return path.join(directory, filename);
}

/** Packs this package and unpacks it into `directory`; returns the unpacked package. */
export function unpackTo(directory: string): string {
  execFileSync('tar', ['-xzf', packTo(directory)], { cwd: directory });
  return path.join(directory, 'package');
}

/** The unpacked package for the tests of a file or of a `describe`: packed before the first of them, removed after the last. */
export function unpackedPlugin(): { readonly directory: string } {
  let packed: string;
  let directory: string;
  beforeAll(() => {
    packed = temporaryDirectory();
    directory = unpackTo(packed);
  });
  afterAll(() => rmSync(packed, { recursive: true, force: true }));
  return {
    get directory() {
      return directory;
    },
  };
}

/** A project with the given files, the unpacked plugin, and the named packages of this repository or of tests/hosts as its dependencies. */
export class Consumer {
  readonly directory = temporaryDirectory();

  constructor(unpacked: string, packages: Record<string, string>, files: Record<string, string>) {
    const installed = path.join(this.directory, 'node_modules/eslint-plugin-openai');
    cpSync(unpacked, installed, { recursive: true });
    for (const [name, installedName] of Object.entries(packages)) {
      const link = path.join(this.directory, 'node_modules', name);
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(installedPackage(installedName), link, 'junction');
    }
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string): void {
    const file = path.join(this.directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  node(args: readonly string[], env: Record<string, string> = {}): Run {
    return spawnSync(process.execPath, args, { cwd: this.directory, encoding: 'utf8', env: { ...process.env, ...env } });
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function installedPackage(name: string): string {
  const found = INSTALLED_IN.map((folder) => path.join(folder, name)).find((folder) => existsSync(folder));
  if (!found) throw new Error(`${name} is not installed`);
  return found;
}
