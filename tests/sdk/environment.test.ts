import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { ClientClassName, Major } from '../../src/sdk/client-classes.ts';
import {
  environmentLoaderOf,
  environmentLoaders,
  type EnvironmentVariable,
  environmentVariableOf,
  environmentVariables,
  isEnvironmentImport,
  variablesReadBy,
} from '../../src/sdk/environment.ts';
import { type LocalServer, startServer } from './local-server.ts';
import { loadSdk, packageFile, withEnvironment } from './packages.ts';

let server: LocalServer;
let restore: (() => void) | undefined;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
afterEach(() => {
  restore?.();
  restore = undefined;
});

const rows: readonly EnvironmentVariable[] = environmentVariables;
const majorsWithEnvironment = [4, 5, 6, 7] as const;

/** Options with which each class is built without any variable. */
function completeOptions(className: ClientClassName): Record<string, unknown> {
  const options = { apiKey: 'dummy-option', baseURL: server.baseURL, maxRetries: 0 };
  return className === 'AzureOpenAI' ? { ...options, apiVersion: 'option-version' } : options;
}

/** A value for an option that differs from every value of a variable below. */
function optionValue(option: string, major: Major): unknown {
  const values: Record<string, () => unknown> = {
    apiKey: () => 'dummy-option',
    bedrockTokenProvider: () => async () => 'dummy-option',
    adminAPIKey: () => 'dummy-option',
    organization: () => 'org-option',
    project: () => 'proj-option',
    webhookSecret: () => 'dummy-option',
    logLevel: () => 'off',
    baseURL: () => server.baseURL,
    endpoint: () => `${server.origin}/option`,
    apiVersion: () => 'option-version',
    awsRegion: () => 'eu-west-1',
    dataResidency: () => 'eu',
    provider: () =>
      loadSdk(major, '/providers/bedrock').bedrock({ region: 'eu-west-1', apiKey: 'dummy-option', baseURL: server.baseURL }),
  };
  return values[option]?.();
}

const variableValues = {
  OPENAI_API_KEY: 'dummy-environment',
  OPENAI_ADMIN_KEY: 'dummy-environment',
  OPENAI_ORG_ID: 'org-environment',
  OPENAI_PROJECT_ID: 'proj-environment',
  OPENAI_WEBHOOK_SECRET: 'dummy-environment',
  OPENAI_LOG: 'error',
  OPENAI_CUSTOM_HEADERS: 'x-from: environment',
  AZURE_OPENAI_API_KEY: 'dummy-environment',
  OPENAI_API_VERSION: 'environment-version',
  AWS_BEARER_TOKEN_BEDROCK: 'dummy-environment',
  AWS_REGION: 'us-west-2',
  AWS_DEFAULT_REGION: 'us-west-2',
} as const;

function variableValue(variable: string): string {
  if (variable in variableValues) return variableValues[variable as keyof typeof variableValues];
  return `${server.origin}/environment`;
}

/** Whether what `client` sends (or holds, where it sends nothing of it) shows the value that `variableValue` gave. */
async function shows(client: any, variable: string): Promise<boolean> {
  const held: Record<string, () => boolean> = {
    OPENAI_ADMIN_KEY: () => client.adminAPIKey === 'dummy-environment',
    OPENAI_WEBHOOK_SECRET: () => client.webhookSecret === 'dummy-environment',
    OPENAI_LOG: () => client.logLevel === 'error',
    AWS_REGION: () => client.baseURL.includes('us-west-2'),
    AWS_DEFAULT_REGION: () => client.baseURL.includes('us-west-2'),
  };
  if (variable in held) return held[variable]!();
  if (!client.baseURL.startsWith(server.origin)) return false;
  server.requests.length = 0;
  await client.models.list();
  const { path, headers } = server.last();
  const sent: Record<string, () => boolean> = {
    OPENAI_API_KEY: () => headers.authorization === 'Bearer dummy-environment',
    OPENAI_ORG_ID: () => headers['openai-organization'] === 'org-environment',
    OPENAI_PROJECT_ID: () => headers['openai-project'] === 'proj-environment',
    OPENAI_CUSTOM_HEADERS: () => headers['x-from'] === 'environment',
    AZURE_OPENAI_API_KEY: () => headers['api-key'] === 'dummy-environment',
    OPENAI_API_VERSION: () => path.endsWith('?api-version=environment-version'),
    AWS_BEARER_TOKEN_BEDROCK: () => headers.authorization === 'Bearer dummy-environment',
  };
  return sent[variable]?.() ?? path.startsWith('/environment/');
}

