import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pipeline } from '../../../codemods/v3-to-v4.ts';
import { migrateFile } from '../../../codemods/transform.ts';
import { Project } from '../../../src/analysis/project.ts';

const root = join(import.meta.dirname, 'fixtures');

/** Migrates all files of a folder, each with the knowledge of the others. */
function migrated(folder: string): Record<string, string> {
  const texts = new Map(readdirSync(folder).map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')]));
  const project = new Project([], (path) => texts.get(path), () => texts.keys());
  return Object.fromEntries([...texts].map(([path, text]) => {
    const file = project.fileAt(path)!;
    file.nodes('Program');
    return [path.slice(folder.length + 1), migrateFile(pipeline, file) ?? text];
  }));
}

describe.each(readdirSync(root))('%s', (name) => {
  const expected = join(root, name, 'output');

  it('changes producers and consumers together', () => {
    const files = migrated(join(root, name, 'input'));
    for (const [file, text] of Object.entries(files)) expect(text, file).toBe(readFileSync(join(expected, file), 'utf8'));
  });

  it('has nothing left to change', () => {
    for (const [file, text] of Object.entries(migrated(expected))) expect(text, file).toBe(readFileSync(join(expected, file), 'utf8'));
  });
});
