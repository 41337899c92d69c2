/**
 * Which environment variables each client reads while it is built, and which functions and imports load a .env file.
 * Source: the constructors of openai 4.104, 5.23, 6.49 and 7.57 and their change logs (`since`); v3's classes read none.
 * Proof: tests/sdk/environment.test.ts sets the variables before and after construction and looks at the request sent.
 * Left out: what providers (`openai/providers/*`) read, and `DEBUG` of v4, which is read at each request.
 */

import { clientClasses, type ClientClassName, latestMajor, type Major } from './client-classes.ts';

export interface EnvironmentVariable {
  readonly variable: string;
  /** The client classes that read it. */
  readonly classes: readonly ClientClassName[];
  /** The constructor option that says the same. */
  readonly option: string;
  /** Each of these options, given with any value but undefined, keeps the variable from having an effect. */
  readonly suppressedBy: readonly string[];
  /** First release that reads it. */
  readonly since: string;
  /** Whether its value is a secret. */
  readonly credential: boolean;
  readonly note?: string;
}

export const environmentVariables = [
  {
    variable: 'OPENAI_API_KEY',
    classes: ['OpenAI'],
    option: 'apiKey',
    suppressedBy: ['apiKey', 'provider'],
    since: '4.0.0',
    credential: true,
    note: 'Also read next to workloadIdentity, where it makes the constructor throw.',
  },
  {
    variable: 'OPENAI_ADMIN_KEY',
    classes: ['OpenAI', 'AzureOpenAI'],
    option: 'adminAPIKey',
    suppressedBy: ['adminAPIKey', 'provider'],
    since: '6.36.0',
    credential: true,
    note: 'Only sent to the admin endpoints.',
  },
  {
    variable: 'OPENAI_ORG_ID',
    classes: ['OpenAI', 'AzureOpenAI', 'BedrockOpenAI'],
    option: 'organization',
    suppressedBy: ['organization', 'provider'],
    since: '4.0.0',
    credential: false,
  },
  {
    variable: 'OPENAI_PROJECT_ID',
    classes: ['OpenAI', 'AzureOpenAI', 'BedrockOpenAI'],
    option: 'project',
    suppressedBy: ['project', 'provider'],
    since: '4.36.0',
    credential: false,
  },
  {
    variable: 'OPENAI_BASE_URL',
    classes: ['OpenAI', 'AzureOpenAI'],
    option: 'baseURL',
    suppressedBy: ['baseURL', 'dataResidency', 'provider'],
    since: '4.21.0',
    credential: false,
    note: 'AzureOpenAI also reads it next to endpoint, and then throws.',
  },
  {
    variable: 'OPENAI_WEBHOOK_SECRET',
    classes: ['OpenAI', 'AzureOpenAI', 'BedrockOpenAI'],
    option: 'webhookSecret',
    suppressedBy: ['webhookSecret'],
    since: '5.8.0',
    credential: true,
    note: 'Read next to provider as well.',
  },
  {
    variable: 'OPENAI_LOG',
    classes: ['OpenAI', 'AzureOpenAI', 'BedrockOpenAI'],
    option: 'logLevel',
    suppressedBy: ['logLevel'],
    since: '5.0.0',
    credential: false,
    note: 'Read next to provider as well.',
  },
  {
    variable: 'OPENAI_CUSTOM_HEADERS',
    classes: ['OpenAI', 'AzureOpenAI', 'BedrockOpenAI'],
    option: 'defaultHeaders',
    suppressedBy: ['provider'],
    since: '6.36.0',
    credential: false,
    note: 'Merged below defaultHeaders: only a header of the same name is overridden.',
  },
  {
    variable: 'AZURE_OPENAI_API_KEY',
    classes: ['AzureOpenAI'],
    option: 'apiKey',
    suppressedBy: ['apiKey'],
    since: '4.41.0',
    credential: true,
    note: 'Also read next to azureADTokenProvider, where it makes the constructor throw.',
  },
  {
    variable: 'AZURE_OPENAI_ENDPOINT',
    classes: ['AzureOpenAI'],
    option: 'endpoint',
    suppressedBy: ['endpoint', 'baseURL'],
    since: '4.41.0',
    credential: false,
    note: 'The one variable that is not trimmed.',
  },
  {
    variable: 'OPENAI_API_VERSION',
    classes: ['AzureOpenAI'],
    option: 'apiVersion',
    suppressedBy: ['apiVersion'],
    since: '4.41.0',
    credential: false,
  },
  {
    variable: 'AWS_BEARER_TOKEN_BEDROCK',
    classes: ['BedrockOpenAI'],
    option: 'apiKey',
    suppressedBy: ['apiKey', 'bedrockTokenProvider'],
    since: '6.41.0',
    credential: true,
  },
  {
    variable: 'AWS_BEDROCK_BASE_URL',
    classes: ['BedrockOpenAI'],
    option: 'baseURL',
    suppressedBy: ['baseURL'],
    since: '6.41.0',
    credential: false,
  },
  {
    variable: 'AWS_REGION',
    classes: ['BedrockOpenAI'],
    option: 'awsRegion',
    suppressedBy: ['awsRegion', 'baseURL'],
    since: '6.41.0',
    credential: false,
  },
  {
    variable: 'AWS_DEFAULT_REGION',
    classes: ['BedrockOpenAI'],
    option: 'awsRegion',
    suppressedBy: ['awsRegion', 'baseURL'],
    since: '6.41.0',
    credential: false,
    note: 'Only where AWS_REGION is not set.',
  },
] as const satisfies readonly EnvironmentVariable[];

