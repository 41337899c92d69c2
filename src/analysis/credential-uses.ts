/**
 * Where a file hands over OpenAI credentials: options and members of clients, options and arguments of the packages built on
 * the SDK, webhook secrets, the environment and its fallbacks, HTTP headers. It says what is handed over, not whether it is a secret.
 */
import type { TSESTree } from '@typescript-eslint/types';
import type { ClientClassName } from '../sdk/client-classes.ts';
import { type OptionOwner, credentialOptionsOf } from '../sdk/client-options.ts';
import { type CredentialSink, credentialSinksOf, isCredentialMember, webhookSecretArguments } from '../sdk/credential-sinks.ts';
import { variableOfOption } from '../sdk/environment.ts';
import { apiCallOf } from './calls.ts';
import { clientClassOfValue, clientOf, clientOfRoot, sdkExportPath } from './client-values.ts';
import type { ConstantText } from './constants.ts';
import { environmentUses } from './credential-environment.ts';
import { headerUses, requestUses } from './credential-headers.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { returnedValues } from './invocations.ts';
import { type Node, ancestor, isClass, isFunction, staticName } from './nodes.ts';
import { textsOfValues, valuesAt, writtenOption } from './options.ts';
import { keyTakers, mayComeInto, mayStandFor } from './origins.ts';
import { leadsElsewhere, leadsToOpenAI, urlSketch } from './urls.ts';
import { type Value, evaluate } from './values.ts';

type Construction = TSESTree.NewExpression | TSESTree.CallExpression;

export interface CredentialUse {
  /** what the credential may be, as far as it is known; without what stands before it in a header */
  readonly texts: readonly ConstantText[];
  /** the values of the key in a header whose text is not known, without what stands before it */
  readonly keys?: readonly Value[];
  /** the expression of the file that hands it over */
  readonly site: Node;
  /** the environment variable that such a credential belongs into */
  readonly variable: string;
  readonly isWebhookSecret?: boolean;
  /** the class that takes no notice of it, because it is given as a positional argument */
  readonly ignoredBy?: ClientClassName;
  /** it is written into the variable, or given beside its name, so that to read the variable there would be nonsense */
  readonly isNamed?: boolean;
  /** where the requests go, as far as options say it: certainly elsewhere, or to an address that is not known */
  readonly host?: 'other' | 'unknown';
  /** what reads the variable by itself where the option is left out */
  readonly reader?: Construction;
}

const NONE: readonly CredentialUse[] = [];

/** The places of a file that hand over credentials, each with the constant texts that may arrive there. */
export function credentialUses(file: FileAnalysis): readonly CredentialUse[] {
  return mayHandOverCredentials(file.source.text) ? file.fact(findCredentialUses) : NONE;
}

/** All packages and hosts of the tables are named after OpenAI but these; a client or a URL may come from another module. */
function mayHandOverCredentials(text: string): boolean {
  return /openai|llamaindex|@posthog\/ai|\.(?:apiKey|adminAPIKey|webhookSecret)\s*(?:\|\||\?\?)?=|\bwebhooks\b|authorization|api-key/i.test(text);
}

function findCredentialUses(file: FileAnalysis): readonly CredentialUse[] {
  return [
    ...(mayComeInto(file, keyTakers) ? usesOfKeyTakers(file) : NONE),
    ...environmentUses(file),
    ...requestUses(file),
  ];
}

function usesOfKeyTakers(file: FileAnalysis): readonly CredentialUse[] {
  const mayMatter = ({ callee }: Construction): boolean => mayStandFor(file, callee, keyTakers);
  return [
    ...file.nodes('NewExpression').filter(mayMatter).flatMap((node) => constructionUses(file, node)),
    ...file.nodes('CallExpression').filter(mayMatter).flatMap((node) => [...constructionUses(file, node), ...clientCallUses(file, node)]),
    ...file.nodes('AssignmentExpression').flatMap((node) => assignmentUses(file, node)),
  ];
}

