import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { apiKeyFormats, findApiKeys, isPlaceholder, isWebhookSecret, looksLikeCredential, webhookSecretFormat } from '../../src/sdk/api-keys.ts';
import { loadSdk } from './packages.ts';

const marker = ['T3Blbk', 'FJ'].join('');
const join = (parts: readonly string[]) => parts.join('');

/** Characters as a generator of keys would draw them, the same in every run. */
function randomText(length: number, alphabet: string, seed = 7): string {
  let state = seed;
  let text = '';
  for (let index = 0; index < length; index += 1) {
    state = (state * 1103515245 + 12345) % 2147483648;
    text += alphabet[Math.floor((state / 2147483648) * alphabet.length)];
  }
  return text;
}
const hex = '0123456789abcdef';
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base64url = `${base62}-_`;

describe('apiKeyFormats', () => {
  const rows = apiKeyFormats.flatMap(format => [
    ...format.samples.keys.map((parts, index) => ({ kind: format.kind, index, parts, isKey: true })),
    ...format.samples.others.map((parts, index) => ({ kind: format.kind, index, parts, isKey: false })),
  ]);

  // The title names the sample by its index: no test prints a key.
  it.each(rows)('$kind sample $index is a key: $isKey', ({ kind, parts, isKey }) => {
    const key = join(parts);
    const found = isKey ? [{ kind, start: 5, end: 5 + key.length }] : [];
    expect(findApiKeys(`key='${key}';`)).toEqual(found);
    expect(findApiKeys(key).length).toBe(found.length);
  });

  it.each(apiKeyFormats)('$kind does not hold a whole key in its text', ({ kind, pattern }) => {
    expect(findApiKeys(kind)).toEqual([]);
    expect(findApiKeys(pattern)).toEqual([]);
  });

  it('finds keys of every length drawn at random', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      for (const length of [20, 58, 74]) {
        const key = ['sk-proj-', randomText(length, base64url, seed), marker, randomText(length, base64url, seed + 5000)].join('');
        expect(findApiKeys(`"${key}"`).length).toBe(1);
      }
      const legacy = ['sk-', randomText(20, base62, seed), marker, randomText(20, base62, seed + 5000)].join('');
      expect(findApiKeys(legacy).length).toBe(1);
    }
  });
});

