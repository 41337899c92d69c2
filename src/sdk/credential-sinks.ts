/**
 * Where an OpenAI credential goes besides the SDK's own constructors: arguments and options of the packages built on
 * it, members of a client that take a key when assigned, HTTP headers of requests to an OpenAI host.
 * Source: the packages, pinned in package.json; proof: tests/sdk/credential-sinks.test.ts sends a dummy through each row
 * and looks for it in the request.
 */

import type { ClientClassName, Major } from './client-classes.ts';

export interface CredentialSink {
  /** Import specifiers that have the exports. */
  readonly sources: readonly string[];
  /** Classes or functions, by export name. */
  readonly exportNames: readonly string[];
  /** `options`: the argument is an object that holds the key; `argument`: it is the key. */
  readonly form: 'options' | 'argument';
  readonly argumentIndex: number;
  /** Paths of the options that take a key, the usual one first. */
  readonly options?: readonly string[];
  /** The environment variable that the package reads by itself where no key is given. */
  readonly variable?: string;
  /** The variable is read at the request, not at construction: setting it late works. */
  readonly variableReadAtRequest?: boolean;
  /** `package@version` of a run by hand, for packages that the tests do not install. */
  readonly checkedByHand?: string;
  readonly note?: string;
}

const langchainOptions = ['apiKey', 'openAIApiKey', 'configuration.apiKey'] as const;

export const credentialSinks = [
  {
    sources: ['@langchain/openai'],
    exportNames: ['ChatOpenAI', 'OpenAI', 'OpenAIEmbeddings'],
    form: 'options',
    argumentIndex: 0,
    options: langchainOptions,
    variable: 'OPENAI_API_KEY',
    note: 'ChatOpenAI read openAIApiKey up to 0.4 (seen in 0.4.9) and takes no notice of it in 0.6 and 1.x.',
  },
  {
    sources: ['@langchain/openai'],
    exportNames: ['ChatOpenAI'],
    form: 'options',
    argumentIndex: 1,
    options: ['apiKey', 'configuration.apiKey'],
    variable: 'OPENAI_API_KEY',
    note: 'new ChatOpenAI(model, fields), since 1.x.',
  },
  {
    sources: ['@langchain/openai'],
    exportNames: ['ChatOpenAICompletions', 'ChatOpenAIResponses'],
    form: 'options',
    argumentIndex: 0,
    options: ['apiKey', 'configuration.apiKey'],
    variable: 'OPENAI_API_KEY',
  },
  {
    sources: ['@langchain/openai'],
    exportNames: ['DallEAPIWrapper'],
    form: 'options',
    argumentIndex: 0,
    options: ['apiKey', 'openAIApiKey'],
    variable: 'OPENAI_API_KEY',
  },
  {
    sources: ['@langchain/openai'],
    exportNames: ['AzureChatOpenAI', 'AzureOpenAI'],
    form: 'options',
    argumentIndex: 0,
    options: ['azureOpenAIApiKey', 'openAIApiKey', 'apiKey'],
    variable: 'AZURE_OPENAI_API_KEY',
  },
  {
    sources: ['@langchain/openai'],
    exportNames: ['AzureOpenAIEmbeddings'],
    form: 'options',
    argumentIndex: 0,
    options: ['azureOpenAIApiKey', 'apiKey'],
    variable: 'AZURE_OPENAI_API_KEY',
  },
  {
    sources: ['langchain/llms/openai', 'langchain/chat_models/openai'],
    exportNames: ['OpenAI', 'OpenAIChat', 'ChatOpenAI'],
    form: 'options',
    argumentIndex: 0,
    options: ['openAIApiKey', 'azureOpenAIApiKey', 'configuration.apiKey'],
    variable: 'OPENAI_API_KEY',
    checkedByHand: 'langchain@0.0.150',
    note: 'Gone in 0.2.',
  },
  {
    sources: ['langchain/embeddings/openai'],
    exportNames: ['OpenAIEmbeddings'],
    form: 'options',
    argumentIndex: 0,
    options: ['openAIApiKey', 'azureOpenAIApiKey'],
    variable: 'OPENAI_API_KEY',
    checkedByHand: 'langchain@0.0.150',
    note: 'Gone in 0.2.',
  },
  {
    sources: ['langchain/llms/openai', 'langchain/chat_models/openai', 'langchain/embeddings/openai'],
    exportNames: ['OpenAI', 'OpenAIChat', 'ChatOpenAI', 'OpenAIEmbeddings'],
    form: 'options',
    argumentIndex: 1,
    options: ['apiKey'],
    checkedByHand: 'langchain@0.0.150',
    note: 'Gone in 0.2. The second argument is handed to the SDK.',
  },
  {
    sources: ['@ai-sdk/openai'],
    exportNames: ['createOpenAI'],
    form: 'options',
    argumentIndex: 0,
    options: ['apiKey'],
    variable: 'OPENAI_API_KEY',
    variableReadAtRequest: true,
  },
  {
    sources: ['@azure/openai', '@azure/core-auth'],
    exportNames: ['AzureKeyCredential'],
    form: 'argument',
    argumentIndex: 0,
    note: 'Of @azure/core-auth, the key of any Azure service.',
  },
  { sources: ['@azure/openai'], exportNames: ['OpenAIKeyCredential'], form: 'argument', argumentIndex: 0 },
  {
    sources: ['@openai/agents', '@openai/agents-openai'],
    exportNames: ['setDefaultOpenAIKey'],
    form: 'argument',
    argumentIndex: 0,
    variable: 'OPENAI_API_KEY',
    variableReadAtRequest: true,
  },
  {
    sources: ['@openai/agents', '@openai/agents-openai'],
    exportNames: ['setTracingExportApiKey'],
    form: 'argument',
    argumentIndex: 0,
    variable: 'OPENAI_API_KEY',
    variableReadAtRequest: true,
  },
  {
    sources: ['@openai/agents', '@openai/agents-openai'],
    exportNames: ['OpenAIProvider', 'OpenAITracingExporter'],
    form: 'options',
    argumentIndex: 0,
    options: ['apiKey'],
    variable: 'OPENAI_API_KEY',
    variableReadAtRequest: true,
  },
  {
    sources: ['@llamaindex/openai', 'llamaindex'],
    exportNames: ['OpenAI', 'OpenAIEmbedding', 'openai'],
    form: 'options',
    argumentIndex: 0,
    options: ['apiKey'],
    variable: 'OPENAI_API_KEY',
    variableReadAtRequest: true,
    note: '`llamaindex` itself exports them no more; 0.5.20 did (run by hand).',
  },
  {
    sources: ['@llamaindex/openai'],
    exportNames: ['OpenAIResponses', 'openaiResponses'],
    form: 'options',
    argumentIndex: 0,
    options: ['apiKey'],
    variable: 'OPENAI_API_KEY',
  },
  {
    sources: ['openai-edge'],
    exportNames: ['Configuration'],
    form: 'options',
    argumentIndex: 0,
    options: ['apiKey'],
    note: 'Reads no variable.',
  },
  {
    sources: ['@posthog/ai', '@posthog/ai/openai'],
    exportNames: ['OpenAI', 'AzureOpenAI', 'default'],
    form: 'options',
    argumentIndex: 0,
    options: ['apiKey'],
    variable: 'OPENAI_API_KEY',
    checkedByHand: '@posthog/ai@8.13.1',
    note: 'Subclasses of the SDK clients; AzureOpenAI reads the variables of AzureOpenAI.',
  },
] as const satisfies readonly CredentialSink[];

