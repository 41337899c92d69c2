/** `npm run new <rule>` starts a rule, its test and its page; the index and the README follow from the rule. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..');

const rule = (name: string) => `import { createRule } from '../src/create-rule.ts';

export default createRule({
  name: '${name}',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow …',
      configs: [],
    },
    schema: [],
    messages: {
      found: '… Do … instead.',
    },
  },
  create() {
    return {};
  },
});
`;

const test = (name: string) => `import rule from '../../rules/${name}.ts';
import { typescript } from './rule-tester.ts';

typescript.run('${name}', rule, {
  valid: ['export {};'],
  invalid: [],
});
`;

const page = `<!-- end of generated header -->

## Rule details

## Options

<!-- begin of generated options -->
<!-- end of generated options -->

## When not to use it
`;

function main(name: string | undefined): void {
  if (!name || !/^[a-z]+(?:-[a-z0-9]+)+$/.test(name)) throw new Error('Usage: npm run new <rule-name-in-kebab-case>');
  const files = {
    [`rules/${name}.ts`]: rule(name),
    [`tests/rules/${name}.test.ts`]: test(name),
    [`docs/rules/${name}.md`]: page,
  };
  const existing = Object.keys(files).find((file) => existsSync(path.join(root, file)));
  if (existing) throw new Error(`${existing} exists already.`);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
  execFileSync('npm', ['run', '--silent', 'docs'], { cwd: root, stdio: 'inherit' });
}

main(process.argv[2]);
