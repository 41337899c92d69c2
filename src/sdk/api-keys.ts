/**
 * What OpenAI's credentials look like, what only stands for one, and what else could be a secret.
 * Source: the keys met in public code (all hold the marker, which is "OpenAI" in base64) and the rules of secret scanners,
 * which agree on the lengths 20, 58 and 74; proof: the samples beside each row, run by tests/sdk/api-keys.test.ts.
 * Prefix or entropy alone decide nothing: `sk-` opens other vendors' keys and the end of ordinary words too.
 */

/** Every OpenAI API key holds it, between two random bodies. */
const marker = 'T3BlbkFJ';

export interface ApiKeyFormat {
  /** What a message may say instead of the key. */
  readonly kind: string;
  /** Source of a RegExp that matches the whole key; linear, as its quantifiers are bounded and not nested. */
  readonly pattern: string;
  readonly description: string;
  /** Texts that are such a key and texts that are not, in parts: joined, they would trip secret scanners. */
  readonly samples: { readonly keys: readonly (readonly string[])[]; readonly others: readonly (readonly string[])[] };
}

const halves = {
  short: ['q7XvR2mLd9TzKb4WfYcN', 'h3GjP8sVnQe5UaZr6BtM'],
  middle: ['Zk3_vT9qLm-R7xWc2HfYp8NdBs5Gj1Ua6Ee-QoKiVt4MzXbPyCr0DwSlgF', 'n8Hc-Vq2WzKp5Rt_Jd7Xy3Lb9Mf6Gs1Ta4Ue-PoBiCwYkNvZxEhQrDmSl0-'],
  long: [
    'Zk3_vT9qLm-R7xWc2HfYp8NdBs5Gj1Ua6Ee-QoKiVt4MzXbPyCr0DwSlgFq7XvR2mLd9TzKb4W',
    'n8Hc-Vq2WzKp5Rt_Jd7Xy3Lb9Mf6Gs1Ta4Ue-PoBiCwYkNvZxEhQrDmSl0-h3GjP8sVnQe5UaZ',
  ],
} as const;

function prefixedFormat(prefix: string, description: string): ApiKeyFormat {
  const start = prefix.slice(0, -1);
  const key = (length: keyof typeof halves) => [start, '-', halves[length][0], marker, halves[length][1]];
  return {
    kind: `${prefix}…`,
    // The usual lengths are 20, 58 and 74; the body may end in `-` or `_`.
    pattern: `${prefix}[A-Za-z0-9_-]{20,200}${marker}[A-Za-z0-9_-]{20,200}(?![A-Za-z0-9_-])`,
    description,
    samples: {
      keys: [key('short'), key('middle'), key('long')],
      others: [
        [start, '-', halves.middle[0], halves.middle[1]],
        [start, '-', halves.short[0].slice(1), marker, halves.short[1]],
        [start, '-', halves.short[0], marker, halves.short[1].slice(1)],
        [start, '-', 'x'.repeat(74), marker, 'x'.repeat(74)],
      ],
    },
  };
}

/** The formats of OpenAI's API keys, those with the longer prefix first. */
export const apiKeyFormats: readonly ApiKeyFormat[] = [
  prefixedFormat('sk-proj-', 'Key of a project, the usual kind.'),
  prefixedFormat('sk-svcacct-', 'Key of a service account.'),
  prefixedFormat('sk-admin-', 'Admin key of an organisation, for OPENAI_ADMIN_KEY.'),
  prefixedFormat('sk-None-', 'Key of a user without a project.'),
  {
    kind: 'sk-…',
    pattern: `sk-[A-Za-z0-9]{20}${marker}[A-Za-z0-9]{20}(?![A-Za-z0-9])`,
    description: 'Key of a user, the only kind until 2024.',
    samples: {
      keys: [['sk', '-', halves.short[0], marker, halves.short[1]]],
      others: [
        ['sk', '-', halves.short[0], halves.short[1], 'a1B2c3D4'],
        ['sk', '-', halves.short[0], marker, halves.short[1], 'Z'],
        ['sk', '-', halves.short[0], marker],
        ['sk', '-', 'x'.repeat(20), marker, 'x'.repeat(20)],
        ['sk', '-', 'abcdefghijklmnopqrst', marker, 'abcdefghijklmnopqrst'],
      ],
    },
  },
];

