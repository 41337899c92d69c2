import type { Linter, Rule } from 'eslint';
import { name, version } from '../package.json';
import { rules, type RuleName } from '../rules/index.ts';
import type { RuleDocs } from './create-rule.ts';

// Types stay private: one named type export beside the default would turn `export =` of the CommonJS types into `export default`.
type ConfigName = 'recommended' | 'strict' | 'all' | 'legacy';

// `Linter.Config` is another format in the types of ESLint 8 than in later ones.
interface FlatConfig {
  name: string;
  plugins: { openai: Plugin };
  rules: Linter.RulesRecord;
}

/** A config of ESLint's old format (`.eslintrc`). */
interface EslintrcConfig {
  plugins: string[];
  rules: Linter.RulesRecord;
}

interface Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<RuleName, Rule.RuleModule>;
  configs: Record<ConfigName | `flat/${ConfigName}`, FlatConfig> & Record<`legacy-${ConfigName}`, EslintrcConfig>;
}

const NAMESPACE = 'openai';

const isIn: Record<ConfigName, (docs: RuleDocs) => boolean> = {
  recommended: ({ configs }) => configs.includes('recommended'),
  strict: ({ configs }) => configs.includes('recommended') || configs.includes('strict'),
  all: () => true,
  legacy: ({ configs }) => configs.includes('legacy'),
};

const plugin: Plugin = {
  meta: { name, version, namespace: NAMESPACE },
  // ESLint's own rule type is the only one that `defineConfig` accepts.
  rules: rules as unknown as Plugin['rules'],
  configs: {} as Plugin['configs'],
};

for (const configName of Object.keys(isIn) as ConfigName[]) {
  const configRules = rulesOf(configName);
  const flat: FlatConfig = { name: `${NAMESPACE}/${configName}`, plugins: { [NAMESPACE]: plugin }, rules: configRules };
  plugin.configs[configName] = flat;
  plugin.configs[`flat/${configName}`] = flat;
  plugin.configs[`legacy-${configName}`] = { plugins: [NAMESPACE], rules: configRules };
}

function rulesOf(configName: ConfigName): Linter.RulesRecord {
  const members = Object.entries(rules).filter(([, rule]) => rule.meta.docs && isIn[configName](rule.meta.docs));
  return Object.fromEntries(members.map(([ruleName, { meta }]) => [`${NAMESPACE}/${ruleName}`, entryOf(meta.docs!, configName)]));
}

function entryOf({ strictOptions }: RuleDocs, configName: ConfigName): Linter.RuleEntry {
  const isStrict = configName === 'strict' || configName === 'all';
  return isStrict && strictOptions ? ['error', ...strictOptions] : 'error';
}

export default plugin;