const rows: readonly EnvironmentVariable[] = environmentVariables;

/** Gives the row of an environment variable, or undefined where no client reads it. */
export function environmentVariableOf(variable: string): EnvironmentVariable | undefined {
  return rows.find(row => row.variable === variable);
}

/** Tells whether a variable holds a secret of OpenAI or Azure OpenAI; a key of Bedrock serves other models as well. */
export function isCredentialVariable(variable: string): boolean {
  return credentialVariables.includes(variable);
}

/** The variables of {@link isCredentialVariable}. */
export const credentialVariables: readonly string[] = rows
  .filter(row => row.credential && row.classes.some(name => name !== 'BedrockOpenAI'))
  .map(row => row.variable);

/** Gives the variable that says the same as a constructor option; undefined where the client reads none for it. */
export function variableOfOption(clientClass: ClientClassName, option: string): string | undefined {
  return rows.find(row => row.option === option && row.classes.includes(clientClass))?.variable;
}

/**
 * Gives the names of the variables that `new clientClass(options)` takes a value from, where `suppliedOptions` are the
 * names of the options given with a value other than undefined, in the newest release of `major`.
 */
export function variablesReadBy(
  clientClass: ClientClassName,
  suppliedOptions: ReadonlySet<string>,
  major: Major = latestMajor,
): readonly string[] {
  const majors: readonly Major[] = clientClasses.find(({ name }) => name === clientClass)?.majors ?? [];
  if (!majors.includes(major)) return [];
  return rows
    .filter(row => row.classes.includes(clientClass) && Number(row.since.split('.')[0]) <= major)
    .filter(row => !row.suppressedBy.some(option => suppliedOptions.has(option)))
    .map(row => row.variable);
}

export interface EnvironmentLoader {
  /** Import specifier of the package; `process` is also a global. */
  readonly source: string;
  /** Exports that, called, write the content of .env files into process.env. */
  readonly exportNames: readonly string[];
  /** Import specifiers that do the same by being loaded. */
  readonly sideEffectImports: readonly string[];
  /** Option of the first argument that names another object to write to. */
  readonly targetOption?: string;
  /** Exports that write into the object that is their first argument. */
  readonly populatingExports?: readonly string[];
}

/**
 * Functions and imports that load a .env file into process.env; variables that are set already stay, unless told
 * otherwise (`override`). `loadEnv` of vite only returns the values.
 */
export const environmentLoaders = [
  {
    source: 'dotenv',
    exportNames: ['config', 'configDotenv'],
    sideEffectImports: ['dotenv/config', 'dotenv/config.js'],
    targetOption: 'processEnv',
    populatingExports: ['populate'],
  },
  {
    source: 'dotenv-flow',
    exportNames: ['config', 'load'],
    sideEffectImports: ['dotenv-flow/config'],
  },
  {
    source: 'dotenv-safe',
    exportNames: ['config'],
    sideEffectImports: ['dotenv-safe/config', 'dotenv-safe/config.js'],
  },
  {
    source: 'dotenv-expand',
    exportNames: ['expand'],
    sideEffectImports: ['dotenv-expand/config', 'dotenv-expand/config.js'],
    targetOption: 'processEnv',
  },
  {
    source: '@dotenvx/dotenvx',
    exportNames: ['config'],
    sideEffectImports: ['@dotenvx/dotenvx/config', '@dotenvx/dotenvx/config.js'],
    targetOption: 'processEnv',
  },
  { source: '@next/env', exportNames: ['loadEnvConfig'], sideEffectImports: [] },
  { source: 'process', exportNames: ['loadEnvFile'], sideEffectImports: [] },
  { source: 'node:process', exportNames: ['loadEnvFile'], sideEffectImports: [] },
] as const satisfies readonly EnvironmentLoader[];

/** Gives the loader that a module's export is, called as a function; undefined where it loads nothing. */
export function environmentLoaderOf(source: string, exportName: string): EnvironmentLoader | undefined {
  return (environmentLoaders as readonly EnvironmentLoader[]).find(
    row => row.source === source && row.exportNames.includes(exportName),
  );
}

/** Tells whether importing `source` by itself loads a .env file. */
export function isEnvironmentImport(source: string): boolean {
  return (environmentLoaders as readonly EnvironmentLoader[]).some(row => row.sideEffectImports.includes(source));
}