/** The secret of a webhook endpoint. Stripe's look the same, so it counts only where it reaches an OpenAI client. */
export const webhookSecretFormat = {
  kind: 'whsec_…',
  pattern: '^whsec_[A-Za-z0-9+/_-]{24,120}={0,2}$',
  description: 'Secret of a webhook endpoint: `whsec_` and base64.',
  samples: {
    keys: [['whsec', '_', halves.short.join(''), '=']],
    others: [['whsec', '_', '...'], ['whsec', '_', 'x'.repeat(40)], ['whsec', '_', 'your_secret']],
  },
} as const satisfies ApiKeyFormat;

/** The marker inside base64, as it looks at each of the three alignments of bytes and characters. */
const encodedMarkers = [0, 1, 2].map(bytesBefore => {
  const encoded = Buffer.from(' '.repeat(bytesBefore) + marker).toString('base64');
  return encoded.slice(Math.ceil((bytesBefore * 4) / 3), Math.floor(((bytesBefore + marker.length) * 4) / 3));
});

/** The marker with the end or the beginning of a literal inside it: one of both sides has four characters or more. */
const splitMarker = new RegExp(
  [4, 5, 6, 7].map(length => `${marker.slice(0, length)}["'\`$]|["'\`}]${marker.slice(8 - length)}`).join('|'),
);

/** Tells cheaply whether the text of a file may hold an OpenAI key: as it is, in base64, or in two pieces. */
export function mayHoldApiKey(text: string): boolean {
  return text.includes(marker) || encodedMarkers.some(encoded => text.includes(encoded)) || splitMarker.test(text);
}

const formats = apiKeyFormats.map(({ kind, pattern }) => ({ kind, pattern: new RegExp(pattern) }));
const webhookPattern = new RegExp(webhookSecretFormat.pattern);

/** No key is longer; a longer run of key characters is encoded data. */
const longestRun = 512;

