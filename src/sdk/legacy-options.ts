// Options of older majors: v3's Configuration and constructor arguments, the axios request options of v3 calls, and the client and
// request options that later majors dropped. The current client ignores unknown options without a word, so a missed basePath sends
// the key to api.openai.com. Source: sdk facts (axios 0.26.1 is v3's); proof: tests/sdk/legacy-options.test.ts.
import type { Automation, Removal } from './versions.ts';

/** A key of v3's Configuration, or of its baseOptions, and the client option that takes its place. */
export interface ConfigurationOption {
  path: string;
  /** Client option, dotted where the value goes inside it; null where the key is dropped. */
  replacement: string | null;
  automation: Automation;
  note: string | null;
  todo: string | null;
}

const noAgents = 'fetch ignores httpAgent, httpsAgent and proxy: use fetchOptions: { dispatcher: new ProxyAgent(url) } with ProxyAgent from undici (Node), fetchOptions: { proxy: url } (Bun) or a fetch of your own.';

const configurationRows: readonly (Partial<ConfigurationOption> & Pick<ConfigurationOption, 'path' | 'replacement'>)[] = [
  {
    path: 'apiKey',
    replacement: 'apiKey',
    note: "A string, or since 5.18 a function that resolves to one; v3 put either into the header as text. undefined falls back to OPENAI_API_KEY; null and '' throw in the constructor since 6.36.",
  },
  {
    path: 'organization',
    replacement: 'organization',
    note: 'undefined falls back to OPENAI_ORG_ID since v4; null forbids it.',
  },
  {
    path: 'basePath',
    replacement: 'baseURL',
    note: 'A falsy value falls back to the default; undefined also to OPENAI_BASE_URL.',
  },
  { path: 'baseOptions.headers', replacement: 'defaultHeaders', note: 'Both may override Authorization.' },
  {
    path: 'baseOptions.params',
    replacement: 'defaultQuery',
    note: 'The values must be strings.',
  },
  {
    path: 'baseOptions.timeout',
    replacement: 'timeout',
    note: '0 meant none in v3 and aborts at once today: leave it out. An integer; 600000 ms where none is given, v3 had no limit.',
  },
  {
    path: 'baseOptions.httpAgent',
    replacement: 'fetchOptions.dispatcher',
    automation: 'todo',
    todo: noAgents,
  },
  {
    path: 'baseOptions.httpsAgent',
    replacement: 'fetchOptions.dispatcher',
    automation: 'todo',
    todo: noAgents,
  },
  {
    path: 'baseOptions.proxy',
    replacement: 'fetchOptions.dispatcher',
    automation: 'todo',
    todo: noAgents,
  },
  {
    path: 'baseOptions.adapter',
    replacement: 'fetch',
    automation: 'todo',
    note: 'An adapter for edge runtimes, such as @vespaiary/axios-fetch-adapter, goes: the SDK uses fetch itself.',
  },
  {
    path: 'baseOptions.withCredentials',
    replacement: 'fetchOptions.credentials',
    automation: 'suggest',
    note: "fetchOptions: { credentials: 'include' }",
  },
  { path: 'baseOptions.maxBodyLength', replacement: null, note: 'fetch has no such limit.' },
  { path: 'baseOptions.maxContentLength', replacement: null, note: 'fetch has no such limit.' },
  {
    path: 'baseOptions.validateStatus',
    replacement: null,
    automation: 'todo',
    note: 'The SDK throws for every status that is not 2xx: catch OpenAI.APIError.',
  },
  {
    path: 'accessToken',
    replacement: 'apiKey',
    note: 'v3.3 never sent it; for Azure AD there is azureADTokenProvider of AzureOpenAI.',
    todo: 'v3.3 never sent it; for Azure AD there is azureADTokenProvider of AzureOpenAI.',
  },
  { path: 'username', replacement: null, automation: 'todo', note: 'v3.3 never sent it.' },
  { path: 'password', replacement: null, automation: 'todo', note: 'v3.3 never sent it.' },
  { path: 'formDataCtor', replacement: null, note: 'The SDK uses the global FormData.' },
];

