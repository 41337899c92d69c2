/** The errors of the API as a symbolic run sees them: what is known of each member, and what only this error has. */
import { authenticationError, authenticationMessages, classChainOf, insufficientQuotaError, permissionDeniedError } from '../sdk/errors.ts';
import { type ErrorDescription, type Primitive, type Symbolic, type SymbolicText, someObject } from './symbolic-values.ts';

const fact = (value: Primitive): Symbolic => ({ kind: 'known', value, derived: true });
const telling = (value: Primitive): Symbolic => ({ kind: 'known', value, derived: true, telling: true });
const text = (...parts: string[]): SymbolicText => ({ kind: 'text', prefixed: true, parts });
const record = (members: Record<string, Symbolic>): Symbolic => ({ kind: 'object', members: new Map(Object.entries(members)), open: true, derived: true });

type BodyMembers = Partial<Record<'message' | 'type' | 'code' | 'param', Symbolic>>;

/** What the API answers, as the body that both generations of errors carry. */
const rejectedKey: BodyMembers = {
  message: { ...text('Incorrect API key provided: '), examples: authenticationMessages },
  type: fact(authenticationError.type),
  code: telling(authenticationError.code),
  param: fact(authenticationError.param),
};
const exhaustedQuota: BodyMembers = {
  message: text('You exceeded your current quota'),
  type: telling(insufficientQuotaError.type),
  code: telling(insufficientQuotaError.code),
  param: fact(insufficientQuotaError.param),
};

interface ThrownError {
  readonly constructorName: string;
  readonly status: number;
  readonly messagePrefix: string;
}

/** An error as v4 and later throw it. */
function thrown({ constructorName, status, messagePrefix }: ThrownError, body: BodyMembers, isOnlyOne = true): ErrorDescription {
  const own = isOnlyOne ? telling : fact;
  const message = isOnlyOne ? { ...text(messagePrefix + bodyText(body)), examples: examplesOf(body, messagePrefix) } : { ...text(messagePrefix, bodyText(body)), common: messagePrefix };
  return {
    classes: classChainOf(constructorName),
    tellingClass: isOnlyOne ? constructorName : undefined,
    members: {
      ...body,
      status: own(status),
      name: fact(authenticationError.name),
      message,
      stack: { ...message, prefixed: false, examples: undefined },
      constructor: record({ name: own(constructorName) }),
      error: record({ ...body }),
      headers: someObject(true),
      ...Object.fromEntries([...authenticationError.absent, 'cause'].map((name) => [name, fact(undefined)])),
    },
  };
}

/** What the SDK makes of the texts that the API answers with. */
function examplesOf({ message }: BodyMembers, prefix: string): readonly string[] | undefined {
  return message?.kind === 'text' ? message.examples?.map((example) => prefix + example) : undefined;
}

function bodyText({ message }: BodyMembers): string {
  return message?.kind === 'text' ? message.parts[0]! : '';
}

/** An error as axios threw it for v3. */
function axiosError(status: number, statusText: string, body: BodyMembers, isOnlyOne = true): ErrorDescription {
  const own = isOnlyOne ? telling : fact;
  const message = text(`Request failed with status code ${status}`);
  return {
    classes: ['AxiosError', 'Error'],
    members: {
      response: record({ status: own(status), statusText: own(statusText), data: record({ error: record({ ...body }) }), headers: someObject(true) }),
      message: isOnlyOne ? message : { ...message, common: message.parts[0]! },
      isAxiosError: fact(true),
      config: someObject(true),
      request: someObject(true),
      error: fact(undefined),
      headers: fact(undefined),
      type: fact(undefined),
      cause: fact(undefined),
    },
  };
}

const lasting = {
  AuthenticationError: { v3: axiosError(401, 'Unauthorized', rejectedKey), v4: thrown(authenticationError, rejectedKey) },
  PermissionDeniedError: { v3: axiosError(403, 'Forbidden', {}), v4: thrown(permissionDeniedError, {}) },
  insufficient_quota: { v3: axiosError(429, 'Too Many Requests', exhaustedQuota, false), v4: thrown(insufficientQuotaError, exhaustedQuota, false) },
} as const satisfies Record<string, { v3: ErrorDescription; v4: ErrorDescription }>;

const tooManyRequests: BodyMembers = { message: text('Rate limit reached for '), code: fact('rate_limit_exceeded'), param: fact(null) };
const serverError: BodyMembers = { message: text('The server had an error'), type: fact('server_error'), code: fact(null), param: fact(null) };

const passing = [
  { v3: axiosError(429, 'Too Many Requests', tooManyRequests, false), v4: thrown(insufficientQuotaError, tooManyRequests, false) },
  {
    v3: axiosError(500, 'Internal Server Error', serverError, false),
    v4: thrown({ constructorName: 'InternalServerError', status: 500, messagePrefix: '500 ' }, serverError, false),
  },
] as const satisfies readonly { v3: ErrorDescription; v4: ErrorDescription }[];

export type DescribedError = keyof typeof lasting;

/** By error and generation of the SDK, what it throws: errors that no waiting heals. */
export function errorDescriptions(): Readonly<Record<DescribedError, { v3: ErrorDescription; v4: ErrorDescription }>> {
  return lasting;
}

/** Errors that pass: what code tries again for, and the client does by itself. */
export function passingErrors(): readonly { v3: ErrorDescription; v4: ErrorDescription }[] {
  return passing;
}
