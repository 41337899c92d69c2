import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { ruleNames, staleFiles } from '../scripts/generated-docs.ts';
import plugin from '../src/index.ts';

const ROOT = path.resolve(__dirname, '..');
const HEADINGS = ['## Rule details', '## Options', '## When not to use it'];

describe('rules, pages and configs', () => {
  it('are what the rules say', async () => {
    expect(await staleFiles()).toEqual([]);
  });

  it('are the same everywhere', () => {
    const pages = readdirSync(path.join(ROOT, 'docs/rules')).map((file) => path.basename(file, '.md'));
    const tableRows = [...readFileSync(path.join(ROOT, 'README.md'), 'utf8').matchAll(/^\| \[`([\w-]+)`\]/gm)].map((match) => match[1]);
    const names = ruleNames();
    expect(names.length).toBeGreaterThan(0);
    expect(Object.keys(plugin.rules)).toEqual(names);
    expect(pages.sort()).toEqual(names);
    expect(tableRows).toEqual(names);
    expect(Object.keys(plugin.configs.all.rules ?? {})).toEqual(names.map((name) => `openai/${name}`));
  });

  it.each(ruleNames())('%s has a page with every section, and a URL that leads to it', (name) => {
    const page = readFileSync(path.join(ROOT, `docs/rules/${name}.md`), 'utf8');
    expect(HEADINGS.filter((heading) => !page.includes(`\n${heading}\n`))).toEqual([]);
    expect(plugin.rules[name as keyof typeof rules].meta?.docs?.url).toMatch(new RegExp(`/eslint-plugin-openai@[\\d.]+/docs/rules/${name}\\.md$`));
  });
});

describe('configs', () => {
  const memberships = Object.entries(rules).map(([name, rule]) => [`openai/${name}`, rule.meta.docs?.configs ?? []] as const);
  const strictEntry = (id: string) => {
    const options = rules[id.replace('openai/', '') as keyof typeof rules].meta.docs?.strictOptions;
    return options ? ['error', ...options] : 'error';
  };
  const rulesIn = (...configs: string[]) => memberships.filter(([, own]) => own.some((config) => configs.includes(config))).map(([name]) => name);

  it.each([
    ['recommended', rulesIn('recommended')],
    ['strict', rulesIn('recommended', 'strict')],
    ['legacy', rulesIn('legacy')],
    ['all', memberships.map(([name]) => name)],
  ] as const)('%s', (name, expected) => {
    const flat = plugin.configs[name];
    const alias = plugin.configs[`flat/${name}`];
    const eslintrc = plugin.configs[`legacy-${name}`];
    expect(flat).toEqual({
      name: `openai/${name}`,
      plugins: { openai: plugin },
      rules: Object.fromEntries(expected.map((rule) => [rule, name === 'strict' || name === 'all' ? strictEntry(rule) : 'error'])),
    });
    expect(alias).toBe(flat);
    expect(eslintrc).toEqual({ plugins: ['openai'], rules: flat.rules });
  });
});
