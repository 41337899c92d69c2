import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { project } from '../cli/project.ts';

const JSCODESHIFT = path.resolve(__dirname, '../../node_modules/jscodeshift/bin/jscodeshift.js');
const DIST = path.resolve(__dirname, '../../dist');
const INSTALLED = 'node_modules/eslint-plugin-openai/dist';

/** Runs a codemod from where npm installs it; elsewhere jscodeshift compiles it first. */
function jscodeshift(directory: string, codemod: string, ...files: string[]): string {
  cpSync(DIST, path.join(directory, INSTALLED), { recursive: true });
  const args = [JSCODESHIFT, '-t', `${INSTALLED}/codemods/${codemod}.js`, '--run-in-band', '--fail-on-error', '--extensions=js,ts,tsx', ...files];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: directory, encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout;
}

describe('jscodeshift', () => {
  it('runs the bundled codemods on files of every dialect', () => {
    const component = "import { client } from './client';\nconst Button = ({ id }: { id: string }) => <b onClick={() => client.files.del(id)} />;\n";
    const directory = project({
      'src/client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
      'src/button.tsx': component,
      'src/cast.ts': "import OpenAI from 'openai';\r\n\tconst id = <string>process.argv[2];\r\nnew OpenAI().models.del(id); // gone\r\n",
      'src/other.js': 'const files = { del() {} };\nfiles.del();\n',
    });
    const output = jscodeshift(directory, 'v4-to-v5', 'src');
    expect(output).toContain('0 errors');
    expect(output).toContain('2 ok');
    expect(readFileSync(path.join(directory, 'src/button.tsx'), 'utf8')).toBe(component.replace('.del(', '.delete('));
    expect(readFileSync(path.join(directory, 'src/cast.ts'), 'utf8')).toBe("import OpenAI from 'openai';\r\n\tconst id = <string>process.argv[2];\r\nnew OpenAI().models.delete(id); // gone\r\n");
    expect(readFileSync(path.join(directory, 'src/other.js'), 'utf8')).toBe('const files = { del() {} };\nfiles.del();\n');
    expect(jscodeshift(directory, 'v4-to-v5', 'src')).toContain('0 ok');
  });

  it.each(readdirSync(path.join(DIST, 'codemods')).filter((file) => /^v\d-to-v\d\.js$/.test(file)))('loads %s', (file) => {
    const directory = project({ 'a.js': 'const a = 1;\n' });
    expect(jscodeshift(directory, path.basename(file, '.js'), 'a.js')).toContain('0 errors');
  });
});