describe('findApiKeys', () => {
  const project = join(apiKeyFormats[0]!.samples.keys[2]!);
  const legacy = join(apiKeyFormats.at(-1)!.samples.keys[0]!);

  it('finds each of several keys at its place', () => {
    const text = `// ${legacy}\nconst a = "${project}"; ${legacy}`;
    const found = findApiKeys(text);
    expect(found.map(({ kind }) => kind)).toEqual(['sk-…', 'sk-proj-…', 'sk-…']);
    expect(found.every(({ start, end }) => [project, legacy].includes(text.slice(start, end)))).toBe(true);
  });

  it('finds a key glued to other text', () => {
    for (const before of ['Bearer ', 'https://user:', 'task-', 'OPENAI_API_KEY=', '\\n', 'key_']) {
      const text = `${before}${legacy}&x=1`;
      expect(findApiKeys(text).map(({ start, end }) => text.slice(start, end) === legacy)).toEqual([true]);
    }
    expect(findApiKeys(`${project}.`).length).toBe(1);
  });

  it('finds a body that ends in - or _', () => {
    for (const last of ['-', '_']) {
      const key = ['sk-svcacct-', randomText(58, base64url), marker, randomText(57, base64url), last].join('');
      const [found] = findApiKeys(`'${key}'`);
      expect(found?.end).toBe(1 + key.length);
    }
  });

  it.each([
    ['an Anthropic key', ['sk-ant-api03-', randomText(93, base64url), 'AA']],
    ['an OpenRouter key', ['sk-or-v1-', randomText(64, hex)]],
    ['a Langfuse key', ['sk-lf-', randomText(36, hex)]],
    ['a Groq key', ['gsk_', randomText(52, base62)]],
    ['a Hugging Face token', ['hf_', randomText(34, base62)]],
    ['a key of the legacy length without marker', ['sk-', randomText(48, base62)]],
    ['a DeepSeek key', ['sk-', randomText(32, hex)]],
    ['a name', ['sk-learn-model']],
    ['a slug', ['task-management-application-with-authentication']],
    ['an organisation', ['org-', randomText(24, base62)]],
    ['an assistant', ['asst_', randomText(24, base62)]],
    ['a project', ['proj_', randomText(24, base62)]],
    ['a thread', ['thread_', randomText(24, base62)]],
    ['the marker alone', [marker]],
    ['the marker in base64', [randomText(300, base62), marker, randomText(300, base62)]],
    ['nothing', ['']],
  ])('%s is none', (_name, parts) => {
    expect(findApiKeys(join(parts))).toEqual([]);
  });

  it('ends on a megabyte that is made to be slow', () => {
    const fill = (unit: string) => unit.repeat(Math.ceil(2 ** 20 / unit.length));
    const texts = [
      fill(marker), fill('sk-'), fill('sk-proj-'), fill(`sk-proj-${marker}`), fill(`sk-${marker}`), fill(`sk-proj-${marker} `),
      fill(`${`sk-proj-${marker}`.repeat(18)}${'a'.repeat(224)} `), fill(`sk-proj-${'a'.repeat(20)}${marker}`), fill('x'), fill(' '),
      `${fill('a')}${marker}${fill('a')}`, fill(`sk-${'a'.repeat(20)}${marker}${'a'.repeat(20)} `),
    ];
    for (const text of texts) {
      expect(findApiKeys(text)).toEqual([]);
      isPlaceholder(text);
      looksLikeCredential(text);
      isWebhookSecret(text);
    }
  });
});

const placeholders = [
  '', ' ', '   ', 'YOUR_API_KEY', 'YOUR_OPENAI_API_KEY', 'your-api-key', 'yourApiKey', 'your_api_key_here', 'sk-your-key-here', 'sk-yourkey',
  'sk-...', 'sk-proj-...', 'sk-…', 'sk-xxxx', 'sk-XXXX', 'sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'xxx', 'XXXXXXXX',
  `sk-proj-${'x'.repeat(156)}`, '<key>', '<YOUR_API_KEY>', '<your key>', '{{key}}', '{{ OPENAI_API_KEY }}', '${KEY}', '${OPENAI_API_KEY}',
  '$OPENAI_API_KEY', '%OPENAI_API_KEY%', '[API_KEY]', '__OPENAI_API_KEY__', '****', '********', 'sk-****', 'sk-****abcd', '••••••••',
  'test', 'TEST', 'test-key', 'test_key', 'testKey', 'sk-test', 'sk-test-key', 'sk-test-1234', 'test123', 'dummy', 'DUMMY_KEY', 'dummy-key',
  'fake', 'fake-api-key', 'sk-fake', 'sk-fake-key-for-tests-1', 'example', 'sk-example', 'mock-key', 'sample_key', 'changeme', 'change-me',
  'CHANGE_ME', 'changethis', 'placeholder', 'PLACEHOLDER', 'placeholder-key', 'replace-me', 'replace_with_your_key', 'my-openai-key',
  'my_api_key', 'myKey', 'My API Key', 'insert-your-key-here', 'INSERT_KEY_HERE', 'enter-key-here', 'put-key-here', 'paste_key_here',
  'sk-1234567890abcdef', 'sk-1234567890', '1234567890', '123456', 'sk-abcdef1234567890', 'abcdefghijklmnop', 'sk-abc123', 'abc123',
  'sk-a1b2c3d4e5f6g7h8', 'sk-0123456789abcdef0123456789abcdef', 'ollama', 'Ollama', 'lm-studio', 'lmstudio', 'LM_STUDIO', 'not-needed',
  'not_needed', 'notneeded', 'no-key-required', 'no-key', 'nokey', 'no_api_key', 'EMPTY', 'empty', 'none', 'None', 'NONE', 'null',
  'undefined', 'unused', 'n/a', 'ignored', 'local', 'vllm', 'localai', 'anything', 'whatever', 'invalid', 'invalid-key', 'wrong-key',
  'build-time-key', 'missing', 'default', 'secret', 'my-secret-key', 'password', 'aaaaaaaa', '0000000000000000', 'aaaaaaaaaaaaaaaaaaaaaaaa',
  'key', 'apikey', 'api-key', 'API_KEY', 'OPENAI_API_KEY', 'openai-api-key', 'sk-key', 'sk', 'sk-', 'token', 'x', 'foo', 'bar', 'foobar',
  'ここにAPIキー', 'clé-api', 'votre clé', 'Ihr Schlüssel', '请输入密钥', 'tu clave aquí', 'sk-ваш-ключ', 'process.env.OPENAI_API_KEY',
];

