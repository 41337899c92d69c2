/** What is in the tarball that npm publishes: its files, its size, and the code of others. */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packTo, temporaryDirectory, unpackTo } from '../package/consumer.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** In bytes; of what there is, the parser, which the linter needs for imported TypeScript, takes a quarter. */
const MAX_SIZE = 1_000_000;
const ALLOWED_LICENCES = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'];

const { packages: LOCKED } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version: string; license?: string }>;
};

interface Component {
  name: string;
  version: string;
  licenses: { license: { id: string } }[];
  purl: string;
}

let directory: string;
let unpacked: string;

beforeAll(() => {
  directory = temporaryDirectory();
  unpacked = unpackTo(directory);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('the files of the tarball', () => {
  it('are those that package.json lists', () => {
    expect(readdirSync(unpacked).sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'docs', 'package.json', 'schemas']);
  });

  it('are all reached from what users import, run or read', () => {
    const { main, types, exports, bin } = JSON.parse(read('package.json')) as Record<string, unknown>;
    const entryPoints = texts([main, types, exports, bin]).map((file) => path.normalize(file));
    const told = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'dist/sbom.json', 'dist/THIRD-PARTY-LICENSES.txt'];
    expect(filesBelow(unpacked).sort()).toEqual([...reachableFrom([...entryPoints, ...told])].sort());
  });
});

describe('the size', () => {
  it('of what npm installs does not grow', () => {
    const project = temporaryDirectory();
    writeFileSync(path.join(project, 'package.json'), '{ "private": true }');
    const install = ['install', '--omit=peer', '--legacy-peer-deps', '--no-audit', '--no-fund', packTo(project)];
    execFileSync('npm', install, { cwd: project, stdio: ['ignore', 'ignore', 'pipe'] });
    const installed = path.join(project, 'node_modules');
    const packages = readdirSync(installed).filter((name) => !name.startsWith('.'));
    const [installedSize, unpackedSize] = [sizeOf(installed), sizeOf(unpacked)];
    rmSync(project, { recursive: true, force: true });
    console.log(`unpacked: ${unpackedSize} bytes; installed: ${installedSize} bytes`);
    expect(packages).toEqual(['eslint-plugin-openai']);
    expect(unpackedSize).toBeLessThanOrEqual(installedSize);
    expect(installedSize).toBeLessThanOrEqual(MAX_SIZE);
  });
});

describe('the bill of materials', () => {
  it('is valid CycloneDX 1.6', async () => {
    const { Spec, Validation } = createRequire(import.meta.url)('@cyclonedx/cyclonedx-library') as CycloneDX;
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(read('dist/sbom.json'))).toBeNull();
    expect(await validator.validate(read('dist/sbom.json').replaceAll('"MIT"', '"no licence"'))).not.toBeNull();
  });

  it('is about this version', () => {
    const { name, version } = JSON.parse(read('package.json')) as Component;
    expect(billOfMaterials().metadata.component).toMatchObject({ name, version, purl: `pkg:npm/${name}@${version}` });
  });

  it('names versions and licences as the lock file has them', () => {
    const locked = (each: Component) => new Set(placesOf(each).map((place) => `${each.name} ${each.version} (${LOCKED[place]!.license})`));
    for (const each of components()) expect([...locked(each)]).toEqual([describePackage(each)]);
    for (const { name, version, purl } of components()) expect(decodeURIComponent(purl)).toBe(`pkg:npm/${name}@${version}`);
  });

  it('names packages only that may be passed on', () => {
    expect(components().filter((each) => !ALLOWED_LICENCES.includes(licenceOf(each)))).toEqual([]);
  });
});

describe('the notices', () => {
  const notices = (): string => read('dist/THIRD-PARTY-LICENSES.txt');

  it('are given of the packages in the bill of materials and of no others', () => {
    const noticed = [...notices().matchAll(/^(\S+) (\d\S*) \((.+)\)$/gm)].map(([line]) => line);
    expect(noticed.length).toBeGreaterThan(0);
    expect(noticed.sort()).toEqual(components().map(describePackage).sort());
  });

  it('hold every line of the licences but their titles', () => {
    const text = oneLine(notices());
    const missing = components().flatMap((each) => licenceLines(each).filter((line) => !text.includes(line)).map((line) => `${each.name}: ${line}`));
    expect(missing).toEqual([]);
  });
});

interface CycloneDX {
  Spec: { Version: { v1dot6: string } };
  Validation: { JsonStrictValidator: new (version: string) => { validate(text: string): Promise<unknown> } };
}

function read(file: string): string {
  return readFileSync(path.join(unpacked, file), 'utf8');
}

function billOfMaterials(): { metadata: { component: Component }; components: Component[] } {
  return JSON.parse(read('dist/sbom.json')) as ReturnType<typeof billOfMaterials>;
}

function components(): Component[] {
  return billOfMaterials().components;
}

function licenceOf({ licenses }: Component): string {
  return licenses.map(({ license }) => license.id).join(' AND ');
}

function describePackage(component: Component): string {
  return `${component.name} ${component.version} (${licenceOf(component)})`;
}

/** All strings of a JSON value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
}

/** The files below a directory, relative to it, with `/`. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function sizeOf(folder: string): number {
  return filesBelow(folder).reduce((size, file) => size + lstatSync(path.join(folder, file)).size, 0);
}

/** The files given, and those that they name by relative paths: modules that are loaded or have types, and pages that are linked. */
function reachableFrom(files: readonly string[]): Set<string> {
  const reached = new Set(files);
  for (const file of reached) {
    for (const named of namedBy(file)) if (isFile(named)) reached.add(named);
  }
  return reached;
}

function namedBy(file: string): string[] {
  const relative = file.endsWith('.md') ? /\]\(([^)#:\s]+)/g : /["'`](\.\.?\/[^"'`\s]+)["'`]/g;
  const targets = [...read(file).matchAll(relative)].map(([, target]) => path.join(path.dirname(file), target!));
  return /\.d\.[cm]?ts$/.test(file) ? targets.flatMap((target) => [target, target.replace(/js$/, 'd.ts')]) : targets;
}

function isFile(file: string): boolean {
  return existsSync(path.join(unpacked, file)) && lstatSync(path.join(unpacked, file)).isFile();
}

/** Where the lock file installs a package of that version. */
function placesOf({ name, version }: Component): string[] {
  return Object.keys(LOCKED).filter((place) => place.endsWith(`node_modules/${name}`) && LOCKED[place]!.version === version);
}

function licenceLines(component: Component): string[] {
  const installed = path.join(ROOT, placesOf(component)[0]!);
  const file = readdirSync(installed).find((entry) => /^licen[cs]e/i.test(entry))!;
  const lines = readFileSync(path.join(installed, file), 'utf8').split('\n').map(oneLine);
  return lines.filter((line) => line !== '' && !/^[(\w -]*licen[cs]e[)\w -]*$/i.test(line));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
