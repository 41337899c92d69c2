/**
 * The options of the client constructors: which carry a credential, which say where requests go, and which are
 * functions that the client calls at each request.
 * Source: `ClientOptions`, `AzureClientOptions`, `BedrockClientOptions` and v3's `ConfigurationParameters` of the
 * newest release of each major; proof: tests/sdk/client-options.test.ts reads those and runs the clients.
 */

import type { ClientClassName, Major } from './client-classes.ts';
import type { Removal } from './versions.ts';

export type OptionOwner = ClientClassName | 'Configuration';

export interface ClientOption {
  readonly name: string;
  readonly classes: readonly OptionOwner[];
  readonly majors: readonly Major[];
  /** First release with the option, where it is younger than its first major. */
  readonly since?: string;
  /** `credential`: its value is a secret. `base-url`: its value is where the requests, and the secret, go. */
  readonly role?: 'credential' | 'base-url';
  /** The client asks the option for its credential at each request: `always`, or only where it is a `function`. */
  readonly askedAtRequest?: 'always' | 'function';
  readonly note?: string;
}

const openai = ['OpenAI', 'AzureOpenAI', 'BedrockOpenAI'] as const;

export const clientOptions = [
  {
    name: 'apiKey',
    classes: openai,
    majors: [4, 5, 6, 7],
    role: 'credential',
    askedAtRequest: 'function',
    note: 'A function only for OpenAI, since 5.18.0; v4 and v3 put its source text into the header.',
  },
  { name: 'adminAPIKey', classes: ['OpenAI', 'AzureOpenAI'], majors: [6, 7], since: '6.36.0', role: 'credential' },
  { name: 'organization', classes: openai, majors: [4, 5, 6, 7] },
  { name: 'project', classes: openai, majors: [4, 5, 6, 7], since: '4.36.0' },
  { name: 'webhookSecret', classes: openai, majors: [5, 6, 7], since: '5.8.0', role: 'credential' },
  { name: 'baseURL', classes: openai, majors: [4, 5, 6, 7], role: 'base-url' },
  { name: 'dataResidency', classes: ['OpenAI'], majors: [7], role: 'base-url', note: 'A region of OpenAI, such as "eu", not a URL.' },
  { name: 'timeout', classes: openai, majors: [4, 5, 6, 7] },
  { name: 'httpAgent', classes: ['OpenAI', 'AzureOpenAI'], majors: [4] },
  { name: 'fetchOptions', classes: openai, majors: [5, 6, 7] },
  { name: 'fetch', classes: openai, majors: [4, 5, 6, 7] },
  { name: 'maxRetries', classes: openai, majors: [4, 5, 6, 7] },
  { name: 'defaultHeaders', classes: openai, majors: [4, 5, 6, 7], note: 'May hold an Authorization or api-key header.' },
  { name: 'defaultQuery', classes: openai, majors: [4, 5, 6, 7] },
  { name: 'dangerouslyAllowBrowser', classes: openai, majors: [4, 5, 6, 7] },
  { name: 'logLevel', classes: openai, majors: [5, 6, 7] },
  { name: 'logger', classes: openai, majors: [5, 6, 7] },
  {
    name: 'workloadIdentity',
    classes: ['OpenAI', 'AzureOpenAI'],
    majors: [6, 7],
    since: '6.34.0',
    askedAtRequest: 'always',
    note: 'Its token provider is called at the request.',
  },
  { name: 'x509Transport', classes: ['OpenAI'], majors: [7] },
  { name: 'credential', classes: ['OpenAI'], majors: [7], note: 'An X.509 credential object of the SDK, no text.' },
  { name: 'provider', classes: ['OpenAI', 'BedrockOpenAI'], majors: [6, 7], askedAtRequest: 'always', note: 'Takes the place of keys and base URL.' },

  { name: 'apiVersion', classes: ['AzureOpenAI'], majors: [4, 5, 6, 7] },
  { name: 'endpoint', classes: ['AzureOpenAI'], majors: [4, 5, 6, 7], role: 'base-url' },
  { name: 'deployment', classes: ['AzureOpenAI'], majors: [4, 5, 6, 7] },
  { name: 'azureADTokenProvider', classes: ['AzureOpenAI'], majors: [4, 5, 6, 7], askedAtRequest: 'always' },

  { name: 'awsRegion', classes: ['BedrockOpenAI'], majors: [6, 7] },
  { name: 'bedrockTokenProvider', classes: ['BedrockOpenAI'], majors: [6, 7], askedAtRequest: 'always' },

  { name: 'apiKey', classes: ['Configuration'], majors: [3], role: 'credential' },
  { name: 'organization', classes: ['Configuration'], majors: [3] },
  { name: 'username', classes: ['Configuration'], majors: [3], note: 'Never sent.' },
  { name: 'password', classes: ['Configuration'], majors: [3], role: 'credential', note: 'Never sent.' },
  { name: 'accessToken', classes: ['Configuration'], majors: [3], role: 'credential', note: 'Never sent.' },
  { name: 'basePath', classes: ['Configuration'], majors: [3], role: 'base-url' },
  { name: 'baseOptions', classes: ['Configuration'], majors: [3], note: 'Its headers may hold Authorization or api-key.' },
  { name: 'formDataCtor', classes: ['Configuration'], majors: [3] },
] as const satisfies readonly ClientOption[];

const rows: readonly ClientOption[] = clientOptions;

/** Gives the options of a constructor in the newest release of `major`. */
export function optionsOf(owner: OptionOwner, major: Major): readonly ClientOption[] {
  return rows.filter(row => row.classes.includes(owner) && row.majors.includes(major));
}

/** Gives the row of an option, of whichever major has it last; undefined where the constructor never had it. */
export function clientOptionOf(owner: OptionOwner, name: string): ClientOption | undefined {
  return rows.find(row => row.name === name && row.classes.includes(owner));
}

/** Tells whether an option's value is a secret. */
export function isCredentialOption(owner: OptionOwner, name: string): boolean {
  return clientOptionOf(owner, name)?.role === 'credential';
}

const credentialOptions = new Map<OptionOwner, readonly string[]>();

/** The names of the options of a client, or of `Configuration`, that hold a credential, each once. */
export function credentialOptionsOf(owner: OptionOwner): readonly string[] {
  const known = credentialOptions.get(owner) ?? [...new Set(clientOptions.map(({ name }) => name))].filter((name) => isCredentialOption(owner, name));
  credentialOptions.set(owner, known);
  return known;
}

/** Tells for which kind of value, if any, the client asks the option for its credential at each request. */
export function askedAtRequest(owner: OptionOwner, name: string): ClientOption['askedAtRequest'] {
  return clientOptionOf(owner, name)?.askedAtRequest;
}

/** Until this release the constructor takes '' and null for a key, and the first request fails with 401; since then it throws. */
export const acceptedEmptyKeys = { removedIn: '6.36.0' } as const satisfies Removal;
