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

/** Configuration and baseOptions keys; the constructor arguments are in `constructorArguments`. */
export const configurationOptions = [
  {
    path: 'apiKey',
    replacement: 'apiKey',
    automation: 'auto',
    note: "string only worked in v3 (a function or a Promise was stringified into the header: `Bearer () => ...`, `Bearer [object Promise]`); v7: string | (() => Promise<string>) | null. undefined falls back to OPENAI_API_KEY; undefined/null/'' => constructor throws OpenAIError in v7 (see credentials).",
    todo: null,
  },
  {
    path: 'organization',
    replacement: 'organization',
    automation: 'auto',
    note: 'undefined falls back to OPENAI_ORG_ID in v4+; pass null to forbid',
    todo: null,
  },
  {
    path: 'basePath',
    replacement: 'baseURL',
    automation: 'auto',
    note: 'falsy falls back to the default; undefined also to OPENAI_BASE_URL',
    todo: null,
  },
  { path: 'baseOptions.headers', replacement: 'defaultHeaders', automation: 'auto', note: 'both override Authorization', todo: null },
  {
    path: 'baseOptions.params',
    replacement: 'defaultQuery',
    automation: 'auto',
    note: 'values must be strings|undefined in v7 types',
    todo: null,
  },
  {
    path: 'baseOptions.timeout',
    replacement: 'timeout',
    automation: 'auto',
    note: '0 meant "none" in v3; in v7 0 aborts at once: drop it. Must be an integer number. v3 default none, v7 default 600000 ms',
    todo: null,
  },
  {
    path: 'baseOptions.httpAgent',
    replacement: 'fetchOptions.dispatcher',
    automation: 'todo',
    note: null,
    todo: 'httpAgent/httpsAgent/proxy are ignored by fetch: use fetchOptions: { dispatcher: new undici.ProxyAgent(url) } (Node), fetchOptions.proxy (Bun) or a custom fetch.',
  },
  {
    path: 'baseOptions.httpsAgent',
    replacement: 'fetchOptions.dispatcher',
    automation: 'todo',
    note: null,
    todo: 'httpAgent/httpsAgent/proxy are ignored by fetch: use fetchOptions: { dispatcher: new undici.ProxyAgent(url) } (Node), fetchOptions.proxy (Bun) or a custom fetch.',
  },
  {
    path: 'baseOptions.proxy',
    replacement: 'fetchOptions.dispatcher',
    automation: 'todo',
    note: null,
    todo: 'httpAgent/httpsAgent/proxy are ignored by fetch: use fetchOptions: { dispatcher: new undici.ProxyAgent(url) } (Node), fetchOptions.proxy (Bun) or a custom fetch.',
  },
  {
    path: 'baseOptions.adapter',
    replacement: 'fetch',
    automation: 'todo',
    note: '@vespaiary/axios-fetch-adapter etc. (edge runtimes): delete it, v7 is fetch-native',
    todo: null,
  },
  {
    path: 'baseOptions.withCredentials',
    replacement: 'fetchOptions.credentials',
    automation: 'suggest',
    note: "fetchOptions: { credentials: 'include' }",
    todo: null,
  },
  { path: 'baseOptions.maxBodyLength', replacement: null, automation: 'auto', note: 'no limit in fetch: delete', todo: null },
  { path: 'baseOptions.maxContentLength', replacement: null, automation: 'auto', note: 'delete', todo: null },
  {
    path: 'baseOptions.validateStatus',
    replacement: null,
    automation: 'todo',
    note: 'v7 always throws on !ok; use .asResponse() in a try/catch',
    todo: null,
  },
  {
    path: 'accessToken',
    replacement: 'apiKey',
    automation: 'auto',
    note: 'DEAD in v3.3.0: never sent (verified). For Azure AD: azureADTokenProvider',
    todo: 'DEAD in v3.3.0: never sent (verified). For Azure AD: azureADTokenProvider',
  },
  { path: 'username', replacement: null, automation: 'todo', note: 'DEAD in v3.3.0: never sent (verified)', todo: null },
  { path: 'password', replacement: null, automation: 'todo', note: 'DEAD in v3.3.0: never sent (verified)', todo: null },
  { path: 'formDataCtor', replacement: null, automation: 'auto', note: 'delete (v7 uses global FormData)', todo: null },
] as const satisfies readonly ConfigurationOption[];

const configurationOptionsByPath: ReadonlyMap<string, ConfigurationOption> = new Map(
  configurationOptions.map((row) => [row.path, row]),
);

/** What becomes of a Configuration key such as `basePath` or `baseOptions.headers`. */
export function configurationOptionOf(path: string): ConfigurationOption | undefined {
  return configurationOptionsByPath.get(path);
}

/** An argument of v3's `new OpenAIApi(configuration, basePath, axios)`. */
export interface ConstructorArgument {
  name: string;
  replacement: string | null;
  automation: Automation;
  note: string | null;
  todo: string | null;
}