function constructionUses(file: FileAnalysis, node: Construction): readonly CredentialUse[] {
  if (node.callee.type === 'Super') return superUses(file, node);
  return evaluate(file, node.callee).flatMap((callee) => {
    if (callee.root.type === 'module') {
      const wrapped = credentialSinksOf(callee.root.source, callee.path[callee.path.length - 1] ?? 'default');
      if (wrapped.length > 0) return wrapped.flatMap((sink) => wrapperUses(file, node, sink));
    }
    if (node.type !== 'NewExpression') return NONE;
    const owner = sdkExportPath(callee)?.join('.') === 'Configuration' ? 'Configuration' : clientClassOfValue(callee);
    return owner ? [...ignoredUses(file, node, owner, callee), ...optionUses(file, node, owner)] : NONE;
  });
}

/** `super({ apiKey })` of a class that extends a client. */
function superUses(file: FileAnalysis, node: Construction): readonly CredentialUse[] {
  const superClass = ancestor(node, isClass)?.superClass;
  const owner = superClass && evaluate(file, superClass).map(clientClassOfValue).find(Boolean);
  return owner ? optionUses(file, node, owner) : NONE;
}

/** `new OpenAI('sk-…')`. A subclass may have another constructor. */
function ignoredUses(file: FileAnalysis, node: Construction, owner: OptionOwner, callee: Value): readonly CredentialUse[] {
  const [site] = node.arguments;
  if (!site || owner === 'Configuration' || owner === 'OpenAIApi' || !sdkExportPath(callee)) return NONE;
  return [{ texts: textsOfValues(evaluate(file, site)), site, variable: variableOfOption(owner, 'apiKey')!, ignoredBy: owner, reader: node }];
}

const HEADER_OPTIONS = ['defaultHeaders', 'baseOptions.headers', 'configuration.defaultHeaders', 'headers'];

function optionUses(file: FileAnalysis, node: Construction, owner: OptionOwner): readonly CredentialUse[] {
  const [argument] = node.arguments;
  if (!argument) return NONE;
  const host = hostOf(file, node);
  const given = credentialOptionsOf(owner).map((name): CredentialUse => {
    const variable = owner === 'Configuration' ? undefined : variableOfOption(owner, name);
    const use = { ...optionUse(file, argument, name), variable: variable ?? 'OPENAI_API_KEY', host, isWebhookSecret: name === 'webhookSecret' };
    return variable === undefined ? use : { ...use, reader: node };
  });
  return [...given, ...headerOptionUses(file, argument, host)];
}

function wrapperUses(file: FileAnalysis, node: Construction, sink: CredentialSink): readonly CredentialUse[] {
  const argument = node.arguments[sink.argumentIndex];
  if (!argument || !isOwnSink(file, sink)) return NONE;
  const variable = sink.variable ?? (sink.sources.some((source) => source.startsWith('@azure/')) ? 'AZURE_OPENAI_API_KEY' : 'OPENAI_API_KEY');
  if (sink.form === 'argument') return [{ texts: textsOfValues(evaluate(file, argument)), site: argument, variable }];
  const host = hostOf(file, node);
  const given = (sink.options ?? []).map((name): CredentialUse => {
    const use = { ...optionUse(file, argument, name), variable, host };
    return sink.variable === undefined ? use : { ...use, reader: node };
  });
  return [...given, ...headerOptionUses(file, argument, host)];
}

/** `AzureKeyCredential` of core-auth is for every service of Azure. */
function isOwnSink(file: FileAnalysis, sink: CredentialSink): boolean {
  return !(sink.sources as readonly string[]).includes('@azure/core-auth') || file.source.text.includes('@azure/openai');
}

function optionUse(file: FileAnalysis, argument: Node, path: string): Pick<CredentialUse, 'texts' | 'site'> {
  return { texts: textsOfValues(valuesAt(evaluate(file, argument), path).flatMap(resultOfFunction)), site: writtenOption(argument, path) ?? argument };
}

