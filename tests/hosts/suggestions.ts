/** Programs with one defect each, and what they are after a suggestion of an editor has been applied. `§name§` is a key. */

export interface Suggested {
  /** the rule, and the id of its suggestion */
  by: `${string}.${string}`;
  /** as the editor shows it, without the name of the rule */
  title: string;
  name: string;
  /** 1-based line of the problem */
  line: number;
  before: string;
  after: string;
  /** what else the project has */
  beside?: Record<string, string>;
}

const IMPORT = "import OpenAI from 'openai';\n";
const RETHROW = "if (error instanceof OpenAI.AuthenticationError || error instanceof OpenAI.PermissionDeniedError || (error instanceof OpenAI.RateLimitError && error.code === 'insufficient_quota')) throw error;";
const REQUEST = 'client.responses.create({ model, input })';

export const suggested: readonly Suggested[] = [
  {
    by: 'no-hardcoded-api-key.readVariable', title: 'Read OPENAI_API_KEY from process.env.', name: 'client.js', line: 2,
    before: `${IMPORT}export const client = new OpenAI({ apiKey: '§project§' });\n`,
    after: `${IMPORT}export const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });\n`,
  },
  {
    by: 'no-hardcoded-api-key.dropFallback', title: 'Remove the fallback.', name: 'client.ts', line: 2,
    before: `${IMPORT}export const client: OpenAI = new OpenAI({ apiKey: process.env.OPENAI_API_KEY ?? '§user§' });\n`,
    after: `${IMPORT}export const client: OpenAI = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });\n`,
  },
  {
    by: 'no-hardcoded-api-key.dropOption', title: 'Remove the option: OPENAI_API_KEY is read where it is missing.', name: 'client.js', line: 2,
    before: `${IMPORT}export const client = new OpenAI({ apiKey: '§service§', timeout: 20_000 });\n`,
    after: `${IMPORT}export const client = new OpenAI({ timeout: 20_000 });\n`,
  },
  {
    by: 'no-hardcoded-api-key.dropArgument', title: 'Remove the argument: OPENAI_API_KEY is read where no key is given.', name: 'client.cjs', line: 2,
    before: "const OpenAI = require('openai');\nmodule.exports = new OpenAI('§project§');\n",
    after: "const OpenAI = require('openai');\nmodule.exports = new OpenAI();\n",
  },
  {
    by: 'no-hardcoded-api-key.dropWrite', title: 'Remove the assignment and set OPENAI_API_KEY outside of the code.', name: 'client.js', line: 2,
    before: `${IMPORT}process.env.OPENAI_API_KEY = '§user§';\nexport const client = new OpenAI();\n`,
    after: `${IMPORT}\nexport const client = new OpenAI();\n`,
  },
  {
    by: 'no-hardcoded-api-key.passOption', title: 'Pass the key as the option `apiKey`.', name: 'client.ts', line: 2,
    before: `${IMPORT}export const client = new OpenAI(process.env.MY_KEY);\n`,
    after: `${IMPORT}export const client = new OpenAI({ apiKey: process.env.MY_KEY });\n`,
  },
  {
    by: 'no-late-api-key.moveUp', title: 'Move this above the client.', name: 'client.js', line: 3,
    before: `${IMPORT}const client = new OpenAI();\nprocess.env.OPENAI_API_KEY = await secrets.read('openai');\nexport { client };\n`,
    after: `${IMPORT}process.env.OPENAI_API_KEY = await secrets.read('openai');\nconst client = new OpenAI();\nexport { client };\n`,
  },
  {
    by: 'no-late-api-key.importFirst', title: "Import 'dotenv/config' first instead.", name: 'main.js', line: 4,
    before: "import dotenv from 'dotenv';\nimport { client } from './client.js';\n\ndotenv.config();\nawait client.models.list();\n",
    after: "import 'dotenv/config';\nimport { client } from './client.js';\n\nawait client.models.list();\n",
    beside: { 'client.js': `${IMPORT}export const client = new OpenAI();\n` },
  },
  {
    by: 'no-late-api-key.moveImport', title: 'Move this import above the one that builds the client.', name: 'main.ts', line: 2,
    before: "import { client } from './client.js';\nimport 'dotenv/config';\n\nawait client.models.list();\n",
    after: "import 'dotenv/config';\nimport { client } from './client.js';\n\nawait client.models.list();\n",
    beside: { 'client.ts': `${IMPORT}export const client = new OpenAI();\n` },
  },
  {
    by: 'no-legacy-api.replace', title: 'Use `chat.completions.create`.', name: 'chat.ts', line: 3,
    before: `${IMPORT}const client = new OpenAI();\nexport const ask = (messages: never[]) => client.createChatCompletion({ model: 'gpt-5', messages });\n`,
    after: `${IMPORT}const client = new OpenAI();\nexport const ask = (messages: never[]) => client.chat.completions.create({ model: 'gpt-5', messages });\n`,
  },
  {
    by: 'no-legacy-api.replace', title: 'Use `completions.create`.', name: 'ask.js', line: 2,
    before: "import { client } from './client.js';\nexport const ask = (prompt) => client.createCompletion({ model: 'gpt-3.5-turbo-instruct', prompt });\n",
    after: "import { client } from './client.js';\nexport const ask = (prompt) => client.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt });\n",
    beside: { 'client.js': `${IMPORT}export const client = new OpenAI();\n` },
  },
  {
    by: 'no-legacy-api.remove', title: 'Remove `data`.', name: 'chat.js', line: 4,
    before: `${IMPORT}const client = new OpenAI();\nconst response = await client.chat.completions.create({ model: 'gpt-5', messages: [] });\nexport const { choices } = response.data;\n`,
    after: `${IMPORT}const client = new OpenAI();\nconst response = await client.chat.completions.create({ model: 'gpt-5', messages: [] });\nexport const { choices } = response;\n`,
  },
  {
    by: 'no-logged-api-key.showPresence', title: 'Show only whether it is set.', name: 'start.js', line: 1,
    before: "console.log('key:', process.env.OPENAI_API_KEY);\n",
    after: "console.log('key:', Boolean(process.env.OPENAI_API_KEY));\n",
  },
  {
    by: 'no-retry-on-auth-error.rethrow', title: `Rethrow it at the start: ${RETHROW}`, name: 'retry.ts', line: 7,
    before: `${IMPORT}const client = new OpenAI();
export async function ask(model: string, input: string) {
  for (let tries = 0; ; tries++) {
    try {
      return await ${REQUEST};
    } catch (error) {
      if (tries > 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** tries * 1000));
    }
  }
}
`,
    after: `${IMPORT}const client = new OpenAI();
export async function ask(model: string, input: string) {
  for (let tries = 0; ; tries++) {
    try {
      return await ${REQUEST};
    } catch (error) {
      ${RETHROW}
      if (tries > 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** tries * 1000));
    }
  }
}
`,
  },
  {
    by: 'no-unchecked-api-key.rename', title: 'Rename it to OPENAI_API_KEY.', name: 'key.js', line: 2,
    before: `${IMPORT}if (!process.env.OPENAI_KEY) throw new Error('There is no key.');\nexport const client = new OpenAI();\n`,
    after: `${IMPORT}if (!process.env.OPENAI_API_KEY) throw new Error('There is no key.');\nexport const client = new OpenAI();\n`,
  },
  {
    by: 'no-unchecked-api-key.dropOption', title: 'Leave the option out: the client reads OPENAI_API_KEY itself, and throws where it is missing.', name: 'key.ts', line: 2,
    before: `${IMPORT}export const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY!, timeout: 20_000 });\n`,
    after: `${IMPORT}export const client = new OpenAI({ timeout: 20_000 });\n`,
  },
  {
    by: 'no-unchecked-api-key.insertCheck', title: 'Throw an error before where AI_KEY is missing.', name: 'key.ts', line: 2,
    before: `${IMPORT}export const client = new OpenAI({ apiKey: process.env.AI_KEY! });\n`,
    after: `${IMPORT}if (!process.env.AI_KEY) throw new Error('AI_KEY is not set.');\nexport const client = new OpenAI({ apiKey: process.env.AI_KEY! });\n`,
  },
  {
    by: 'no-unreachable-auth-catch.await', title: 'Await it here.', name: 'ask.js', line: 5,
    before: `${IMPORT}const client = new OpenAI();
export async function ask(model, input) {
  try {
    return ${REQUEST};
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return 'Check the key.';
    throw error;
  }
}
`,
    after: `${IMPORT}const client = new OpenAI();
export async function ask(model, input) {
  try {
    return await ${REQUEST};
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return 'Check the key.';
    throw error;
  }
}
`,
  },
  {
    by: 'no-unreachable-auth-catch.move', title: 'Move the request into the `try`.', name: 'ask.ts', line: 6,
    before: `${IMPORT}export async function ask(model: string, input: string) {
  let client: OpenAI;
  try {
    client = new OpenAI();
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return 'Check the key.';
    throw error;
  }
  return await ${REQUEST};
}
`,
    after: `${IMPORT}export async function ask(model: string, input: string) {
  let client: OpenAI;
  try {
    client = new OpenAI();
    return await ${REQUEST};
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return 'Check the key.';
    throw error;
  }
}
`,
  },
  {
    by: 'prefer-error-class.useClass', title: 'Use `error instanceof OpenAI.AuthenticationError`.', name: 'ask.js', line: 7,
    before: `${IMPORT}const client = new OpenAI();
export async function ask(model, input) {
  try {
    return await ${REQUEST};
  } catch (error) {
    if (error.message.includes('Incorrect API key')) return 'Check the key.';
    throw error;
  }
}
`,
    after: `${IMPORT}const client = new OpenAI();
export async function ask(model, input) {
  try {
    return await ${REQUEST};
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return 'Check the key.';
    throw error;
  }
}
`,
  },
];
