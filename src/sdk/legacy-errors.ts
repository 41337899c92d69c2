// The shape of axios that v3 results and errors have, and what v4+ has in its place, as far as it concerns a value that an OpenAI
// call returned or threw. Source: sdk facts (errors caught from 3.3.0 and 7.57.0 on the same responses);
// proof: tests/sdk/legacy-errors.test.ts. The error classes themselves are in the table of errors.
import type { Automation, Removal } from './versions.ts';

/** A member of a caught error that the current SDK's errors do not have. */
export interface ErrorMember extends Removal {
  path: string;
  /** Path on the current error; null where there is none. */
  replacement: string | null;
  automation: Automation;
  note: string | null;
}

/** Members of errors of v3 calls (axios errors), and those that later majors renamed. */
export const errorMembers = [
  { path: 'response.status', replacement: 'status', removedIn: '4.0.0', automation: 'auto', note: null },
  {
    path: 'response.data.error.message',
    replacement: 'error.message',
    removedIn: '4.0.0',
    automation: 'auto',
    note: 'Exact text. In TypeScript error.error is typed Object | undefined: cast, or read error.message, which starts with the status: "401 ".',
  },
  { path: 'response.data.error.code', replacement: 'code', removedIn: '4.0.0', automation: 'auto', note: null },
  { path: 'response.data.error.type', replacement: 'type', removedIn: '4.0.0', automation: 'auto', note: null },
  { path: 'response.data.error.param', replacement: 'param', removedIn: '4.0.0', automation: 'auto', note: null },
  { path: 'response.data.error', replacement: 'error', removedIn: '4.0.0', automation: 'auto', note: null },
  {
    path: 'response.data',
    replacement: 'error',
    removedIn: '4.0.0',
    automation: 'suggest',
    note: '{ error: error.error } has the shape of the old body.',
  },
  {
    path: 'response.data.message',
    replacement: null,
    removedIn: '4.0.0',
    automation: 'todo',
    note: 'Was undefined in v3 too: the message is under error.',
  },
  {
    path: 'response.headers',
    replacement: 'headers',
    removedIn: '4.0.0',
    automation: 'auto',
    note: 'Plain object in v4, Headers since 5.0: read with error.headers?.get(name). Object.keys, entries and spread need a person.',
  },
  { path: 'response.headers.x-request-id', replacement: 'requestID', removedIn: '4.0.0', automation: 'auto', note: 'request_id in v4.' },
  { path: 'response.statusText', replacement: null, removedIn: '4.0.0', automation: 'todo', note: 'Gone from errors.' },
  { path: 'response.config', replacement: null, removedIn: '4.0.0', automation: 'todo', note: null },
  { path: 'response.request', replacement: null, removedIn: '4.0.0', automation: 'todo', note: null },
  { path: 'response', replacement: null, removedIn: '4.0.0', automation: 'auto', note: 'As a condition, see errorConditions.' },
  {
    path: 'request',
    replacement: null,
    removedIn: '4.0.0',
    automation: 'auto',
    note: 'As a condition, see errorConditions; as a value there is none.',
  },
  { path: 'config', replacement: null, removedIn: '4.0.0', automation: 'todo', note: null },
  { path: 'isAxiosError', replacement: null, removedIn: '4.0.0', automation: 'auto', note: 'See errorConditions.' },
  { path: 'toJSON', replacement: null, removedIn: '4.0.0', automation: 'todo', note: null },
  {
    path: 'request_id',
    replacement: 'requestID',
    removedIn: '5.0.0',
    automation: 'auto',
    note: '_request_id of a result and request_id of withResponse() keep their names.',
  },
] as const satisfies readonly ErrorMember[];

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
  automation: Automation;
  note: string | null;
}

/** Conditions on a caught axios error. */
export const errorConditions = [
  {
    form: 'error.response',
    replacement: 'error instanceof OpenAI.APIError && error.status !== undefined',
    automation: 'auto',
    note: 'A plain instanceof also takes connection errors, timeouts and aborts.',
  },
  {
    form: 'error.request',
    replacement: 'error instanceof OpenAI.APIConnectionError',
    automation: 'auto',
    note: 'Stands in the branch after error.response.',
  },
  {
    form: 'error.isAxiosError',
    replacement: 'error instanceof OpenAI.APIError',
    automation: 'auto',
    note: 'Also true for APIUserAbortError, where axios.isAxiosError was false.',
  },
  {
    form: 'axios.isAxiosError(error)',
    replacement: 'error instanceof OpenAI.APIError',
    automation: 'auto',
    note: 'Also true for APIUserAbortError, where axios.isAxiosError was false.',
  },
  { form: 'axios.isCancel(error)', replacement: 'error instanceof OpenAI.APIUserAbortError', automation: 'auto', note: null },
  { form: 'error.__CANCEL__', replacement: 'error instanceof OpenAI.APIUserAbortError', automation: 'auto', note: null },
  {
    form: "error.code === 'ECONNABORTED'",
    replacement: 'error instanceof OpenAI.APIConnectionTimeoutError',
    automation: 'auto',
    note: null,
  },
  {
    form: 'error.code',
    replacement: null,
    automation: 'todo',
    note: "Other codes, such as ECONNRESET: error.cause?.code of an APIConnectionError; error.code is the API's code now.",
  },
  {
    form: 'error.message',
    replacement: null,
    automation: 'todo',
    note: '"Request failed with status code 401" became "401 Incorrect API key…": only a comparison breaks.',
  },
  { form: 'error.name', replacement: null, automation: 'todo', note: 'Always "Error" from v4 to v7: use instanceof.' },
] as const satisfies readonly ErrorCondition[];

/** A member of the AxiosResponse that a v3 call resolves to. */
export interface ResponseMember {
  name: string;
  /** Member of what `withResponse()` resolves to; null for `data`, whose object itself is dropped, and where there is none. */
  replacement: string | null;
  automation: Automation;
  note: string | null;
}

/** All six members of an AxiosResponse. */
export const responseMembers = [
  {
    name: 'data',
    replacement: null,
    automation: 'auto',
    note: 'The awaited value is the body itself. withResponse() gives { data, response, request_id } where callers need the wrapper.',
  },
  { name: 'status', replacement: 'response.status', automation: 'auto', note: 'Of (await call.withResponse()).response.' },
  { name: 'statusText', replacement: 'response.statusText', automation: 'auto', note: 'Of (await call.withResponse()).response.' },
  { name: 'headers', replacement: 'response.headers', automation: 'auto', note: 'Headers: read with get(name).' },
  { name: 'config', replacement: null, automation: 'todo', note: null },
  { name: 'request', replacement: null, automation: 'todo', note: null },
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
