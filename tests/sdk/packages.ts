import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** The installed package of one SDK major, or a module inside it, loaded as CommonJS; five majors have no common type. */
export function loadSdk(major: number, subpath = ''): any {
  return require(`openai${major}${subpath}`);
}

/** Any installed package, loaded as CommonJS. */
export function loadPackage(specifier: string): any {
  return require(specifier);
}

/** The text of a file below node_modules. */
export function packageFile(path: string): string {
  return readFileSync(join(import.meta.dirname, '../../node_modules', path), 'utf8');
}

/** Replaces the environment variables that the clients know with `values`, and returns the restore function. */
export function withEnvironment(values: Readonly<Record<string, string>>): () => void {
  const known = Object.keys(process.env).filter(name => /^(OPENAI|AZURE|AWS|LANGFUSE|LANGSMITH|LANGCHAIN)_/.test(name));
  const names = [...new Set([...known, ...Object.keys(values)])];
  const before = names.map(name => [name, process.env[name]] as const);
  for (const name of names) delete process.env[name];
  Object.assign(process.env, values);
  return () => {
    const written = Object.keys(process.env).filter(name => /^(OPENAI|AZURE|AWS|LANGFUSE|LANGSMITH|LANGCHAIN)_/.test(name));
    for (const name of [...written, ...names]) delete process.env[name];
    for (const [name, value] of before) if (value !== undefined) process.env[name] = value;
  };
}
