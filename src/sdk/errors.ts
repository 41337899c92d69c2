/**
 * The error classes of the SDK (v4 and later): the HTTP status that leads to each, the class chain, whether the client
 * itself tries again, and where the class can be imported from. v3 threw axios errors.
 * Source: `core/error` of each major and counted requests; proof: tests/sdk/errors.test.ts, with a local server.
 * Left out: errors of single helpers (`WebSocketError`, `ResponsesToolRunnerError`, …), which never answer a wrong key.
 */

export interface ErrorClass {
  readonly name: string;
  readonly extends: string;
  /** The status of the response that it stands for; missing where there is no response or any other status. */
  readonly status?: number | '>=500';
  /** The client repeats the request (`maxRetries`, 2 unless told otherwise) before it throws this. */
  readonly retriedBySdk: boolean;
  /** First release that has the class. */
  readonly since: string;
  /** Export of the package's index; else only of `openai/core/error` (v4: `openai/error`). */
  readonly named: boolean;
  /** Static member of the class `OpenAI`. */
  readonly static: boolean;
}

const everywhere = { named: true, static: true, since: '4.0.0' } as const;

export const errorClasses = [
  { name: 'OpenAIError', extends: 'Error', retriedBySdk: false, named: true, static: true, since: '4.11.0' },
  { name: 'APIError', extends: 'OpenAIError', retriedBySdk: false, ...everywhere },
  { name: 'APIUserAbortError', extends: 'APIError', retriedBySdk: false, ...everywhere },
  { name: 'APIConnectionError', extends: 'APIError', retriedBySdk: true, ...everywhere },
  { name: 'APIConnectionTimeoutError', extends: 'APIConnectionError', retriedBySdk: true, ...everywhere },
  { name: 'BadRequestError', extends: 'APIError', status: 400, retriedBySdk: false, ...everywhere },
  { name: 'AuthenticationError', extends: 'APIError', status: 401, retriedBySdk: false, ...everywhere },
  { name: 'PermissionDeniedError', extends: 'APIError', status: 403, retriedBySdk: false, ...everywhere },
  { name: 'NotFoundError', extends: 'APIError', status: 404, retriedBySdk: false, ...everywhere },
  { name: 'ConflictError', extends: 'APIError', status: 409, retriedBySdk: true, ...everywhere },
  { name: 'UnprocessableEntityError', extends: 'APIError', status: 422, retriedBySdk: false, ...everywhere },
  { name: 'RateLimitError', extends: 'APIError', status: 429, retriedBySdk: true, ...everywhere },
  { name: 'InternalServerError', extends: 'APIError', status: '>=500', retriedBySdk: true, ...everywhere },
  { name: 'LengthFinishReasonError', extends: 'OpenAIError', retriedBySdk: false, named: false, static: false, since: '4.55.0' },
  { name: 'ContentFilterFinishReasonError', extends: 'OpenAIError', retriedBySdk: false, named: false, static: false, since: '4.55.0' },
  { name: 'InvalidWebhookSignatureError', extends: 'Error', retriedBySdk: false, named: true, static: true, since: '5.8.0' },
  { name: 'OAuthError', extends: 'APIError', retriedBySdk: false, named: true, static: false, since: '6.34.0' },
  { name: 'SubjectTokenProviderError', extends: 'OpenAIError', retriedBySdk: false, named: true, static: false, since: '6.34.0' },
] as const satisfies readonly ErrorClass[];

export type ErrorClassName = (typeof errorClasses)[number]['name'];

const rows: readonly ErrorClass[] = errorClasses;

/** Gives the row of an error class of the SDK, or undefined. */
export function errorClassOf(name: string): ErrorClass | undefined {
  return rows.find(row => row.name === name);
}

/** Gives the name of the class that a response with an error `status` is thrown as; plain APIError where none is its own. */
export function errorClassForStatus(status: number): ErrorClassName {
  const row = errorClasses.find(each => 'status' in each && (each.status === '>=500' ? status >= 500 : each.status === status));
  return row?.name ?? 'APIError';
}

/** Gives the chain of class names from `name` up to `Error`; of a name that the SDK does not have, only itself. */
export function classChainOf(name: string): readonly string[] {
  const row = errorClassOf(name);
  return row ? [name, ...classChainOf(row.extends)] : [name];
}

/**
 * What a wrong key is thrown as, the same in v4 to v7: the values that code can look at. `code`, `type` and `param`
 * come from the body of the API's answer and are undefined where a gateway answers otherwise.
 */
export const authenticationError = {
  constructorName: 'AuthenticationError',
  /** Never the class name. */
  name: 'Error',
  status: 401,
  code: 'invalid_api_key',
  type: 'invalid_request_error',
  param: null,
  messagePrefix: '401 ',
  /** `instanceof` is true for these, false for every other error class. */
  classChain: ['AuthenticationError', 'APIError', 'OpenAIError', 'Error'],
  /** Properties of axios errors (v3) that it does not have: reading them gives undefined. */
  absent: ['response', 'request', 'config', 'isAxiosError', 'statusCode'],
} as const;

/** What the APIs of OpenAI and Azure answer with status 401, from their documentation and from requests with wrong keys. */
export const authenticationMessages = [
  'Incorrect API key provided: x. You can find your API key at https://platform.openai.com/account/api-keys.',
  'Invalid Authentication',
  "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY), or as the password field (with blank username) if you're accessing the API from your browser and are prompted for a username and password. You can obtain an API key from https://platform.openai.com/account/api-keys.",
  'You must be a member of an organization to use the API.',
  'Your IP is not authorized.',
  'Your authentication token has expired. Please try signing in again.',
  'The OpenAI account associated with this API key has been deactivated. Please check your email for more information.',
  'No such organization: x. Mismatched organization or project.',
  'You have insufficient permissions for this operation. Missing scopes: model.request.',
  'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
  'Unauthorized. Access token is missing, invalid, audience is incorrect, or have expired.',
  'status code (no body)',
] as const;

/** What a key without access to a model, project or country is thrown as; `code` and `type` differ from case to case. */
export const permissionDeniedError = { constructorName: 'PermissionDeniedError', status: 403, messagePrefix: '403 ' } as const;

/** What an account without credit is thrown as: like too many requests, but for `code`, `type` and the text. Waiting does not help. */
export const insufficientQuotaError = {
  constructorName: 'RateLimitError',
  status: 429,
  code: 'insufficient_quota',
  type: 'insufficient_quota',
  param: null,
  messagePrefix: '429 ',
} as const;