/** Arguments of the v3 client by position. */
export const constructorArguments = [
  {
    name: 'configuration',
    replacement: 'options',
    automation: 'auto',
    note: "The object given to Configuration becomes the client's options; Configuration is gone.",
    todo: null,
  },
  { name: 'basePath', replacement: 'baseURL', automation: 'auto', note: 'Only used when Configuration.basePath is falsy.', todo: null },
  {
    name: 'axios',
    replacement: 'fetch',
    automation: 'todo',
    note: null,
    todo: 'custom axios instance (interceptors, retries, agents) has no equivalent: use the `fetch`/`fetchOptions`/`maxRetries`/`defaultHeaders` options.',
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

/** All 33 keys of AxiosRequestConfig in axios 0.26.1. */
export const axiosRequestOptions = [
  { name: 'headers', replacement: 'headers', automation: 'auto', note: 'null removes a default header' },
  { name: 'timeout', replacement: 'timeout', automation: 'auto', note: 'drop 0; must be an integer (a string throws OpenAIError)' },
  {
    name: 'params',
    replacement: 'query',
    automation: 'auto',
    note: 'nested values: axios JSON-encodes ({o:{a:1}} -> o={"a":1}), v7 brackets (o[a]=1); null: axios drops, v7 sends empty',
  },
  { name: 'signal', replacement: 'signal', automation: 'auto', note: 'axios Cancel -> APIUserAbortError' },
  { name: 'cancelToken', replacement: 'signal', automation: 'todo', note: 'CancelToken.source() -> AbortController' },
  {
    name: 'responseType',
    replacement: null,
    automation: 'auto',
    note: "'stream' -> body.stream:true + for await (completions) / Readable.fromWeb(response.body) (files.content); 'arraybuffer' -> .arrayBuffer(); 'blob' -> .blob(); 'json'/'text' delete",
  },
  { name: 'proxy', replacement: 'fetchOptions', automation: 'todo', note: null },
  { name: 'httpAgent', replacement: 'fetchOptions', automation: 'todo', note: null },
  { name: 'httpsAgent', replacement: 'fetchOptions', automation: 'todo', note: null },
  { name: 'socketPath', replacement: 'fetchOptions', automation: 'todo', note: null },
  { name: 'maxRedirects', replacement: 'fetchOptions', automation: 'todo', note: "0 -> fetchOptions:{redirect:'manual'}" },
  { name: 'withCredentials', replacement: 'fetchOptions', automation: 'suggest', note: "{ credentials: 'include' }" },
  {
    name: 'auth',
    replacement: 'headers',
    automation: 'todo',
    note: 'axios auth replaced the Authorization header (verified): headers: { Authorization: `Basic ${btoa(...)}` }',
  },
  { name: 'maxContentLength', replacement: null, automation: 'auto', note: 'delete' },
  { name: 'maxBodyLength', replacement: null, automation: 'auto', note: 'delete (very common: Infinity)' },
  { name: 'decompress', replacement: null, automation: 'auto', note: 'delete' },
  { name: 'transitional', replacement: null, automation: 'auto', note: 'delete' },
  { name: 'insecureHTTPParser', replacement: null, automation: 'todo', note: null },
  { name: 'responseEncoding', replacement: null, automation: 'auto', note: 'delete' },
  { name: 'xsrfCookieName', replacement: null, automation: 'auto', note: 'delete' },
  { name: 'xsrfHeaderName', replacement: null, automation: 'auto', note: 'delete' },
  { name: 'timeoutErrorMessage', replacement: null, automation: 'todo', note: null },
  { name: 'validateStatus', replacement: null, automation: 'todo', note: 'v7 throws on !ok' },
  { name: 'adapter', replacement: null, automation: 'todo', note: 'client option fetch' },
  { name: 'transformRequest', replacement: null, automation: 'todo', note: null },
  { name: 'transformResponse', replacement: null, automation: 'todo', note: null },
  { name: 'paramsSerializer', replacement: null, automation: 'todo', note: null },
  { name: 'onUploadProgress', replacement: null, automation: 'todo', note: null },
  {
    name: 'onDownloadProgress',
    replacement: null,
    automation: 'todo',
    note: 'used for streaming in browsers: rewrite with stream:true + for await',
  },
  { name: 'data', replacement: null, automation: 'auto', note: 'was ignored by v3: delete (in v7 options.body WOULD override the body)' },
  { name: 'url', replacement: null, automation: 'auto', note: 'was ignored: delete' },
  { name: 'baseURL', replacement: null, automation: 'auto', note: 'was ignored (absolute url): delete' },
  { name: 'method', replacement: null, automation: 'todo', note: 'overrode the method in v3' },
] as const satisfies readonly AxiosRequestOption[];

const axiosRequestOptionsByName: ReadonlyMap<string, AxiosRequestOption> = new Map(axiosRequestOptions.map((row) => [row.name, row]));

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
  return removedOptions.find((row) => row.name === name && row.place === place);
}