/** Configuration and baseOptions keys; the constructor arguments are in `constructorArguments`. */
export const configurationOptions: readonly ConfigurationOption[] = configurationRows.map((row) => ({ automation: 'auto', note: null, todo: null, ...row }));

const configurationOptionsByPath: ReadonlyMap<string, ConfigurationOption> = new Map(
  configurationOptions.map(row => [row.path, row]),
);

/** What becomes of a Configuration key such as `basePath` or `baseOptions.headers`. */
export function configurationOptionOf(path: string): ConfigurationOption | undefined {
  return configurationOptionsByPath.get(path);
}

/** An argument of v3's `new OpenAIApi(configuration, basePath, axios)`. */
export interface ConstructorArgument {
  name: string;
  replacement: string | null;
  todo?: string;
}

/** Arguments of the v3 client by position. */
export const constructorArguments = [
  {
    // The object given to Configuration becomes the client's options; Configuration is gone.
    name: 'configuration',
    replacement: 'options',
  },
  // Only used when Configuration.basePath is falsy.
  { name: 'basePath', replacement: 'baseURL' },
  {
    name: 'axios',
    replacement: 'fetch',
    todo: 'An axios instance of your own (interceptors, retries, agents) has no counterpart: use the options fetch, fetchOptions, maxRetries and defaultHeaders.',
  },
] as const satisfies readonly ConstructorArgument[];

/** An axios request option that v3 calls take as their last argument. */
export interface AxiosRequestOption {
  name: string;
  /** Request option of the current SDK; null where there is none: `auto` then means that the option is deleted. */
  replacement: string | null;
  automation: Automation;
  note: string | null;
}

const requestRows: readonly (Partial<AxiosRequestOption> & Pick<AxiosRequestOption, 'name' | 'replacement'>)[] = [
  { name: 'headers', replacement: 'headers', note: 'null removes a default header.' },
  { name: 'timeout', replacement: 'timeout', note: '0 aborts at once: leave it out. An integer; a string throws OpenAIError.' },
  {
    name: 'params',
    replacement: 'query',
    note: 'Nested values were JSON (o={"a":1}) and are brackets today (o[a]=1); null was left out and is sent empty today.',
  },
  { name: 'signal', replacement: 'signal', note: 'Throws APIUserAbortError where axios threw Cancel.' },
  { name: 'cancelToken', replacement: 'signal', automation: 'todo', note: 'An AbortController takes the place of CancelToken.source().' },
  {
    name: 'responseType',
    replacement: null,
    note: "'stream' becomes stream: true of the body and for await, for files.content Readable.fromWeb(response.body); 'arraybuffer' and 'blob' become a method of files.content's response.",
  },
  { name: 'proxy', replacement: 'fetchOptions', automation: 'todo', note: 'fetchOptions: { dispatcher: new ProxyAgent(url) } with ProxyAgent from undici (Node), fetchOptions: { proxy: url } (Bun).' },
  { name: 'httpAgent', replacement: 'fetchOptions', automation: 'todo', note: 'fetchOptions: { dispatcher: new Agent(…) } with Agent from undici.' },
  { name: 'httpsAgent', replacement: 'fetchOptions', automation: 'todo', note: 'fetchOptions: { dispatcher: new Agent(…) } with Agent from undici.' },
  { name: 'socketPath', replacement: 'fetchOptions', automation: 'todo', note: 'fetchOptions: { dispatcher: new Agent({ connect: { socketPath } }) } with Agent from undici.' },
  { name: 'maxRedirects', replacement: 'fetchOptions', automation: 'todo', note: "0 is fetchOptions: { redirect: 'manual' }." },
  { name: 'withCredentials', replacement: 'fetchOptions', automation: 'suggest', note: "fetchOptions: { credentials: 'include' }" },
  {
    name: 'auth',
    replacement: 'headers',
    automation: 'todo',
    note: 'It replaced the Authorization header: headers: { Authorization: `Basic ${btoa(`${username}:${password}`)}` }.',
  },
  { name: 'maxContentLength', replacement: null, note: 'The option has no effect any more.' },
  { name: 'maxBodyLength', replacement: null, note: 'The option has no effect any more.' },
  { name: 'decompress', replacement: null, note: 'The option has no effect any more.' },
  { name: 'transitional', replacement: null, note: 'The option has no effect any more.' },
  { name: 'insecureHTTPParser', replacement: null, automation: 'todo', note: 'fetch has no such option.' },
  { name: 'responseEncoding', replacement: null, note: 'The option has no effect any more.' },
  { name: 'xsrfCookieName', replacement: null, note: 'The option has no effect any more.' },
  { name: 'xsrfHeaderName', replacement: null, note: 'The option has no effect any more.' },
  { name: 'timeoutErrorMessage', replacement: null, automation: 'todo', note: 'The SDK throws APIConnectionTimeoutError with its own message.' },
  { name: 'validateStatus', replacement: null, automation: 'todo', note: 'The SDK throws for every status that is not 2xx: catch OpenAI.APIError.' },
  { name: 'adapter', replacement: null, automation: 'todo', note: 'The client takes a fetch of your own.' },
  { name: 'transformRequest', replacement: null, automation: 'todo', note: 'Change the body before the call.' },
  { name: 'transformResponse', replacement: null, automation: 'todo', note: 'Change the result after the call.' },
  { name: 'paramsSerializer', replacement: null, automation: 'todo', note: 'The SDK writes the query itself: pass query with plain values.' },
  { name: 'onUploadProgress', replacement: null, automation: 'todo', note: 'fetch reports no progress.' },
  {
    name: 'onDownloadProgress',
    replacement: null,
    automation: 'todo',
    note: 'Used for streaming in browsers: stream: true and for await take its place.',
  },
  { name: 'data', replacement: null, note: 'v3 ignored it; today options.body would override the body.' },
  { name: 'url', replacement: null, note: 'v3 ignored it.' },
  { name: 'baseURL', replacement: null, note: 'v3 ignored it.' },
  { name: 'method', replacement: null, automation: 'todo', note: 'It overrode the HTTP method in v3.' },
];

