/**
 * What the texts of OpenAI's errors say, for code that looks into them: the messages of the constructor, which never speak of a wrong
 * key, and the words by which code tells the error classes apart. Source: the messages in the packages of each major, and the API's
 * answers; proof: tests/sdk/error-texts.test.ts.
 */
import { type ErrorClassName, errorClassForStatus } from './errors.ts';

/** The messages of the OpenAIError that the constructor throws without credentials, or in a browser, in v4 to v7. */
export const constructionMessages: readonly string[] = [
  "The OPENAI_API_KEY environment variable is missing or empty; either provide it, or instantiate the OpenAI client with an apiKey option, like new OpenAI({ apiKey: 'My API Key' }).",
  'Missing credentials. Please pass an `apiKey`, or set the `OPENAI_API_KEY` environment variable.',
  'Missing credentials. Please pass an `apiKey`, `workloadIdentity`, `adminAPIKey`, or set the `OPENAI_API_KEY` or `OPENAI_ADMIN_KEY` environment variable.',
  "It looks like you're running in a browser-like environment.\n\nThis is disabled by default, as it risks exposing your secret API credentials to attackers.",
];

/** Words of an app's own check for a key that is not there: such a text never comes from the API. */
const ABSENCE = /\b(?:missing|not (?:set|configured|found|provided|defined|available)|no api|requires?|required|must|undefined|empty|unset|environment|env)\b/i;
const VARIABLE = /[A-Z]_(?:API_)?KEY\b/;

const WORDS: readonly (readonly [RegExp, ErrorClassName])[] = [
  [/\b401\b|(?<![a-z0-9])api[\s_-]?key(?![a-z0-9])|unauthori[sz]ed|\bauthenticat/i, 'AuthenticationError'],
  [/\b403\b|\bforbidden\b|permission[\s_]?denied/i, 'PermissionDeniedError'],
  [/\b429\b|rate[\s_-]?limit|too many requests/i, 'RateLimitError'],
];

/** The error class that code means when it looks for a text in an error's message; undefined where it may mean something else. */
export function errorClassMeantBy(text: string): ErrorClassName | undefined {
  if (ABSENCE.test(text) || VARIABLE.test(text)) return undefined;
  return WORDS.find(([words]) => words.test(text))?.[1];
}

/** The words of a regular expression's source, with what stands between them as spaces. */
export function wordsOfPattern(source: string): string {
  return source.replace(/\\[bB]|[\^$]/g, '').replace(/(?:\[\^?\[?[^\][]*\]|\\[sSwWdD]|\.)[*+?]*|[*+?]/g, ' ').replace(/[()|?:\\]+/g, ' ').trim();
}

/** The error class that a status stands for; undefined where it has none of its own. */
export function errorClassMeantByStatus(status: number): ErrorClassName | undefined {
  const name = status >= 400 && status < 600 ? errorClassForStatus(status) : 'APIError';
  return name === 'APIError' ? undefined : name;
}
