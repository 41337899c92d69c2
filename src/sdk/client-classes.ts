/**
 * Which modules are the OpenAI SDK, which of their exports are clients, and which functions hand a client on.
 * Source: the packages themselves (openai 3.3, 4.104, 5.23, 6.49, 7.57); proof: tests/sdk/client-classes.test.ts.
 * Other SDKs with the same method names (groq-sdk, together-ai, …) are no business of this table.
 */

export type Major = 3 | 4 | 5 | 6 | 7;

/** The majors of the SDK that the tables of src/sdk describe, oldest first. */
export const majors = [3, 4, 5, 6, 7] as const satisfies readonly Major[];

/** The newest major that the tables describe; what a project is judged by when it sets no version. */
export const latestMajor = 7 satisfies Major;

/** `openai`, `openai/azure`, `npm:openai@4/index.mjs`, `jsr:@openai/openai`, …: group 1 is the path inside the package. */
const packageSpecifier = /^(?:npm:\/?|jsr:\/?(?=@))?(?:openai|@openai\/openai)(?:@[^/]*)?(?:\/(.*))?$/;

/** The same package from a CDN or Deno's registry. */
const urlSpecifier =
  /^https:\/\/(?:deno\.land\/x|esm\.sh(?:\/v\d+)?|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net\/npm|esm\.run|jspm\.dev)\/openai(?:@[^/?]*)?(?:[/?].*)?$/;

/** Tells whether an import specifier names the OpenAI SDK or a file inside it; `openai-edge` and `@azure/openai` are other packages. */
export function isSdkModule(source: string): boolean {
  if (source === 'openai') return true;
  return packageSpecifier.test(source) || urlSpecifier.test(source);
}

/** Tells whether a path leads into an installed SDK. */
export function isSdkFile(path: string): boolean {
  return /[\\/]node_modules[\\/]openai[\\/]/.test(path);
}

export type ClientClassName = 'OpenAI' | 'AzureOpenAI' | 'BedrockOpenAI' | 'OpenAIApi';

export interface ClientClass {
  readonly name: ClientClassName;
  /** Under which names an SDK module exports the class. */
  readonly exportNames: readonly string[];
  /** The majors whose newest release has the class. */
  readonly majors: readonly Major[];
  /** First release with the class; missing where it is older than every major of the tables. */
  readonly since?: string;
  /** Where the first credential stands: an options object, or v3's Configuration object. */
  readonly firstParameter: 'options' | 'configuration';
  readonly note: string;
}

export const clientClasses = [
  {
    name: 'OpenAI',
    exportNames: ['default', 'OpenAI'],
    majors: [4, 5, 6, 7],
    since: '4.0.0',
    firstParameter: 'options',
    note: 'A positional key is silently ignored. `require("openai")` is the class itself.',
  },
  {
    name: 'AzureOpenAI',
    exportNames: ['AzureOpenAI'],
    majors: [4, 5, 6, 7],
    since: '4.41.0',
    firstParameter: 'options',
    note: 'Extends OpenAI; also exported by openai/azure from v5 on.',
  },
  {
    name: 'BedrockOpenAI',
    exportNames: ['BedrockOpenAI'],
    majors: [6, 7],
    since: '6.41.0',
    firstParameter: 'options',
    note: 'Extends OpenAI; also exported by openai/bedrock.',
  },
  {
    name: 'OpenAIApi',
    exportNames: ['OpenAIApi'],
    majors: [3],
    firstParameter: 'configuration',
    note: 'v3 only: new OpenAIApi(new Configuration({ apiKey }), basePath?, axios?).',
  },
] as const satisfies readonly ClientClass[];

/** The v3 class that carries the credential to `OpenAIApi`. */
export const configurationClass = 'Configuration';

/** v3's function that builds the same client from a Configuration: `OpenAIApiFactory(configuration)`. */
export const clientFactories = [{ exportName: 'OpenAIApiFactory', majors: [3] }] as const satisfies readonly {
  exportName: string;
  majors: readonly Major[];
}[];

const classByExport: ReadonlyMap<string, ClientClassName> = new Map(
  clientClasses.flatMap(({ name, exportNames }) => exportNames.map(exportName => [exportName, name] as const)),
);

/** Gives the client class behind an export name of an SDK module (`default` is `OpenAI`), or undefined. */
export function clientClassOf(exportName: string): ClientClassName | undefined {
  return classByExport.get(exportName);
}

/** Methods of a client that return another client with the same options, those given overriding. */
export const clientReturningMethods = ['withOptions'] as const;

export interface ClientPassThrough {
  /** Import specifier of the package. */
  readonly source: string;
  readonly exportName: string;
  /** Index of the argument that is the client or, with `property`, of the object that holds it. */
  readonly argumentIndex: number;
  readonly property?: string;
  /** `package@version` of a run by hand, for packages that the tests do not install. */
  readonly checkedByHand?: string;
}

/** Functions of other packages that take a client and return it, or a proxy of it, with the same API. */
export const clientPassThroughs = [
  { source: 'langfuse', exportName: 'observeOpenAI', argumentIndex: 0 },
  { source: '@langfuse/openai', exportName: 'observeOpenAI', argumentIndex: 0, checkedByHand: '@langfuse/openai@5.11.1' },
  { source: 'langsmith/wrappers', exportName: 'wrapOpenAI', argumentIndex: 0 },
  { source: 'langsmith/wrappers/openai', exportName: 'wrapOpenAI', argumentIndex: 0 },
  { source: '@instructor-ai/instructor', exportName: 'default', argumentIndex: 0, property: 'client' },
  { source: 'braintrust', exportName: 'wrapOpenAI', argumentIndex: 0, checkedByHand: 'braintrust@3.35.0' },
  { source: 'braintrust', exportName: 'wrapOpenAIv4', argumentIndex: 0, checkedByHand: 'braintrust@3.35.0' },
  { source: 'lunary/openai', exportName: 'monitorOpenAI', argumentIndex: 0, checkedByHand: 'lunary@1.0.18' },
  { source: 'opik-openai', exportName: 'trackOpenAI', argumentIndex: 0, checkedByHand: 'opik-openai@1.11.14' },
  { source: 'weave', exportName: 'wrapOpenAI', argumentIndex: 0, checkedByHand: 'weave@0.11.1' },
] as const satisfies readonly ClientPassThrough[];

/** Finds the row of a function that takes a client and returns it wrapped, by import specifier and export name. */
export function clientPassThroughOf(source: string, exportName: string): ClientPassThrough | undefined {
  return clientPassThroughs.find(row => row.source === source && row.exportName === exportName);
}
