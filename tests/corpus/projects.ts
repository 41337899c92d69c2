/** The projects whose reports are compared: published packages, the labelled programs, the example. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pages, readPrograms, withoutMarks } from '../labelled/programs.ts';
import { corpusPackages, packageFolder } from './lint-packages.ts';

/** Each copies a corpus into an empty folder, and gives its projects. */
export const corpora: Record<string, (folder: string) => string[]> = {
  packages: (folder) => corpusPackages.map((name) => copyTo(folder, packageFolder(name), name)),
  labelled: (folder) => pages.flatMap((page) => readPrograms(page).map(({ files }, index) => {
    const project = path.join(folder, page, String(index));
    for (const { name, text } of files) write(path.join(project, name), withoutMarks(text));
    return project;
  })),
  examples: (folder) => [copyTo(folder, path.join(import.meta.dirname, '../../examples/legacy-app'), 'legacy-app')],
};

function copyTo(folder: string, source: string, name: string): string {
  const project = path.join(folder, name);
  cpSync(source, project, { recursive: true, dereference: true, filter: (file) => !path.relative(source, file).split(path.sep).includes('node_modules') });
  return project;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
