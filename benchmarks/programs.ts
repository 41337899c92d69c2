/** Programs that are written by a program, as long as asked for. */

/** Code that uses the SDK in the ways that the rules look at, without a defect. */
export function sdkProgram(lines: number): string {
  const head = "import OpenAI from 'openai';\n\nconst shared = new OpenAI({ maxRetries: 0 });\n";
  return head + repeated(lines - 3, (index) => `
export async function summarize${index}(text: string, previous: string[] = []): Promise<string> {
  const client = new OpenAI({ apiKey: readKey${index}(), timeout: ${index + 1_000} });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const completion = await client.chat.completions.create({
        model: 'gpt-4.1',
        messages: [...previous, text].map((content) => ({ role: 'user' as const, content })),
      });
      return completion.choices[0]?.message.content ?? '';
    } catch (error) {
      if (error instanceof OpenAI.AuthenticationError) throw error;
      console.error('No summary of text ${index}', (error as Error).message);
      await new Promise((resolve) => setTimeout(resolve, 1_000 * 2 ** attempt));
    }
  }
  throw new Error('No summary after three attempts');
}

function readKey${index}(): string {
  const key = process.env.OPENAI_API_KEY;
  if (!key) throw new Error('OPENAI_API_KEY is not set');
  return key;
}

export async function embed${index}(texts: readonly string[]) {
  const { data } = await shared.embeddings.create({ model: 'text-embedding-3-small', input: [...texts] });
  return Promise.all(data.map(async ({ embedding }, place) => ({ embedding, summary: await summarize${index}(texts[place]!) })));
}
`);
}

/** Code that has nothing to do with OpenAI. */
export function ordinaryProgram(lines: number): string {
  return repeated(lines, (index) => `
export interface Order${index} {
  readonly id: string;
  readonly lines: readonly { article: string; count: number; price: number }[];
  paidAt?: Date;
}

export class Orders${index} {
  private readonly known = new Map<string, Order${index}>();

  add(order: Order${index}): void {
    if (this.known.has(order.id)) throw new Error(\`There is an order \${order.id} already\`);
    this.known.set(order.id, order);
  }

  async pay(id: string, charge: (total: number) => Promise<boolean>): Promise<boolean> {
    const order = this.known.get(id);
    if (!order || order.paidAt) return false;
    try {
      const isPaid = await charge(totalOf${index}(order));
      if (isPaid) order.paidAt = new Date();
      return isPaid;
    } catch (error) {
      console.error('The order was not paid', error);
      return false;
    }
  }
}

function totalOf${index}({ lines }: Order${index}): number {
  return lines.reduce((total, { count, price }) => total + count * price, process.env.SHIPPING ? 5 : 0);
}
`);
}

/** One of a number of modules that import each other; where it is not linked, what it imports is not there. */
export function linkedModule(index: number, count: number, isLinked: boolean): string {
  const imported = [1, 7, 31].map((step) => (index + step) % count);
  const folder = isLinked ? '.' : './missing';
  return `import OpenAI from 'openai';
${imported.map((other) => `import { client as client${other}, ask as ask${other}, model as model${other} } from '${folder}/module-${other}';`).join('\n')}

export const model = 'gpt-4.1';
export const client = new OpenAI({ timeout: ${1_000 + index} });

export async function ask(question: string, depth = 0): Promise<string> {
  if (depth > 3) return '';
  try {
    const response = await client${imported[0]}.responses.create({ model: model${imported[1]}, input: question });
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) throw error;
    return ask${imported[2]}(question, depth + 1);
  }
}

export async function askAll(questions: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(questions.map((question) => ask${imported[1]}(question)));
  const { data } = await client${imported[2]}.models.list();
  return answers.filter((answer) => answer.length > data.length);
}
`;
}

/** Files that no person writes, and that a tool has to survive; each grows with the number. */
export const pathologicalPrograms: Record<string, { size: number; program: (size: number) => string }> = {
  '10,000 clients': {
    size: 10_000,
    program: (size) => `import OpenAI from 'openai';\n${times(size, (index) => `const client${index} = new OpenAI({ timeout: ${index} });\nclient${index}.models.list();`).join('\n')}\n`,
  },
  '10,000 nested functions': {
    size: 10_000,
    program: (size) => `import OpenAI from 'openai';\n${times(size, (index) => `function f${index}() {`).join('\n')}\nnew OpenAI().models.list();\n${times(size, () => `}`).join('\n')}\n`,
  },
  'a concatenation of 5,000 terms': {
    size: 5_000,
    program: (size) => `import OpenAI from 'openai';\nconst key = ${times(size, (index) => `'part${index}-'`).join(' +\n  ')};\nexport const client = new OpenAI({ apiKey: key });\n`,
  },
  'a string of 1 MB': {
    size: 1_000_000,
    program: (size) => `import OpenAI from 'openai';\nexport const client = new OpenAI({ organization: '${'sk-a'.repeat(size / 4)}' });\n`,
  },
  '10,000 writes to the environment': {
    size: 10_000,
    program: (size) => `import OpenAI from 'openai';\nconst client = new OpenAI();\n${times(size, (index) => `process.env.OPENAI_API_KEY = values[${index}];`).join('\n')}\nclient.models.list();\ndeclare const values: string[];\n`,
  },
  'one loop with 10,000 requests': {
    size: 10_000,
    program: (size) => `import OpenAI from 'openai';\nconst client = new OpenAI();\nfor (let attempt = 0; attempt < 3; attempt++) {\n  try {\n${times(size, (index) => `    await client.models.retrieve('model-${index}');`).join('\n')}\n    break;\n  } catch (error) {\n    console.error(error);\n  }\n}\n`,
  },
  '1,500 retries that all run each other': {
    size: 1_500,
    program: (size) => `import OpenAI from 'openai';\nconst client = new OpenAI();\n${times(size, (index) => `async function ask${index}(input) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n    try {\n      await ask${(index * 7 + 1) % size}(input);\n      await ask${(index * 3 + 5) % size}(input);\n      return await client.responses.create({ input });\n    } catch (error) {\n      console.error(error);\n    }\n  }\n}`).join('\n')}\n`,
  },
  'a handler with 3,000 cases': {
    size: 3_000,
    program: (size) => `import OpenAI from 'openai';\nconst client = new OpenAI();\nfor (;;) {\n  try {\n    await client.models.list();\n    break;\n  } catch (error) {\n    switch (error.code) {\n${times(size, (index) => `      case 'code-${index}': console.error(${index}); break;`).join('\n')}\n    }\n  }\n}\n`,
  },
  '10,000 classes with methods of the same names': {
    size: 10_000,
    program: (size) => `import OpenAI from 'openai';\n${times(size, (index) => `class Assistant${index} {\n  ask(key) { return this.client(key).models.list(); }\n  client(apiKey) { return new OpenAI({ apiKey }); }\n}\nnew Assistant${index}().ask(process.env.OPENAI_API_KEY);`).join('\n')}\n`,
  },
};

function times(count: number, line: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => line(index));
}

/** Repeats a block until there are so many lines. */
function repeated(lines: number, block: (index: number) => string): string {
  const parts: string[] = [];
  for (let length = 0; length < lines; length += parts.at(-1)!.split('\n').length - 1) parts.push(block(parts.length));
  return parts.join('');
}
