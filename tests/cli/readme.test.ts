import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'readme-')));
afterAll(() => rmSync(folder, { recursive: true }));

it('the README shows what lint prints on a published package', () => {
  const [, name, expected] = /<!-- output of: lint node_modules\/([\w-]+) -->\n```text\n([\s\S]*?)```/.exec(readFileSync(path.join(root, 'README.md'), 'utf8'))!;
  cpSync(path.join(root, 'node_modules', name!), folder, { recursive: true });
  const { stdout } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), 'lint'], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } });
  expect(stdout.replaceAll(folder + path.sep, '').trim()).toBe(expected!.trim());
});
