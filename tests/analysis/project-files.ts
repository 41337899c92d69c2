/** Writes the files of a small project into a temporary folder, for tests of what crosses modules. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import type { ClientModule } from '../../src/analysis/project.ts';
import { analyze } from './analyze.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export class ProjectFiles {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'openai-project-')));

  constructor(files: Readonly<Record<string, string>>) {
    folders.push(this.folder);
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** The analysis of a text that stands at a path of this project, as a new lint run makes it. */
  analyze(path: string, text: string, clientModules: readonly ClientModule[] = []): FileAnalysis {
    return analyze(text, join(this.folder, path), clientModules);
  }
}
