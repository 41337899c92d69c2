// Changes that leave the code compiling, or the name in place, and alter what happens. They are told to the user, seldom rewritten.
// Source: sdk facts on openai 3.3.0, 4.104.0, 5.23.2, 6.49.0 and 7.57.0, changelog and migration guide of the SDK;
// proof where the installed packages can show it: tests/sdk/behaviour-changes.test.ts. `removedIn` is the first release that
// behaves in the new way.
import type { Automation, Removal } from './versions.ts';

/** A change of behaviour, by a short name. */
export interface BehaviourChange extends Removal {
  name: string;
  automation: Automation;
  note: string;
}

/** Changes of behaviour, oldest first. */
export const behaviourChanges = [
  {
    name: 'default retries',
    removedIn: '4.0.0',
    automation: 'suggest',
    note: 'The client retries twice by itself (408, 409, 429, 5xx, lost connections): a retry loop around it multiplies requests; maxRetries: 0 turns it off.',
  },
  {
    name: 'default timeout',
    removedIn: '4.0.0',
    automation: 'todo',
    note: 'A request fails after 600000 ms; v3 had no limit. timeout must be an integer and 0 fails at once.',
  },
  {
    name: 'environment variables',
    removedIn: '4.0.0',
    automation: 'todo',
    note: 'The client reads OPENAI_API_KEY, OPENAI_ORG_ID, OPENAI_BASE_URL and others when it is built: a set OPENAI_BASE_URL reroutes migrated code.',
  },
  {
    name: 'missing key',
    removedIn: '4.0.0',
    automation: 'todo',
    note: 'A client without a key throws when it is built; v3 sent "Bearer undefined" and got 401. Clients at module level need the key in tests and builds too.',
  },
  {
    name: 'encoded path parameters',
    removedIn: '5.0.0',
    automation: 'auto',
    note: 'The SDK encodes path parameters: encodeURIComponent around one would encode it twice.',
  },
  {
    name: 'checked path parameters',
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'undefined and ".." as a path parameter throw OpenAIError; v4 sent them.',
  },
  {
    name: 'required class',
    removedIn: '5.0.0',
    automation: 'auto',
    note: 'require("openai") is a function around the class until 7.10: instanceof is false and a subclass loses its methods. Write const { OpenAI } = require("openai").',
  },
  {
    name: 'debug variable',
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'DEBUG=true no longer logs: use OPENAI_LOG=debug or the option logLevel.',
  },
  {
    name: 'fetch of node-fetch',
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'Uploads fail where the option fetch is node-fetch, whose FormData is not the global one.',
  },
  {
    name: 'optional zod fields',
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'zodResponseFormat throws for fields that are .optional() without .nullable(); v4 warned.',
  },
  {
    name: 'tool unions',
    removedIn: '5.12.1',
    automation: 'todo',
    note: 'ChatCompletionMessageToolCall and ChatCompletionTool are unions with custom tools: compare type with "function" before reading function.',
  },
  {
    name: 'output of a function call',
    removedIn: '6.0.0',
    automation: 'todo',
    note: 'output of a function call output item (Responses API) is a string or an array.',
  },
  {
    name: 'body of responses.compact',
    removedIn: '6.11.0',
    automation: 'todo',
    note: 'responses.compact needs its body.',
  },
  {
    name: 'empty key',
    removedIn: '6.36.0',
    automation: 'suggest',
    note: 'An empty or null apiKey throws in the constructor, even while OPENAI_API_KEY is set: process.env.OPENAI_API_KEY ?? "" fails when the variable is missing.',
  },
  {
    name: 'engines',
    removedIn: '7.0.0',
    automation: 'todo',
    note: 'package.json of the SDK asks for Node 22.',
  },
] as const satisfies readonly BehaviourChange[];

const behaviourChangesByName: ReadonlyMap<string, BehaviourChange> = new Map(behaviourChanges.map(row => [row.name, row]));

/** The change of that name. */
export function behaviourChangeOf(name: (typeof behaviourChanges)[number]['name']): BehaviourChange {
  return behaviourChangesByName.get(name)!;
}
