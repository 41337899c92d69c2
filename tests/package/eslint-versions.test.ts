import { describe, expect, it } from 'vitest';
import { Consumer, type ESLintAlias, unpackedPlugin } from './consumer.ts';

const V3_CODE = `const { Configuration, OpenAIApi } = require('openai');
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));
module.exports = () => openai.createCompletion({ model: 'davinci', prompt: 'Hi' });
`;

const V3_TYPESCRIPT = `import { Configuration, OpenAIApi } from 'openai';
const openai: OpenAIApi = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY! }));
export const answer = (prompt: string) => openai.createCompletion({ model: 'davinci', prompt });
`;

const EVERY_ESLINT: ESLintAlias[] = ['eslint8', 'eslint922', 'eslint9', 'eslint'];
const WITH_DEFINE_CONFIG: ESLintAlias[] = ['eslint922', 'eslint9', 'eslint'];
const FLAT = { ESLINT_USE_FLAT_CONFIG: 'true' };
const ESLINTRC = { ESLINT_USE_FLAT_CONFIG: 'false' };

const unpacked = unpackedPlugin();

interface Project {
  eslint: ESLintAlias;
  config: [file: string, content: string];
  env: Record<string, string>;
  code?: [file: string, content: string];
}

/** Lints one file of a project and returns the rules that reported there. */
function reportingRules({ eslint, config, env, code = ['index.js', V3_CODE] }: Project): string[] {
  const packages = { eslint, 'typescript-eslint': 'typescript-eslint', typescript: 'typescript' };
  const consumer = new Consumer(unpacked.directory, packages, Object.fromEntries([config, code]));
  const { stdout, stderr } = consumer.node(['node_modules/eslint/bin/eslint.js', '--format', 'json', code[0]], env);
  consumer.remove();
  if (stderr && !stdout) throw new Error(stderr);
  const [{ messages }] = JSON.parse(stdout) as [{ messages: { ruleId: string | null; message: string }[] }];
  return [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))];
}

describe.each(EVERY_ESLINT)('flat config on %s', (eslint) => {
  it('takes the imported plugin', () => {
    const config = `import openai from 'eslint-plugin-openai';\nexport default [openai.configs.recommended];`;
    expect(reportingRules({ eslint, env: FLAT, config: ['eslint.config.mjs', config] })).toEqual(['openai/no-legacy-api']);
  });

  it('takes the required plugin, and configs by their flat/ names', () => {
    const config = `const openai = require('eslint-plugin-openai');\nmodule.exports = [openai.configs['flat/legacy']];`;
    expect(reportingRules({ eslint, env: FLAT, config: ['eslint.config.cjs', config] })).toEqual(['openai/no-legacy-api']);
  });

  it('takes import and require in one config', () => {
    const config = `import { createRequire } from 'node:module';
      import imported, { configs } from 'eslint-plugin-openai';
      const required = createRequire(import.meta.url)('eslint-plugin-openai');
      if (imported !== required || configs !== required.configs) throw new Error('two copies');
      export default [imported.configs.recommended, required.configs.strict];`;
    expect(reportingRules({ eslint, env: FLAT, config: ['eslint.config.mjs', config] })).toEqual(['openai/no-legacy-api']);
  });

  it('lints TypeScript with the parser of typescript-eslint', () => {
    const config = `import openai from 'eslint-plugin-openai';
      import { parser } from 'typescript-eslint';
      export default [{ files: ['**/*.ts'], languageOptions: { parser } }, openai.configs.recommended];`;
    const code: Project['code'] = ['index.ts', V3_TYPESCRIPT];
    expect(reportingRules({ eslint, env: FLAT, config: ['eslint.config.mjs', config], code })).toEqual(['openai/no-legacy-api']);
  });

  it('does not lint TypeScript where no one asked for it', () => {
    const config = `import openai from 'eslint-plugin-openai';\nexport default [openai.configs.recommended];`;
    const consumer = new Consumer(unpacked.directory, { eslint }, { 'eslint.config.mjs': config, 'index.js': '', 'types.ts': 'type A = string;' });
    const { status, stdout } = consumer.node(['node_modules/eslint/bin/eslint.js', '.'], FLAT);
    consumer.remove();
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});

describe.each(WITH_DEFINE_CONFIG)('defineConfig on %s', (eslint) => {
  it('extends a config by its name', () => {
    const config = `import { defineConfig } from 'eslint/config';
      import openai from 'eslint-plugin-openai';
      export default defineConfig([{ files: ['**/*.js'], plugins: { openai }, extends: ['openai/recommended'] }]);`;
    expect(reportingRules({ eslint, env: {}, config: ['eslint.config.mjs', config] })).toEqual(['openai/no-legacy-api']);
  });

  it('extends a config of the plugin under another name', () => {
    const config = `import { defineConfig } from 'eslint/config';
      import openai from 'eslint-plugin-openai';
      export default defineConfig([{ files: ['**/*.js'], plugins: { ai: openai }, extends: ['ai/recommended'] }]);`;
    expect(reportingRules({ eslint, env: {}, config: ['eslint.config.mjs', config] })).toEqual(['ai/no-legacy-api']);
  });
});

describe.each<ESLintAlias>(['eslint8', 'eslint922', 'eslint9'])('eslintrc on %s', (eslint) => {
  it.each(['recommended', 'strict', 'all', 'legacy'])('extends plugin:openai/legacy-%s', (name) => {
    const config = JSON.stringify({ root: true, extends: [`plugin:openai/legacy-${name}`], parserOptions: { ecmaVersion: 2022 } });
    expect(reportingRules({ eslint, env: ESLINTRC, config: ['.eslintrc.json', config] })).toContain('openai/no-legacy-api');
  });
});