/** What a function gives in the place of a key, as `apiKey: async () => '…'` does; any other value as it is. */
export function resultOfFunction(value: Value): readonly Value[] {
  const { root, path } = value;
  return root.type === 'node' && path.length === 0 && isFunction(root.node) ? returnedValues(root.file, root.node) : [value];
}

function headerOptionUses(file: FileAnalysis, argument: Node, host: CredentialUse['host']): readonly CredentialUse[] {
  const objects = evaluate(file, argument);
  return HEADER_OPTIONS.flatMap((path) => headerUses(file, valuesAt(objects, path), writtenOption(argument, path) ?? argument)).map((use) => ({ ...use, host }));
}

/** Options of clients and wrappers that say where the requests go. */
const ADDRESS_OPTIONS = [
  'baseURL', 'baseUrl', 'basePath', 'endpoint', 'configuration.baseURL', 'configuration.basePath', 'additionalSessionOptions.baseURL',
  'azureOpenAIEndpoint', 'azureOpenAIBasePath',
];

/** What the options say of the host; nothing where they name OpenAI's or none. */
function hostOf(file: FileAnalysis, node: Construction): CredentialUse['host'] {
  const objects = node.arguments.flatMap((argument) => evaluate(file, argument));
  const sketches = ADDRESS_OPTIONS.flatMap((path) => valuesAt(objects, path)).flatMap((value) => urlSketch(value) ?? []);
  if (sketches.some(leadsToOpenAI)) return undefined;
  if (sketches.some(leadsElsewhere)) return 'other';
  return node.arguments.some((argument) => ADDRESS_OPTIONS.some((path) => writtenOption(argument, path))) ? 'unknown' : undefined;
}

/** `client.webhooks.unwrap(body, headers, secret)`, `client.withOptions({ apiKey })`, headers of one request. */
function clientCallUses(file: FileAnalysis, node: TSESTree.CallExpression): readonly CredentialUse[] {
  if (node.arguments.length === 0 || node.callee.type !== 'MemberExpression') return NONE;
  const callee = evaluate(file, node.callee).find((value) => clientOfRoot(value));
  const client = callee && clientOfRoot(callee);
  if (!client) return NONE;
  const method = callee.path.join('.');
  const secret = node.arguments[webhookSecretArguments.find((row) => row.method === method)?.argumentIndex ?? -1];
  if (secret) return [{ texts: textsOfValues(evaluate(file, secret)), site: secret, variable: 'OPENAI_WEBHOOK_SECRET', isWebhookSecret: true }];
  if (method === 'withOptions') return optionUses(file, node, client.className).map(withoutReader);
  return apiCallOf(file, node) ? node.arguments.slice(1).flatMap((argument) => headerOptionUses(file, argument, undefined)) : NONE;
}

function withoutReader({ reader: _, ...use }: CredentialUse): CredentialUse {
  return use;
}

/** `client.apiKey = …`; `OpenAI.api_key = …` is an idiom of Python, and a leak as well. */
function assignmentUses(file: FileAnalysis, { left, right }: TSESTree.AssignmentExpression): readonly CredentialUse[] {
  if (left.type !== 'MemberExpression') return NONE;
  const name = staticName(left);
  if (name === undefined || !(isCredentialMember(name) || name === 'api_key')) return NONE;
  const client = clientOf(file, left.object);
  if (!client && !evaluate(file, left.object).some(isSdkOrConfiguration)) return NONE;
  const host = client?.creation ? hostOf(client.file, client.creation) : undefined;
  const variable = (client && variableOfOption(client.className, name)) ?? 'OPENAI_API_KEY';
  return [{ texts: textsOfValues(evaluate(file, right)), site: right, variable, host, isWebhookSecret: name === 'webhookSecret' }];
}

function isSdkOrConfiguration(value: Value): boolean {
  const path = sdkExportPath(value);
  if (path) return path.length === 0 || path.join('.') === 'OpenAI';
  return value.root.type === 'instance' && value.path.length === 0 && sdkExportPath(value.root.class)?.join('.') === 'Configuration';
}