export interface FoundApiKey {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the OpenAI API keys in a text, in order, with their offsets. Costs one `indexOf` where there is none, and at
 * most a bounded number of steps per character otherwise.
 */
export function findApiKeys(text: string): FoundApiKey[] {
  const found: FoundApiKey[] = [];
  let at = text.indexOf(marker);
  while (at !== -1) {
    const end = endOfRun(text, at + marker.length);
    const start = startOfRun(text, at);
    if (end - start <= longestRun) found.push(...apiKeysInRun(text.slice(start, end), start));
    at = text.indexOf(marker, end);
  }
  return found;
}

function apiKeysInRun(run: string, offset: number): FoundApiKey[] {
  for (const { kind, pattern } of formats) {
    const match = pattern.exec(run);
    if (!match || isFiller(match[0].replace(marker, ''))) continue;
    const start = offset + match.index;
    return [{ kind, start, end: start + match[0].length }];
  }
  return [];
}

/** The end of the key characters from `at` on. */
function endOfRun(text: string, at: number): number {
  while (isKeyCharacter(text.charCodeAt(at))) at += 1;
  return at;
}

function startOfRun(text: string, at: number): number {
  while (at > 0 && isKeyCharacter(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function isKeyCharacter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45 || code === 95
  );
}

/** Tells whether a text has the shape of a webhook secret, OpenAI's or another's. */
export function isWebhookSecret(text: string): boolean {
  return webhookPattern.test(text) && !isPlaceholder(text);
}

/** Words that stand in for a key, wherever in the text: four letters and more, which chance hardly puts into a secret. */
const placeholderParts = [
  'your', 'insert', 'replace', 'change.?me', 'change.?this', 'example', 'sample', 'placeholder', 'dummy', 'fake', 'mock',
  'test', 'demo', 'stub', 'todo', 'fixme', 'redact', 'invalid', 'wrong', 'missing', 'unused', 'ignored', 'not.?need',
  'not.?used', 'not.?required', 'no.?key', 'no.?api', 'foobar', 'ollama', 'lm.?studio', 'vllm', 'localai', 'localhost',
  'llama', 'secret', 'password', 'passwd', 'qwerty', 'asdf', 'abc.?123', 'x{4}',
];
const placeholderPart = new RegExp(placeholderParts.join('|'), 'i');

/** Words that stand in for a key as a whole part of the text, digits behind them not counted. */
const placeholderWords = new Set([
  'my', 'the', 'some', 'here', 'put', 'set', 'enter', 'paste', 'use', 'none', 'null', 'undefined', 'empty', 'no', 'not', 'any',
  'anything', 'whatever', 'local', 'default', 'temp', 'tmp', 'build', 'foo', 'bar', 'baz', 'xxx', 'env', 'process',
]);

/**
 * Tells whether a text only stands for a credential: an instruction or a name (`YOUR_API_KEY`, `my-openai-key`), a
 * template (`<key>`, `{{key}}`, `${KEY}`), a mask (`sk-...`, `****`), x-runs and sequences, dummies for keyless servers
 * (`ollama`, `EMPTY`), nothing at all, or a text that no key can be (blanks, characters beyond ASCII). The random
 * part of a real key can hold such a word by chance: what `findApiKeys` finds is a key, whatever this says.
 */
export function isPlaceholder(text: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(text)) return true;
  if (/\.\.\.|\*{3}|[<>{}$%[\]]|^__/.test(text)) return true;
  if (placeholderPart.test(text)) return true;
  const words = wordsOf(text);
  if (words.some(word => placeholderWords.has(word.replace(/\d{1,4}$/, '').toLowerCase()))) return true;
  if (isPhrase(words)) return true;
  return isMonotonous(text);
}

/** Words split at separators and, where no digit hints at a random text, at camel case. */
function wordsOf(text: string): string[] {
  const separator = /\d/.test(text) ? /[^A-Za-z0-9]+/ : /[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/;
  return text.split(separator).filter(word => word !== '');
}

/** Words as people write them, such as `OPENAI_API_KEY`, `service-account-2` or `gpt-4o-mini`; random texts mix cases and digits. */
function isPhrase(words: readonly string[]): boolean {
  return words.every(word => /^(?:[a-z]{1,12}|[A-Z]{1,12}|[A-Z][a-z]{1,12}|\d{1,4})\d{0,2}$|^\d{1,3}[a-z]{1,2}$/.test(word));
}

/** Few different characters, one of them many times, or the alphabet: what is typed to fill a length. */
function isFiller(text: string): boolean {
  const body = bodyOf(text);
  if (/(.)\1{5}/.test(body)) return true;
  if (new Set(body).size < Math.min(8, body.length / 3)) return true;
  return longestSequence(body, 1) >= 10;
}

/** Filler, or as short as what is typed for an example: `123456`, `a1b2c3`. */
function isMonotonous(text: string): boolean {
  const body = bodyOf(text);
  return isFiller(text) || longestSequence(body, 1) >= 6 || (body.length < 20 && longestSequence(body, 2) >= 6);
}

function bodyOf(text: string): string {
  return text.replace(/^(?:sk|whsec)[-_](?:proj-|svcacct-|admin-|None-)?/, '');
}

/** Length of the longest run of following characters (`abc`, `890`) at the distance `step`, so that `a1b2c3` is one too. */
function longestSequence(text: string, step: number): number {
  let longest = 0;
  const lengths: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const before = index < step ? undefined : text.charCodeAt(index - step);
    const follows = before !== undefined && (code === before + 1 || (code === 48 && before === 57));
    const length = follows ? (lengths[index - step] ?? 0) + 1 : 1;
    lengths.push(length);
    if (length > longest) longest = length;
  }
  return longest;
}

/** How the keys of other vendors begin that people use with the SDK or beside it, by the vendors' documentation. */
const otherVendors = /^(?:sk-ant-|sk-or-|sk-lf-|pk-lf-|gsk_|hf_|xai-|nvapi-|pplx-|tgp_|fw_|csk-|r8_|AIza)/;

/** Tells whether a text is the key of another vendor by its beginning; some begin with `sk-` and nothing more. */
export function isOtherVendorsKey(text: string): boolean {
  return otherVendors.test(text);
}

/** Bounds of an unshaped secret: shorter texts are names, longer ones data (a token of Microsoft Entra has about 2,000). */
const unshapedLength = { min: 16, max: 4096 } as const;

/** Bits per character. 16 random hexadecimal digits have about 3.2 and words under 3 once they hold digits. */
const leastEntropy = 2.8;

/**
 * Tells whether a literal without any known shape could be a real secret, given that it stands where a credential
 * belongs: printable ASCII without blanks, 16 to 4096 characters, digits and letters, no placeholder, no URL, and at
 * least 2.8 bits of entropy per character.
 */
export function looksLikeCredential(text: string): boolean {
  if (text.length < unshapedLength.min || text.length > unshapedLength.max) return false;
  if (findApiKeys(text).length > 0) return true;
  if (isPlaceholder(text)) return false;
  if (text.includes('://') || !/\d/.test(text) || !/[A-Za-z]/.test(text)) return false;
  return entropyOf(text) >= leastEntropy;
}

/** Shannon entropy in bits per character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length);
  return entropy;
}