/** All 33 keys of AxiosRequestConfig in axios 0.26.1. */
export const axiosRequestOptions: readonly AxiosRequestOption[] = requestRows.map((row) => ({ automation: 'auto', note: null, ...row }));

const axiosRequestOptionsByName: ReadonlyMap<string, AxiosRequestOption> = new Map(axiosRequestOptions.map(row => [row.name, row]));

/** What becomes of an axios request option of a v3 call. */
export function axiosRequestOptionOf(name: string): AxiosRequestOption | undefined {
  return axiosRequestOptionsByName.get(name);
}

/** An option that v4 took and a later major dropped. */
export interface RemovedOption extends Removal {
  name: string;
  /** Whether the client's constructor, a request, or both took it. */
  place: 'client' | 'request';
  replacement: string | null;
  automation: Automation;
  note: string | null;
}

/** Client and request options of v4 that the current SDK ignores. */
export const removedOptions = [
  {
    name: 'httpAgent',
    place: 'client',
    replacement: 'fetchOptions',
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'Node: fetchOptions: { dispatcher: new ProxyAgent(url) } with ProxyAgent from undici; Bun: fetchOptions: { proxy }.',
  },
  {
    name: 'httpAgent',
    place: 'request',
    replacement: 'fetchOptions',
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'Node: fetchOptions: { dispatcher: new ProxyAgent(url) } with ProxyAgent from undici; Bun: fetchOptions: { proxy }.',
  },
] as const satisfies readonly RemovedOption[];

/** The removal of a client or request option of that name. */
export function removedOptionOf(name: string, place: RemovedOption['place']): RemovedOption | undefined {
  return removedOptions.find(row => row.name === name && row.place === place);
}

/** The keys by which v4's list methods told request options from a query; every other key made an object a query. */
export const requestOptionNames: ReadonlySet<string> = new Set([
  'method', 'path', 'query', 'body', 'headers', 'maxRetries', 'stream', 'timeout', 'httpAgent', 'signal', 'idempotencyKey',
  '__metadata', '__binaryRequest', '__binaryResponse', '__streamClass',
]);
