import rule from '../../rules/no-retry-on-auth-error.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

const strict = [{ errors: ['AuthenticationError', 'PermissionDeniedError', 'insufficient_quota'] }] as const;
const permission = [{ errors: ['PermissionDeniedError'] }] as const;
const quota = [{ errors: ['insufficient_quota'] }] as const;

/** A loop whose handler is given; the handler stands in line 7, column 7. */
const loop = (handler: string) => `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.responses.create({ model: 'gpt-5', input });
    } catch (error) {
      ${handler}
    }
  }
}`;

const reasons = {
  AuthenticationError: ['an AuthenticationError', 'a wrong key stays wrong'],
  PermissionDeniedError: ['a PermissionDeniedError', 'access that the key lacks does not come by waiting'],
  insufficient_quota: ["exhausted quota (code 'insufficient_quota')", 'an account without credit stays without'],
};

function reported(code: string, errors: readonly (keyof typeof reasons)[], statement: string, line = 7, column = 7) {
  return [{
    messageId: 'retriesAuthError' as const,
    data: { errors: errors.map((error) => reasons[error][0]!).join(' or '), reasons: errors.map((error) => reasons[error][1]!).join(', and ') },
    line,
    column,
    suggestions: [{ messageId: 'rethrow' as const, data: { statement }, output: code.replace(/(catch(?:\(| )\(?error(?:: any)?\)? (?:=> )?\{\n(\s*))/, `$1${statement}\n$2`) }],
  }];
}

const invalid = (code: string, options: typeof strict | typeof permission | typeof quota, errors: readonly (keyof typeof reasons)[], statement: string) =>
  ({ code, options, filename: 'file.js', errors: reported(code, errors, statement) });

const authentication = 'error instanceof OpenAI.AuthenticationError';
const denied = 'error instanceof OpenAI.PermissionDeniedError';
const exhausted = "error.code === 'insufficient_quota'";
const exhaustedTyped = "error instanceof OpenAI.RateLimitError && error.code === 'insufficient_quota'";
const thrown = (...conditions: string[]) => `if (${conditions.join(' || ')}) throw error;`;

javascript.run('no-retry-on-auth-error, option errors', rule, {
  valid: [
    { name: 'by default a 403 may be retried', code: loop('if (error.status === 401) throw error;') },
    { name: 'by default exhausted quota may be retried', code: loop('if (error.status !== 429) throw error;') },
    { name: 'each status', code: loop('if (error.status === 401 || error.status === 403 || error.code === "insufficient_quota") throw error;'), options: strict },
    { name: 'classes', code: loop(`${thrown(authentication, denied, exhausted)} await sleep(2 ** attempt * 1000);`), options: strict },
    { name: 'every client error', code: loop('if (error.status >= 400 && error.status < 500) throw error;'), options: strict },
    { name: 'only the server', code: loop('if (!(error.status >= 500)) throw error;'), options: strict },
    { name: 'rate limits with a look at the code', code: loop("if (error.status !== 429 || error.code === 'insufficient_quota') throw error;"), options: strict },
    { name: 'rate limits with a look at the type', code: loop("if (error.status !== 429 || error.type === 'insufficient_quota') throw error;"), options: strict },
    { name: 'only the code of rate limits', code: loop("if (error.code !== 'rate_limit_exceeded') throw error;"), options: strict },
    { name: 'the text of the message', code: loop("if (error.status !== 429 || error.message.includes('quota')) throw error;"), options: quota },
    { name: 'a pattern', code: loop('if (/quota|billing/i.test(error.message)) throw error;'), options: quota },
    { name: 'the code in the body', code: loop("if (error.error?.code === 'insufficient_quota') throw error;"), options: quota },
    { name: 'an undecided pattern', code: loop("if (!error.message.includes('Rate limit reached')) throw error;"), options: quota },
    { name: 'list of statuses', code: loop('if ([401, 403].includes(error.status)) throw error;'), options: permission },
    { name: 'a set of codes', code: loop("if (new Set(['insufficient_quota']).has(error.code)) throw error;"), options: quota },
    { name: 'switch', code: loop("switch (error.code) { case 'insufficient_quota': case 'billing_hard_limit_reached': throw error; default: await sleep(1); }"), options: quota },
    { name: 'a predicate of the project', code: `${loop('if (isFinal(error)) throw error;')}\nconst isFinal = ({ status, code }) => status === 401 || status === 403 || code === 'insufficient_quota';`, options: strict },
    { name: 'a code of 403 is open', code: loop("if (error.code === 'unsupported_country_region_territory') throw error;"), options: permission },
    { name: 'a 401 may be retried where only 403 counts', code: loop(thrown(denied)), options: permission },
    { name: 'a 403 may be retried where only quota counts', code: loop(thrown(exhausted)), options: quota },
    { name: 'a remedy', code: loop(`if (${exhausted}) { await topUp(); } else throw error;`), options: quota },
    { name: 'a p-retry predicate', code: "import OpenAI from 'openai';\nimport pRetry from 'p-retry';\nconst client = new OpenAI();\npRetry(() => client.models.list(), { shouldRetry: ({ error }) => error.status === 429 && error.code !== 'insufficient_quota' });", options: strict },
  ],
  invalid: [
    invalid(loop('await sleep(1);'), strict, ['AuthenticationError', 'PermissionDeniedError', 'insufficient_quota'], thrown(authentication, denied, exhausted)),
    invalid(loop('if (attempt === 2) throw error;'), permission, ['PermissionDeniedError'], thrown(denied)),
    invalid(loop('if (attempt === 2) throw error;'), quota, ['insufficient_quota'], thrown(exhausted)),
    invalid(loop('if (error.status === 401) throw error;'), strict, ['PermissionDeniedError', 'insufficient_quota'], thrown(denied, exhausted)),
    invalid(loop(thrown(authentication)), strict, ['PermissionDeniedError', 'insufficient_quota'], thrown(denied, exhausted)),
    invalid(loop('if ([401, 403].includes(error.status)) throw error;'), strict, ['insufficient_quota'], thrown(exhausted)),
    invalid(loop('if (error.status !== 429) throw error;'), strict, ['insufficient_quota'], thrown(exhausted)),
    invalid(loop('if (!(error instanceof OpenAI.RateLimitError)) throw error;'), strict, ['insufficient_quota'], thrown(exhausted)),
    invalid(loop('if (error.status !== 429 && error.status < 500) throw error;'), strict, ['insufficient_quota'], thrown(exhausted)),
    invalid(loop('if (![429, 500, 503].includes(error.status)) throw error;'), strict, ['insufficient_quota'], thrown(exhausted)),
    invalid(loop("if (!error.message.includes('429')) throw error;"), strict, ['insufficient_quota'], thrown(exhausted)),
    invalid(loop('if (error.status !== 429) throw error; await waitFor(error.headers["retry-after"]);'), quota, ['insufficient_quota'], thrown(exhausted)),
    invalid(loop('if (error.status === 429) { await this.limiter.handle(attempt); continue; } throw error;'), quota, ['insufficient_quota'], thrown(exhausted)),
    invalid(loop('switch (error.status) { case 401: case 403: throw error; default: await sleep(500); }'), strict, ['insufficient_quota'], thrown(exhausted)),
    invalid(loop("if (error.code === 'invalid_api_key') throw error;"), quota, ['insufficient_quota'], thrown(exhausted)),
    invalid(loop(thrown(exhausted)), strict, ['AuthenticationError'], thrown(authentication)),
    invalid(loop("if (error.name === 'PermissionDeniedError') throw error;"), permission, ['PermissionDeniedError'], thrown(denied)),
  ],
});

const library = "import OpenAI from 'openai';\nimport pRetry from 'p-retry';\nconst client = new OpenAI();\nexport const models = () => pRetry(() => client.models.list(), { shouldRetry: ({ error }) => error.status === 429 });";

javascript.run('no-retry-on-auth-error, option errors, libraries', rule, {
  valid: [library],
  invalid: [{ code: library, options: strict, errors: [{ messageId: 'retriesAuthError', line: 4, column: 29, suggestions: [] }] }],
});

const typedLoop = (handler: string) => loop(handler).replace('(input)', '(input: string)');

typescript.run('no-retry-on-auth-error, option errors', rule, {
  valid: [
    { code: typedLoop(`${thrown(authentication, denied, `(${exhaustedTyped})`)}`), options: strict },
    { code: typedLoop("if (error instanceof OpenAI.APIError && (error.status === 401 || error.status === 403 || error.code === 'insufficient_quota')) throw error;"), options: strict },
  ],
  invalid: [
    { ...invalid(typedLoop('await sleep(1);'), strict, ['AuthenticationError', 'PermissionDeniedError', 'insufficient_quota'], thrown(authentication, denied, `(${exhaustedTyped})`)), filename: 'file.ts' },
    { ...invalid(typedLoop('if (!(error instanceof OpenAI.RateLimitError)) throw error;'), strict, ['insufficient_quota'], thrown(exhaustedTyped)), filename: 'file.ts' },
    {
      name: 'any',
      code: typedLoop('await sleep(1);').replace('(error)', '(error: any)'),
      options: quota,
      errors: reported(typedLoop('await sleep(1);').replace('(error)', '(error: any)'), ['insufficient_quota'], thrown(exhausted)),
    },
    {
      name: 'no import to build on',
      code: typedLoop('await sleep(1);').replace("import OpenAI from 'openai';", "import { openai as client } from './client';\nimport type { OpenAI } from 'openai';").replace('const client = new OpenAI();', 'declare const x: OpenAI;').replaceAll('client.responses', 'x.responses'),
      options: strict,
      errors: [{
        messageId: 'retriesAuthError', line: 8, column: 7,
        suggestions: [{ messageId: 'rethrow', output: typedLoop("if ((error as { status?: number }).status === 401 || (error as { status?: number }).status === 403 || (error as { code?: string }).code === 'insufficient_quota') throw error;\n      await sleep(1);").replace("import OpenAI from 'openai';", "import { openai as client } from './client';\nimport type { OpenAI } from 'openai';").replace('const client = new OpenAI();', 'declare const x: OpenAI;').replaceAll('client.responses', 'x.responses') }],
      }],
    },
  ],
});

const v3 = (handler: string) => `const { OpenAIApi, Configuration } = require('openai');
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));
async function ask(prompt) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await openai.createCompletion({ model: 'm', prompt });
    } catch (error) {
      ${handler}
    }
  }
}`;

commonjs.run('no-retry-on-auth-error, option errors, v3', rule, {
  valid: [
    { code: v3("if ([401, 403].includes(error.response?.status) || error.response?.data?.error?.code === 'insufficient_quota') throw error;"), options: strict },
    { code: v3('if (error.response.status < 500) throw error;'), options: strict },
  ],
  invalid: [
    invalid(v3('await sleep(1);'), strict, ['AuthenticationError', 'PermissionDeniedError', 'insufficient_quota'],
      thrown('error.response?.status === 401', 'error.response?.status === 403', "error.response?.data?.error?.code === 'insufficient_quota'")),
    invalid(v3('if (error.response?.status !== 429) throw error;'), strict, ['insufficient_quota'], thrown("error.response?.data?.error?.code === 'insufficient_quota'")),
  ],
});
