// The shape of axios that v3 results and errors have, and what v4+ has in its place, as far as it concerns a value that an OpenAI
// call returned or threw. Source: sdk facts (errors caught from 3.3.0 and 7.57.0 on the same responses);
// proof: tests/sdk/legacy-errors.test.ts. The error classes themselves are in the table of errors.
import { type Automation, type Removal, v3Removal } from './versions.ts';

/** A member of a caught error that the current SDK's errors do not have. */
export interface ErrorMember extends Removal {
  path: string;
  /** Path on the current error; null where there is none. */
  replacement: string | null;
  automation: Automation;
  note: string | null;
}

const memberRows: readonly (Partial<ErrorMember> & Pick<ErrorMember, 'path' | 'replacement'>)[] = [
  { path: 'response.status', replacement: 'status' },
  {
    path: 'response.data.error.message',
    replacement: 'error.message',
    note: 'Exact text. In TypeScript error.error is typed Object | undefined: cast, or read error.message, which starts with the status: "401 ".',
  },
  { path: 'response.data.error.code', replacement: 'code' },
  { path: 'response.data.error.type', replacement: 'type' },
  { path: 'response.data.error.param', replacement: 'param' },
  { path: 'response.data.error', replacement: 'error' },
  {
    path: 'response.data',
    replacement: 'error',
    automation: 'suggest',
    note: '{ error: error.error } has the shape of the old body.',
  },
  {
    path: 'response.data.message',
    replacement: null,
    automation: 'todo',
    note: 'Was undefined in v3 too: the message is under error.',
  },
  {
    path: 'response.headers',
    replacement: 'headers',
    note: 'Plain object in v4, Headers since 5.0: read with error.headers?.get(name). Object.keys, entries and spread need a person.',
  },
  { path: 'response.headers.x-request-id', replacement: 'requestID', note: 'request_id in v4.' },
  { path: 'response.statusText', replacement: null, automation: 'todo', note: 'Gone from errors.' },
  { path: 'response.config', replacement: null, automation: 'todo' },
  { path: 'response.request', replacement: null, automation: 'todo' },
  { path: 'response', replacement: null, note: 'As a condition, see errorConditions.' },
  {
    path: 'request',
    replacement: null,
    note: 'As a condition, see errorConditions; as a value there is none.',
  },
  { path: 'config', replacement: null, automation: 'todo' },
  { path: 'isAxiosError', replacement: null, note: 'See errorConditions.' },
  { path: 'toJSON', replacement: null, automation: 'todo' },
  {
    path: 'request_id',
    replacement: 'requestID',
    removedIn: '5.0.0',
    note: '_request_id of a result and request_id of withResponse() keep their names.',
  },
];

/** Members of errors of v3 calls (axios errors), and those that later majors renamed. */
export const errorMembers: readonly ErrorMember[] = memberRows.map((row) => ({ ...v3Removal, automation: 'auto', note: null, ...row }));

const errorMembersByPath: ReadonlyMap<string, ErrorMember> = new Map(errorMembers.map(row => [row.path, row]));

/** What becomes of a member of an error, such as `response.status`. */
export function errorMemberOf(path: string): ErrorMember | undefined {
  return errorMembersByPath.get(path);
}

/** A way to ask what kind of error was caught; `error` stands for the caught value. */
export interface ErrorCondition {
  form: string;
  /** Expression over `error` and the default import `OpenAI`; null where the meaning is not fixed. */
  replacement: string | null;
}

/** Conditions on a caught axios error. */
export const errorConditions = [
  {
    // A plain instanceof also takes connection errors, timeouts and aborts.
    form: 'error.response',
    replacement: 'error instanceof OpenAI.APIError && error.status !== undefined',
  },
  {
    // Stands in the branch after error.response.
    form: 'error.request',
    replacement: 'error instanceof OpenAI.APIConnectionError',
  },
  {
    // Also true for APIUserAbortError, where axios.isAxiosError was false.
    form: 'error.isAxiosError',
    replacement: 'error instanceof OpenAI.APIError',
  },
  {
    // Also true for APIUserAbortError, where axios.isAxiosError was false.
    form: 'axios.isAxiosError(error)',
    replacement: 'error instanceof OpenAI.APIError',
  },
  { form: 'axios.isCancel(error)', replacement: 'error instanceof OpenAI.APIUserAbortError' },
  { form: 'error.__CANCEL__', replacement: 'error instanceof OpenAI.APIUserAbortError' },
  {
    form: "error.code === 'ECONNABORTED'",
    replacement: 'error instanceof OpenAI.APIConnectionTimeoutError',
  },
  {
    // Other codes, such as ECONNRESET: error.cause?.code of an APIConnectionError; error.code is the API's code now.
    form: 'error.code',
    replacement: null,
  },
  {
    // "Request failed with status code 401" became "401 Incorrect API key…": only a comparison breaks.
    form: 'error.message',
    replacement: null,
  },
  // Always "Error" from v4 to v7: use instanceof.
  { form: 'error.name', replacement: null },
] as const satisfies readonly ErrorCondition[];

/** A member of the AxiosResponse that a v3 call resolves to. */
export interface ResponseMember {
  name: string;
  /** Member of what `withResponse()` resolves to; null for `data`, whose object itself is dropped, and where there is none. */
  replacement: string | null;
}

/** All six members of an AxiosResponse. */
export const responseMembers = [
  {
    // The awaited value is the body itself. withResponse() gives { data, response, request_id } where callers need the wrapper.
    name: 'data',
    replacement: null,
  },
  // Of (await call.withResponse()).response.
  { name: 'status', replacement: 'response.status' },
  // Of (await call.withResponse()).response.
  { name: 'statusText', replacement: 'response.statusText' },
  // Headers: read with get(name).
  { name: 'headers', replacement: 'response.headers' },
  { name: 'config', replacement: null },
  { name: 'request', replacement: null },
] as const satisfies readonly ResponseMember[];

const responseMembersByName: ReadonlyMap<string, ResponseMember> = new Map(responseMembers.map(row => [row.name, row]));

/** What becomes of a member of a v3 call's result, such as `data`. */
export function responseMemberOf(name: string): ResponseMember | undefined {
  return responseMembersByName.get(name);
}

/** A type of axios around an OpenAI call. */
export interface AxiosType {
  name: string;
  replacement: string | null;
  automation: Automation;
  note: string | null;
}

/** Types of axios that annotate v3 calls. */
export const axiosTypes = [
  {
    name: 'AxiosResponse',
    replacement: null,
    automation: 'auto',
    note: 'AxiosResponse<X> becomes X; without an argument, or extended, it needs a person.',
  },
  { name: 'AxiosRequestConfig', replacement: 'OpenAI.RequestOptions', automation: 'auto', note: null },
  { name: 'AxiosError', replacement: 'InstanceType<typeof OpenAI.APIError>', automation: 'auto', note: 'Or the named import APIError.' },
] as const satisfies readonly AxiosType[];
