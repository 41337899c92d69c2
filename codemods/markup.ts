/** The markup of Vue, Svelte and Astro components, which reads the variables of the script: it is not rewritten, so what is old in it is told. */
import { clientOf } from '../src/analysis/client-values.ts';
import { requestOfValue } from '../src/analysis/calls.ts';
import type { Node } from '../src/analysis/nodes.ts';
import { v3Methods } from '../src/sdk/legacy-methods.ts';
import type { Migration } from './migration.ts';

const OLD_METHODS = new RegExp(`\\.(?:del|retrieveContent|runFunctions|${v3Methods.map(({ name }) => name).join('|')})\\s*\\(`);

/** Scripts, styles, comments and an Astro page's frontmatter. */
const NOT_MARKUP = /^\s*---[ \t]*\r?\n(?:[\s\S]*?\n)?---[ \t]*(?=\r?\n|$)|<script\b[\s\S]*?(?:<\/script\s*>|$)|<style\b[\s\S]*?(?:<\/style\s*>|$)|<!--[\s\S]*?(?:-->|$)/g;

/** What markup evaluates: `{…}`, `{{ … }}`, and the values of Vue's directives. */
const EXPRESSIONS = /\{(?:[^{}]|\{[^{}]*\})*\}|\s(?:[:@#]|v-)[\w.:[\]-]*="[^"]*"/g;

/**
 * Marks the variables whose use in the markup has to change with the script.
 * @param text the whole file, of which the analysis has read only the script
 */
export function markMarkup(migration: Migration, text: string): void {
  const { file } = migration;
  const markup = (text.replace(NOT_MARKUP, '').match(EXPRESSIONS) ?? []).join('\n');
  if (markup === '') return;
  const topLevel = file.source.scopeManager.scopes.filter(({ type, upper }) => type === 'module' || upper === null || upper.type === 'global');
  for (const { name, identifiers: [identifier] } of topLevel.flatMap(({ variables }) => variables)) {
    if (!identifier || !new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}\\s*(?:\\?\\.|\\.|\\[)`).test(markup)) continue;
    const isOldResult = file.evaluate(identifier as Node).some((value) => value.path.length === 0 && requestOfValue(value)?.client.className === 'OpenAIApi');
    if (isOldResult) migration.todo(identifier as Node, `the markup reads ${name}, which is the body of the response now, without .data.`);
    else if (OLD_METHODS.test(markup) && clientOf(file, identifier as Node)) migration.todo(identifier as Node, `the markup calls methods of ${name} by their old names.`);
  }
}
