/** What the parsers of other languages and dialects make of a file is linted as its author sees it: at its lines, with suggestions that fit. */
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Consumer, unpackedPlugin } from '../package/consumer.ts';
import { withKeys } from '../rules/sample-keys.ts';
import { codeBlocks } from './pages.ts';

interface Problem {
  rule: string;
  line: number;
  /** what its first suggestion replaces, and by what */
  suggests?: readonly [before: string, after: string];
}

interface Language {
  name: string;
  config: string;
  file: string;
  /** `§name§` is a key */
  text: string;
  problems: readonly Problem[];
  /** the alias of the ESLint; the newest one where it is left out */
  eslint?: string;
}

interface Message {
  ruleId: string | null;
  line: number;
  message: string;
  suggestions?: { fix: { range: [number, number]; text: string } }[];
}

const SDK = path.resolve(import.meta.dirname, '../../node_modules/openai7');

/** What all files import: a client of its own key, and one that only the types of a package tell. */
const BESIDE: Record<string, string> = {
  'src/old.js': "import OpenAI from 'openai';\nimport { readKey } from './keys.js';\n\nexport const old = new OpenAI({ apiKey: readKey() });\n",
  'node_modules/@acme/ai/package.json': JSON.stringify({ name: '@acme/ai', version: '1.0.0', types: 'index.d.ts', main: 'index.js' }),
  'node_modules/@acme/ai/index.d.ts': "import OpenAI from 'openai';\nexport declare const acme: OpenAI;\n",
  'tsconfig.json': JSON.stringify({ compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', types: [] }, include: ['src'] }),
  'package.json': JSON.stringify({ type: 'module' }),
};

const PACKAGES = Object.fromEntries(
  [
    'espree', 'typescript', 'typescript-eslint', '@babel/core', '@babel/eslint-parser', '@babel/preset-typescript', 'vue-eslint-parser', 'svelte',
    'svelte-eslint-parser', 'astro-eslint-parser', 'eslint-plugin-astro', '@eslint/markdown',
  ].map((name) => [name, name]),
);

const IMPORTS = `import OpenAI from 'openai';
import { readKey } from './keys.js';
import { old } from './old.js';
`;
const LATE = 'const client = new OpenAI();\nprocess.env.OPENAI_API_KEY = readKey();\n';
const IN_TIME = 'process.env.OPENAI_API_KEY = readKey();\nconst client = new OpenAI();\n';

/** A module with the three defects in lines 6, 8 and 11, and what is suggested for each. */
const MODULE = `${IMPORTS}
${LATE}
export const other = new OpenAI({ apiKey: '§project§' });

export async function complete(prompt) {
  const answer = await old.createCompletion({ model: 'gpt-4o', prompt });
  return [client, answer];
}
`;
const lateWrite = (line: number, indent = ''): Problem => ({ rule: 'no-late-api-key', line, suggests: [indented(LATE, indent), indented(IN_TIME, indent)] });
const writtenKey = (line: number): Problem => ({ rule: 'no-hardcoded-api-key', line, suggests: ["'§project§'", 'process.env.OPENAI_API_KEY'] });
const oldCall = (line: number): Problem => ({ rule: 'no-legacy-api', line, suggests: ['old.createCompletion', 'old.completions.create'] });
const MODULE_PROBLEMS = [lateWrite(6), writtenKey(8), oldCall(11)];

function indented(text: string, indent: string): string {
  return text.replaceAll(/^(?=.)/gm, indent);
}

/** The config of the README, as it stands there. */
const README_CONFIG = codeBlocks('README.md').find(({ heading, language }) => language === 'js' && heading.startsWith('Vue, Svelte'))!.text;

const TYPED = `import openai from 'eslint-plugin-openai';
import tseslint from 'typescript-eslint';

export default [
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  openai.configs.recommended,
];
`;
const UNTYPED = TYPED.replace(', parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }', '');

const TYPESCRIPT = `${MODULE.replace("'./old.js';", "'./old.js';\nimport { acme } from '@acme/ai';").replace('(prompt)', '(prompt: string)')}
export const summary = (text: string) => acme.createEdit({ input: text });
`;
const TYPESCRIPT_PROBLEMS = [lateWrite(7), writtenKey(9), oldCall(12)];

const languages: readonly Language[] = [
  {
    name: 'espree',
    config: `import openai from 'eslint-plugin-openai';\nimport * as espree from 'espree';\n\nexport default [{ languageOptions: { parser: espree } }, openai.configs.recommended];\n`,
    file: 'src/answers.js',
    text: MODULE,
    problems: MODULE_PROBLEMS,
  },
  { name: 'typescript-eslint without types', config: UNTYPED, file: 'src/answers.ts', text: TYPESCRIPT, problems: TYPESCRIPT_PROBLEMS },
  {
    name: 'typescript-eslint with types, which know the clients of packages',
    config: TYPED,
    file: 'src/answers.ts',
    text: TYPESCRIPT,
    problems: [...TYPESCRIPT_PROBLEMS, { rule: 'no-legacy-api', line: 16 }],
  },
  {
    // Its line for Node 20 goes up to ESLint 9.
    name: '@babel/eslint-parser',
    eslint: 'eslint9',
    config: `import openai from 'eslint-plugin-openai';
import parser from '@babel/eslint-parser';

const babelOptions = { babelrc: false, configFile: false, presets: ['@babel/preset-typescript'] };

export default [
  { files: ['**/*.ts'], languageOptions: { parser, parserOptions: { requireConfigFile: false, babelOptions } } },
  openai.configs.recommended,
];
`,
    file: 'src/answers.ts',
    text: TYPESCRIPT,
    problems: TYPESCRIPT_PROBLEMS,
  },
  {
    name: 'vue-eslint-parser',
    config: README_CONFIG,
    file: 'src/Answer.vue',
    text: `<script lang="ts">
export default { name: 'Answer' };
</script>

<script setup lang="ts">
import { ref } from 'vue';
${IMPORTS}
const { prompt } = defineProps<{ prompt: string }>();
const text = ref<string>('');
${LATE}
const other = new OpenAI({ apiKey: '§project§' });

async function complete(): Promise<void> {
  const answer = await old.createCompletion({ model: 'gpt-4o', prompt });
  text.value = answer.choices[0]?.text ?? String([client, other]);
}
</script>

<template>
  <button :disabled="text !== ''" @click="complete()">{{ text || 'Complete' }}</button>
</template>

<style scoped>
button { color: red; }
</style>
`,
    problems: [lateWrite(14), writtenKey(16), oldCall(19)],
  },
  {
    name: 'svelte-eslint-parser, markup included',
    config: README_CONFIG,
    file: 'src/Answer.svelte',
    text: `<script module lang="ts">
  export const maxLength = 80;
</script>

<script lang="ts">
${indented(IMPORTS, '  ')}
  let { prompt }: { prompt: string } = $props();
  let text = $state<string>('');
${indented(LATE, '  ')}
  const other = new OpenAI({ apiKey: '§project§' });

  async function complete(): Promise<void> {
    const answer = await old.createCompletion({ model: 'gpt-4o', prompt });
    text = answer.choices[0]?.text ?? String([client, other]);
  }
</script>

<button onclick={complete} disabled={text !== ''}>{text || 'Complete'}</button>
{#await client.createEdit({ input: text })}
  <p>…</p>
{:then edit}
  <p class:long={String(edit).length > maxLength}>{edit}</p>
{/await}

<style>
  button { color: red; }
</style>
`,
    problems: [lateWrite(13, '  '), writtenKey(15), oldCall(18), { rule: 'no-legacy-api', line: 24 }],
  },
  {
    name: 'astro-eslint-parser, markup included',
    config: README_CONFIG,
    file: 'src/answer.astro',
    text: `---
${IMPORTS}
interface Props { prompt: string }
const { prompt } = Astro.props as Props;
${LATE}
const other = new OpenAI({ apiKey: '§project§' });
const answer = await old.createCompletion({ model: 'gpt-4o', prompt });
---

<html lang="en">
  <p title={String([client, other])}>{answer.choices[0]?.text}</p>
  <ul>{(await client.listModels()).map((model) => <li>{model.id}</li>)}</ul>
</html>

<style>
  p { color: red; }
</style>
`,
    problems: [lateWrite(9), writtenKey(11), oldCall(12), { rule: 'no-legacy-api', line: 17 }],
  },
  {
    name: 'eslint-plugin-astro, whose processor reads the scripts for the browser',
    config: `import openai from 'eslint-plugin-openai';
import astro from 'eslint-plugin-astro';

export default [...astro.configs['flat/base'], openai.configs.recommended];
`,
    file: 'src/answer.astro',
    text: `---
import OpenAI from 'openai';

const models = await new OpenAI().listModels();
---

<p>{models.length}</p>
<script>
  ${indented(IMPORTS, '  ').trim()}

  export const answer = old.createCompletion({ model: 'gpt-4o', prompt: readKey.name, n: OpenAI.length });
</script>
`,
    problems: [{ rule: 'no-legacy-api', line: 4 }, { rule: 'no-legacy-api', line: 13 }],
  },
  {
    name: 'the processor of @eslint/markdown',
    config: README_CONFIG,
    file: 'src/guide.md',
    text: `# Guide

The client reads \`OPENAI_API_KEY\`:

\`\`\`js
${IMPORTS}
${LATE}\`\`\`

1. Give another one its own key:

   \`\`\`js
   import OpenAI from 'openai';

   export const other = new OpenAI({ apiKey: '§project§' });
   \`\`\`

2. Complete a text:

   \`\`\`ts
   import { old } from './old.js';

   export const complete = (prompt: string) => old.createCompletion({ model: 'gpt-4o', prompt });
   \`\`\`
`,
    problems: [lateWrite(11), writtenKey(19), oldCall(27)],
  },
];

describe('the rules with', () => {
  const unpacked = unpackedPlugin();

  function messagesOf({ config, file, text, eslint = 'eslint' }: Language): Message[] {
    const files = { ...BESIDE, [file]: withKeys(text), 'eslint.config.mjs': config };
    const consumer = new Consumer(unpacked.directory, { ...PACKAGES, eslint }, files);
    // A link would lead to the folder of another name, by which types are not known as the SDK's.
    cpSync(SDK, path.join(consumer.directory, 'node_modules/openai'), { recursive: true });
    const { stdout, stderr } = consumer.node(['node_modules/eslint/bin/eslint.js', '--format', 'json', file]);
    const written = readFileSync(path.join(consumer.directory, file), 'utf8');
    consumer.remove();
    if (!stdout) throw new Error(stderr);
    expect(written).toBe(withKeys(text));
    return (JSON.parse(stdout) as [{ messages: Message[] }])[0].messages;
  }

  it.each(languages)('$name', (language) => {
    const messages = messagesOf(language);
    const places = (problems: readonly { rule: string; line: number }[]) => problems.map(({ rule, line }) => `${line} ${rule}`);
    const found = messages.map(({ ruleId, message, line }) => ({ rule: ruleId?.replace('openai/', '') ?? message, line }));
    expect(places(found)).toEqual(places(language.problems));

    const text = withKeys(language.text);
    const suggested = messages.map(({ suggestions = [] }) => {
      const [first] = suggestions;
      return first && text.slice(0, first.fix.range[0]) + first.fix.text + text.slice(first.fix.range[1]);
    });
    const expected = language.problems.map(({ suggests }) => suggests && withKeys(language.text.replace(...suggests)));
    for (const [index, after] of expected.entries()) if (after !== undefined) expect(suggested[index]).toBe(after);
  });
});
