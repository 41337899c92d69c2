import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryDirectory, unpackTo } from '../package/consumer.ts';
import { blockWith, Monorepo, PACKAGES } from './monorepo-project.ts';

const TASKS = PACKAGES.flatMap((name) => ['lint', 'migrate'].map((task) => `@acme/${path.basename(name)}:${task}`)).sort();

let packed: string;
let monorepo: Monorepo;

beforeAll(() => {
  packed = temporaryDirectory();
  monorepo = new Monorepo(unpackTo(packed), ['nx']);
  monorepo.write('nx.json', blockWith('targetDefaults'));
});

afterAll(() => {
  monorepo.remove();
  rmSync(packed, { recursive: true, force: true });
});

/** Runs the page's command; returns the tasks that were executed. */
function executed(): string[] {
  const { stdout } = monorepo.run(`${blockWith('nx run-many').trim()} --output-style static`);
  const tasks = [...stdout.matchAll(/> nx run (\S+)(.*)/g)].map(([, task, rest]) => ({ task: task!, isCached: rest!.includes('cache') }));
  expect(tasks.map(({ task }) => task).sort(), stdout).toEqual(TASKS);
  return tasks.filter(({ isCached }) => !isCached).map(({ task }) => task).sort();
}

function tasksOf(...names: string[]): string[] {
  return TASKS.filter((task) => names.some((name) => task.startsWith(`@acme/${name}:`)));
}

it('runs again where a package, or one that it imports, has changed', () => {
  monorepo.mustRun('npx nx run-many -t lint --suppress-all');
  expect(executed()).toEqual(TASKS);
  expect(executed()).toEqual([]);

  monorepo.write('apps/website/src/page.tsx', `${monorepo.read('apps/website/src/page.tsx')}\nexport const title = 'Acme';\n`);
  expect(executed()).toEqual(tasksOf('website'));

  monorepo.write('packages/ai-client/src/client.ts', `${monorepo.read('packages/ai-client/src/client.ts')}\n// The client of all apps.\n`);
  expect(executed()).toEqual(tasksOf('ai-client', 'embeddings', 'newsletter', 'support-bot'));

  monorepo.removeFile('packages/ai-client/migration.json');
  expect(executed()).toEqual([]);
  expect(JSON.parse(monorepo.read('packages/ai-client/migration.json'))).toMatchObject({ changed: ['src/client.ts', 'src/requests.ts'] });
});
