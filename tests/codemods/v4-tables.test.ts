import { describe, expect, it } from 'vitest';
import { TODO_MARKER } from '../../codemods/migration.ts';
import toV5 from '../../codemods/v4-to-v5.ts';
import toV6 from '../../codemods/v5-to-v6.ts';
import toV7 from '../../codemods/v6-to-v7.ts';
import { pageClasses, removedExports, removedModules, replacedSpecifier, type RemovedExport, type RemovedModule } from '../../src/sdk/legacy-exports.ts';
import { listOverloads, positionalParameters, removedMethods, type PositionalParameters, type RemovedMethod } from '../../src/sdk/legacy-methods.ts';
import { renamedTypes, typesWithoutReplacement } from '../../src/sdk/legacy-types.ts';
import { stayedPositional } from '../sdk/stayed-positional.ts';

const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const path = '/project/src/file.ts';

/** A text after all codemods from 4 to 7. */
function migrated(source: string): string {
  return [toV5, toV6, toV7].reduce((text, transform) => transform({ path, source: text }) ?? text, source);
}

/** What becomes of statements that use `client`. */
function statement(text: string): string {
  return migrated(`${CLIENT}${text}\n`).slice(CLIENT.length).trimEnd();
}

describe('every removed method', () => {
  const positional = new Set(positionalParameters.flatMap(({ oldPaths }): readonly string[] => oldPaths));
  const rows: readonly RemovedMethod[] = removedMethods;

  it.each(rows.filter(({ automation, path: old }) => automation === 'auto' && !positional.has(old) && old !== 'files.retrieveContent'))('$path', ({ path: old, replacement }) => {
    expect(statement(`client.${old}(id, body);`)).toBe(`client.${replacement}(id, body);`);
    expect(statement(`export const method = client.${old};`)).toBe(`export const method = client.${replacement};`);
  });

  it.each(rows.filter(({ automation }) => automation === 'todo'))('$path has no counterpart', ({ path: old }) => {
    expect(statement(`client.${old}(id);`)).toMatch(new RegExp(`^// ${TODO_MARKER.replace(/[()]/g, '\\$&')}: client\\.${old} is gone.*\nclient\\.${old}\\(id\\);$`));
  });

  it.each(rows.filter(({ automation, path: old }) => automation === 'suggest' && old !== 'beta.chat.completions.runFunctions'))('$path needs a look', ({ path: old, replacement }) => {
    expect(statement(`client.${old}(id);`)).toMatch(new RegExp(`^// TODO.*\nclient\\.${replacement}\\(id\\);$`));
  });
});

describe('every call with several ids', () => {
  const rows: readonly PositionalParameters[] = positionalParameters;
  const calls = rows.flatMap((row) => row.oldPaths.map((old) => [old, row] as const));

  it.each(calls)('%s', (old, row) => {
    const ids = row.oldParameters.filter((name) => name !== 'params' && name !== 'options');
    const { parameters, named } = row;
    const takesParams = row.oldParameters.includes('params');
    expect(statement(`client.${old}(${ids.join(', ')});`)).toBe(`client.${row.path}(${parameters.join(', ')}, { ${named.join(', ')} });`);
    const spread = takesParams ? `{ ...params, ${named.join(', ')} }` : `{ ${named.join(', ')} }`;
    const rest = takesParams ? ['params', 'options'] : ['options'];
    expect(statement(`client.${old}(${[...ids, ...rest].join(', ')});`)).toBe(`client.${row.path}(${[...parameters, spread, 'options'].join(', ')});`);
    const renamed = ids.map((_, index) => `id${index}`);
    const entries = named.map((name) => `${name}: id${ids.indexOf(name)}`).join(', ');
    expect(statement(`client.${old}(${renamed.join(', ')});`)).toBe(`client.${row.path}(${parameters.map((name) => `id${ids.indexOf(name)}`).join(', ')}, { ${entries} });`);
  });

  it.each(stayedPositional)('$path stays', ({ path: method }) => {
    expect(statement(`client.${method}(a, b, options);`)).toBe(`client.${method}(a, b, options);`);
  });
});