const rows: readonly CredentialSink[] = credentialSinks;

/** Gives the rows for an export of a package; more than one where several arguments can take a key. */
export function credentialSinksOf(source: string, exportName: string): readonly CredentialSink[] {
  return rows.filter(row => row.sources.includes(source) && row.exportNames.includes(exportName));
}

export interface CredentialMember {
  readonly name: string;
  readonly classes: readonly ClientClassName[];
  readonly majors: readonly Major[];
}

/** Properties of a client that change the key of its next requests when they are assigned. */
export const credentialMembers = [
  { name: 'apiKey', classes: ['OpenAI', 'AzureOpenAI', 'BedrockOpenAI'], majors: [4, 5, 6, 7] },
  { name: 'adminAPIKey', classes: ['OpenAI', 'AzureOpenAI'], majors: [6, 7] },
  { name: 'webhookSecret', classes: ['OpenAI', 'AzureOpenAI', 'BedrockOpenAI'], majors: [5, 6, 7] },
] as const satisfies readonly CredentialMember[];

/** Tells whether assigning `client.name` hands a credential to the client. */
export function isCredentialMember(name: string): boolean {
  return credentialMembers.some(row => row.name === name);
}

/** Methods of a client that take a webhook secret, with the index of that argument (v5.8 and later). */
export const webhookSecretArguments = [
  { method: 'webhooks.unwrap', argumentIndex: 2 },
  { method: 'webhooks.verifySignature', argumentIndex: 2 },
] as const;

/** Headers that carry the key: `Authorization: Bearer <key>`, and Azure's `api-key: <key>`. */
const credentialHeaders = [
  { name: 'authorization', prefix: 'Bearer ' },
  { name: 'api-key', prefix: '' },
] as const;

/** Gives what stands before the key in a header of this name, in any case; undefined for a header that carries none. */
export function credentialHeaderPrefix(name: string): string | undefined {
  return credentialHeaders.find(header => header.name === name.toLowerCase())?.prefix;
}

/** Hosts of OpenAI and of Azure's services that serve it; `suffix` covers the resources below, `path` is required. */
const apiHosts = [
  { host: 'api.openai.com' },
  { suffix: '.api.openai.com' },
  { suffix: '.openai.azure.com' },
  { suffix: '.cognitiveservices.azure.com', path: '/openai' },
  { suffix: '.services.ai.azure.com', path: '/openai' },
] as const satisfies readonly { host?: string; suffix?: string; path?: string }[];

/** Tells whether a URL, or the beginning of one with its host, leads to OpenAI or to Azure OpenAI. */
export function isOpenAIHost(url: string): boolean {
  const [, authority, path] = /^\s*(?:https?|wss?):\/\/([^/?#\\]*)([^?#]*)/i.exec(url) ?? [];
  if (authority === undefined || path === undefined) return false;
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '').toLowerCase();
  return apiHosts.some(row => {
    if ('host' in row) return host === row.host;
    if (!host.endsWith(row.suffix) || host.length === row.suffix.length) return false;
    return !('path' in row) || path === row.path || path.startsWith(`${row.path}/`);
  });
}