describe('isPlaceholder', () => {
  it.each(placeholders.map(text => [text]))('%j stands for a key', text => {
    expect(isPlaceholder(text)).toBe(true);
    expect(looksLikeCredential(text)).toBe(false);
    expect(findApiKeys(text)).toEqual([]);
  });

  it('leaves nearly all random secrets alone', () => {
    const shapes = [
      (seed: number) => randomText(32, hex, seed),
      (seed: number) => randomText(64, hex, seed),
      (seed: number) => `sk-${randomText(32, hex, seed)}`,
      (seed: number) => `sk-${randomText(48, base62, seed)}`,
      (seed: number) => `gsk_${randomText(52, base62, seed)}`,
      (seed: number) => `sk-ant-api03-${randomText(93, base64url, seed)}AA`,
      (seed: number) => randomText(84, base62, seed),
      (seed: number) => [8, 4, 4, 4, 12].map((length, part) => randomText(length, hex, seed * 10 + part)).join('-'),
    ];
    for (const shape of shapes) {
      const texts = Array.from({ length: 1000 }, (_, index) => shape(index * 7919 + 1));
      expect(texts.filter(isPlaceholder).length).toBeLessThanOrEqual(10);
      expect(texts.filter(looksLikeCredential).length).toBeGreaterThanOrEqual(985);
    }
  });
});

describe('looksLikeCredential', () => {
  it('is true for a key of the known formats', () => {
    for (const { samples } of apiKeyFormats) for (const parts of samples.keys) expect(looksLikeCredential(join(parts))).toBe(true);
  });

  it.each([
    ['short', randomText(15, base62)],
    ['endless', randomText(4097, base62)],
    ['with a blank', `${randomText(16, base62)} ${randomText(16, base62)}`],
    ['a URL', 'https://gateway-7f3k.internal/v1/q8Zr'],
    ['only letters', 'QwJkRzPbVnXmTyLsDfGh'],
    ['only digits', '48201957361840275916'],
    ['words', 'service-account-production-2'],
    ['little entropy', 'abababab1abababab1ababab'],
  ])('%s is none', (_name, text) => {
    expect(looksLikeCredential(text)).toBe(false);
  });
});

describe('webhookSecretFormat', () => {
  it('tells its samples apart', () => {
    for (const parts of webhookSecretFormat.samples.keys) expect(isWebhookSecret(join(parts))).toBe(true);
    for (const parts of webhookSecretFormat.samples.others) expect(isWebhookSecret(join(parts))).toBe(false);
  });

  it('is what the SDK decodes as base64 behind its prefix', async () => {
    const secret = join(webhookSecretFormat.samples.keys[0]);
    const body = '{"type":"response.completed"}';
    const timestamp = String(Math.floor(Date.now() / 1000));
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signature = createHmac('sha256', key).update(`id.${timestamp}.${body}`).digest('base64');
    const headers = { 'webhook-id': 'id', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
    for (const major of [5, 6, 7]) {
      const client = new (loadSdk(major).OpenAI)({ apiKey: 'dummy', webhookSecret: secret });
      await expect(client.webhooks.verifySignature(body, headers)).resolves.toBeUndefined();
    }
  });
});