describe('every method that took options for a query', () => {
  const several = new Set(positionalParameters.map((row): string => row.path));

  it.each(listOverloads.filter((row) => !several.has(row.path)))('$path', ({ path: method, queryIndex }) => {
    const ids = Array.from({ length: queryIndex }, (_, index) => `id${index}, `).join('');
    expect(statement(`client.${method}(${ids}{ timeout: 1 });`)).toBe(`client.${method}(${ids}{}, { timeout: 1 });`);
    expect(statement(`client.${method}(${ids}{ limit: 1 });`)).toBe(`client.${method}(${ids}{ limit: 1 });`);
  });

  it.each(listOverloads.filter((row) => several.has(row.path)))('$path', ({ path: method, queryIndex }) => {
    const ids = Array.from({ length: queryIndex }, (_, index) => `id${index}`).join(', ');
    expect(statement(`client.${method}(${ids}, { timeout: 1 });`)).toMatch(/ \}, \{ timeout: 1 \}\);$/);
    expect(statement(`client.${method}(${ids}, { limit: 1 });`)).toMatch(/, limit: 1 \}\);$/);
  });
});

describe('every type', () => {
  it.each(Object.entries(renamedTypes))('%s', (old, { replacement }) => {
    expect(migrated(`import OpenAI from 'openai';\nexport type T = ${old};\n`)).toBe(`import OpenAI from 'openai';\nexport type T = ${replacement};\n`);
    const renamed = (name: string) => `import * as sdk from 'openai';\nexport type T = Array<sdk.${name}>;\n`;
    expect(migrated(renamed(old))).toBe(renamed(replacement));
  });

  it.each([...typesWithoutReplacement])('%s has no counterpart', (old) => {
    const source = `import OpenAI from 'openai';\nexport type T = ${old};\n`;
    const result = migrated(source);
    expect(result).toContain(TODO_MARKER);
    expect(migrated(result)).toBe(result);
  });

  it.each(pageClasses)('%s is no class any more', (name) => {
    expect(migrated(`import { ${name} } from 'openai/resources';\nexport const is = (page: unknown) => page instanceof ${name};\n`)).toContain(`// ${TODO_MARKER}: ${name} is only a type now`);
  });
});

describe('every module', () => {
  const rows = (removedModules as readonly RemovedModule[]).filter(({ removedIn }) => removedIn !== '4.0.0');

  it.each(rows)('$pattern', (row) => {
    const specifier = row.pattern.replace('*', 'index');
    const result = migrated(`import '${specifier}';\nimport 'other';\n`);
    const replacement = replacedSpecifier(row, specifier);
    if (replacement !== null && row.automation === 'auto') expect(result).toBe(`import '${replacement}';\nimport 'other';\n`);
    else if (row.automation === 'auto') expect(result).toBe("import 'other';\n");
    else expect(result).toContain(TODO_MARKER);
  });
});

describe('every export', () => {
  const rows = (removedExports as readonly RemovedExport[]).flatMap((row) => row.modules.map((module) => [row.name, module.replace('*', 'completions'), row] as const));

  it.each(rows)('%s of %s', (name, module, { replacement, from, automation }) => {
    const result = migrated(`import { ${name} } from '${module}';\nexport const used: ${name} = ${name};\n`);
    if (name === 'fileFromPath') expect(result).toContain(TODO_MARKER);
    else if (replacement === null) expect(result).toMatch(new RegExp(`^// TODO.*no longer exports ${name}`));
    else if (replacement.includes('.')) expect(result).toContain(`used: ${replacement} =`);
    else {
      expect(result).toContain(`import { ${replacement}${replacement === name ? '' : ` as ${name}`} } from '${from}'`);
      expect(result.includes(TODO_MARKER)).toBe(automation !== 'auto');
    }
    expect(migrated(result)).toBe(result);
  });
});