/** The least options with which the variable alone decides. */
function optionsLeavingOut(row: EnvironmentVariable, className: ClientClassName): Record<string, unknown> {
  const entries = Object.entries(completeOptions(className)).filter(([option]) => !row.suppressedBy.includes(option));
  return Object.fromEntries(entries);
}

const cases = rows.flatMap(row =>
  row.classes.flatMap(className =>
    majorsWithEnvironment
      .filter(major => loadSdk(major)[className] !== undefined)
      .map(major => ({
        row,
        variable: row.variable,
        className,
        major,
        has: variablesReadBy(className, new Set(), major).includes(row.variable),
      })),
  ),
);

describe('environmentVariables', () => {
  it.each(cases.filter(({ has }) => has))(
    '$className of v$major reads $variable when it is built, not later',
    async ({ row, variable, className, major }) => {
      restore = withEnvironment({ [variable]: variableValue(variable) });
      const Client = loadSdk(major)[className];
      const early = new Client(optionsLeavingOut(row, className));
      delete process.env[variable];
      expect(await shows(early, variable)).toBe(true);

      const late = new Client(completeOptions(className));
      process.env[variable] = variableValue(variable);
      expect(await shows(late, variable)).toBe(false);
    },
  );

  it.each(cases.filter(({ has }) => !has))(
    '$className of v$major does not read $variable',
    async ({ variable, className, major }) => {
      restore = withEnvironment({ [variable]: variableValue(variable) });
      const client = new (loadSdk(major)[className])(completeOptions(className));
      expect(await shows(client, variable)).toBe(false);
    },
  );

  const foreign = rows.flatMap(row =>
    (['OpenAI', 'AzureOpenAI', 'BedrockOpenAI'] as const)
      .filter(className => !row.classes.includes(className))
      .flatMap(className => majorsWithEnvironment.map(major => ({ row, variable: row.variable, className, major }))),
  );
  it.each(foreign.filter(({ className, major }) => loadSdk(major)[className]))(
    '$className of v$major leaves $variable to other classes',
    async ({ row, variable, className, major }) => {
      restore = withEnvironment({ [variable]: variableValue(variable) });
      let client: unknown;
      try {
        client = new (loadSdk(major)[className])(optionsLeavingOut(row, className));
      } catch (error) {
        // What the variable would have given is missing, so it was not read.
        expect(String(error)).toMatch(/missing|must provide/i);
        return;
      }
      expect(await shows(client, variable)).toBe(false);
    },
  );

  const suppressions = cases.filter(({ has }) => has).flatMap(each => each.row.suppressedBy.map(option => ({ ...each, option })));
  const isKnown = (className: string, major: number, option: string) => {
    if (option === 'provider') return className === 'OpenAI' && major >= 6;
    if (option === 'dataResidency') return className === 'OpenAI' && major >= 7;
    return true;
  };
  it.each(suppressions.filter(({ className, major, option }) => isKnown(className, major, option)))(
    '$className of v$major with $option takes nothing from $variable',
    async ({ row, variable, className, major, option }) => {
      restore = withEnvironment({ [variable]: variableValue(variable) });
      const base = optionsLeavingOut(row, className);
      if (option === 'provider') for (const name of ['apiKey', 'baseURL']) delete base[name];
      const client = new (loadSdk(major)[className])({ ...base, [option]: optionValue(option, major) });
      if (variable === 'AWS_REGION' || variable === 'AWS_DEFAULT_REGION') expect(client.baseURL).not.toContain('us-west-2');
      else expect(await shows(client, variable)).toBe(false);
    },
  );

  it('takes an option that is undefined for one that is not given', async () => {
    restore = withEnvironment({ OPENAI_API_KEY: 'dummy-environment' });
    for (const major of majorsWithEnvironment) {
      const client = new (loadSdk(major).OpenAI)({ apiKey: undefined, baseURL: server.baseURL });
      expect(await shows(client, 'OPENAI_API_KEY')).toBe(true);
    }
  });

  it('reads the webhook secret and the log level next to a provider', () => {
    restore = withEnvironment({ OPENAI_WEBHOOK_SECRET: 'dummy-environment', OPENAI_LOG: 'error' });
    for (const major of [6, 7] as const) {
      const client = new (loadSdk(major).OpenAI)({ provider: optionValue('provider', major) });
      expect([client.webhookSecret, client.logLevel]).toEqual(['dummy-environment', 'error']);
    }
  });

  it('lets AWS_REGION win over AWS_DEFAULT_REGION', () => {
    restore = withEnvironment({ AWS_REGION: 'us-west-2', AWS_DEFAULT_REGION: 'eu-west-1' });
    for (const major of [6, 7]) expect(new (loadSdk(major).BedrockOpenAI)({ apiKey: 'dummy' }).baseURL).toContain('us-west-2');
  });

  it('overrides a custom header by defaultHeaders of the same name only', async () => {
    restore = withEnvironment({ OPENAI_CUSTOM_HEADERS: 'x-from: environment' });
    for (const major of [6, 7]) {
      const { OpenAI } = loadSdk(major);
      const other = new OpenAI({ ...completeOptions('OpenAI'), defaultHeaders: { 'x-other': 'option' } });
      expect(await shows(other, 'OPENAI_CUSTOM_HEADERS')).toBe(true);
      const same = new OpenAI({ ...completeOptions('OpenAI'), defaultHeaders: { 'x-from': 'option' } });
      expect(await shows(same, 'OPENAI_CUSTOM_HEADERS')).toBe(false);
    }
  });

  it('makes the constructor throw where a note says so', () => {
    restore = withEnvironment({
      OPENAI_API_KEY: 'dummy',
      AZURE_OPENAI_API_KEY: 'dummy',
      OPENAI_BASE_URL: server.baseURL,
      OPENAI_API_VERSION: 'version',
    });
    for (const major of [4, 5, 6, 7]) {
      const { AzureOpenAI } = loadSdk(major);
      expect(() => new AzureOpenAI({ azureADTokenProvider: async () => 'token' })).toThrow('mutually exclusive');
      expect(() => new AzureOpenAI({ endpoint: server.origin })).toThrow('baseURL and endpoint are mutually exclusive');
    }
    for (const major of [6, 7]) expect(() => new (loadSdk(major).OpenAI)({ workloadIdentity: {} })).toThrow('mutually exclusive');
  });

  it('trims all but AZURE_OPENAI_ENDPOINT', async () => {
    restore = withEnvironment({ OPENAI_API_KEY: '  dummy-environment\n', AZURE_OPENAI_ENDPOINT: ` ${server.origin}`, OPENAI_API_VERSION: ' v ' });
    for (const major of majorsWithEnvironment) {
      const { OpenAI, AzureOpenAI } = loadSdk(major);
      expect(await shows(new OpenAI({ baseURL: server.baseURL }), 'OPENAI_API_KEY')).toBe(true);
      const azure = new AzureOpenAI({ apiKey: 'dummy' });
      expect([azure.baseURL, azure.apiVersion]).toEqual([` ${server.origin}/openai`, 'v']);
    }
  });

  it('is complete: the clients name no other variable', () => {
    const files = [
      'openai4/index.js', 'openai5/client.js', 'openai5/azure.js', 'openai6/client.js', 'openai6/azure.js', 'openai6/bedrock.js',
      'openai7/client.js', 'openai7/azure.js', 'openai7/bedrock.js',
    ];
    const named = files.flatMap(file =>
      [...packageFile(file).matchAll(/(?:readEnv\)?\(|process\.env\[)'([A-Z_]+)'/g)].map(match => match[1]!),
    );
    expect(new Set(named)).toEqual(new Set(rows.map(row => row.variable)));
  });

  it('v3 reads none', async () => {
    restore = withEnvironment(Object.fromEntries(rows.map(row => [row.variable, variableValue(row.variable)])));
    const { Configuration, OpenAIApi } = loadSdk(3);
    await new OpenAIApi(new Configuration({ basePath: server.baseURL })).listModels();
    expect(server.last().headers.authorization).toBe('Bearer undefined');
    expect(server.last().headers['openai-organization']).toBeUndefined();
    expect(new OpenAIApi().basePath).toBe('https://api.openai.com/v1');
    for (const file of ['api.js', 'base.js', 'common.js', 'configuration.js']) {
      expect(packageFile(`openai3/dist/${file}`)).not.toContain('process.env');
    }
  });

  it('is looked up by client and options', () => {
    expect(variablesReadBy('OpenAIApi', new Set())).toEqual([]);
    expect(variablesReadBy('OpenAI', new Set())).toContain('OPENAI_API_KEY');
    expect(variablesReadBy('OpenAI', new Set(['apiKey']))).not.toContain('OPENAI_API_KEY');
    expect(variablesReadBy('AzureOpenAI', new Set())).not.toContain('OPENAI_API_KEY');
    expect(variablesReadBy('OpenAI', new Set(['provider']))).toEqual(['OPENAI_WEBHOOK_SECRET', 'OPENAI_LOG']);
    expect(variablesReadBy('OpenAI', new Set(), 4)).toEqual(['OPENAI_API_KEY', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID', 'OPENAI_BASE_URL']);
    expect(variablesReadBy('OpenAI', new Set(), 3)).toEqual([]);
    expect(variablesReadBy('BedrockOpenAI', new Set(), 5)).toEqual([]);
    expect(environmentVariableOf('AZURE_OPENAI_API_KEY')?.option).toBe('apiKey');
    expect(environmentVariableOf('HOME')).toBeUndefined();
  });
});

describe('environmentLoaders', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'environment-'));
    writeFileSync(join(folder, '.env'), 'OPENAI_API_KEY=from-file\n');
    writeFileSync(join(folder, '.env.example'), 'OPENAI_API_KEY=\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs `code` as ESM in the folder with the .env file and gives what OPENAI_API_KEY is afterwards. */
  function variableAfter(code: string): string {
    const script = `process.chdir(${JSON.stringify(folder)});\n${code}\nprocess.stdout.write('\\n=' + process.env.OPENAI_API_KEY);`;
    const { PATH } = process.env;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { PATH, NODE_ENV: 'development' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.slice(output.lastIndexOf('\n=') + 2);
  }

  const argumentsOf: Record<string, string> = {
    'loadEnvConfig': 'process.cwd(), true',
    'load': `['.env']`,
    'expand': `{ parsed: { OPENAI_API_KEY: 'from-file' } }`,
  };
  const calls = environmentLoaders.flatMap(({ source, exportNames }) => exportNames.map(exportName => ({ source, exportName })));

  it.each(calls)('$exportName of $source loads it', ({ source, exportName }) => {
    const call = `(${argumentsOf[exportName] ?? ''})`;
    expect(variableAfter(`const loaded = await import('${source}'); (loaded.default ?? loaded).${exportName}${call};`)).toBe('from-file');
    expect(environmentLoaderOf(source, exportName)?.source).toBe(source);
  });

  it('process is also a global', () => {
    expect(variableAfter('process.loadEnvFile();')).toBe('from-file');
  });

  const imports = environmentLoaders.flatMap(({ sideEffectImports }) => sideEffectImports.map(source => ({ source })));
  it.each(imports)('importing $source loads it', ({ source }) => {
    // Without extension, `require` alone finds those that have no exports map.
    const require = `process.getBuiltinModule('module').createRequire(${JSON.stringify(import.meta.filename)})`;
    expect(variableAfter(`${require}('${source}');`)).toBe('from-file');
    expect(isEnvironmentImport(source)).toBe(true);
  });

  const retargetable = environmentLoaders.flatMap(row => ('targetOption' in row ? [row] : []));
  it.each(retargetable)('$source writes elsewhere with $targetOption', ({ source, exportNames, targetOption }) => {
    const parsed = source === 'dotenv-expand' ? `, parsed: { OPENAI_API_KEY: 'from-file' }` : '';
    const code = `const { ${exportNames[0]}: load } = await import('${source}').then(m => m.default ?? m);
      const target = {}; load({ ${targetOption}: target${parsed} });
      if (target.OPENAI_API_KEY !== 'from-file') process.env.OPENAI_API_KEY = 'not written';`;
    expect(variableAfter(code)).toBe('undefined');
  });

  it('populate of dotenv writes into its first argument', () => {
    const populate = (target: string) =>
      `const { default: dotenv } = await import('dotenv'); dotenv.populate(${target}, { OPENAI_API_KEY: 'from-file' });`;
    expect(variableAfter(populate('process.env'))).toBe('from-file');
    expect(variableAfter(populate('{}'))).toBe('undefined');
  });

  it('a variable that is set stays', () => {
    expect(variableAfter(`process.env.OPENAI_API_KEY = 'set'; (await import('dotenv')).default.config({ quiet: true });`)).toBe('set');
  });

  it('parsing and importing alone load nothing', () => {
    expect(variableAfter(`(await import('dotenv')).default.parse('OPENAI_API_KEY=x'); await import('@next/env');`)).toBe('undefined');
    expect(environmentLoaderOf('dotenv', 'parse')).toBeUndefined();
    expect(isEnvironmentImport('dotenv')).toBe(false);
  });
});
