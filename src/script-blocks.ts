/** The scripts of a file: the whole text of JavaScript and TypeScript, the script blocks of Vue, Svelte and Astro components. */

/** The extensions of components, without the dot. */
export const COMPONENT_EXTENSIONS = ['vue', 'svelte', 'astro'] as const;

/** A text as long as its file in which everything but one program is blank, so that offsets and line numbers stay. */
export interface Script {
  readonly text: string;
  /** the file's path with an extension by which a parser knows the dialect */
  readonly filename: string;
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly dialect: string;
}

const isComponent = new RegExp(`\\.(${COMPONENT_EXTENSIONS.join('|')})$`, 'i');
/** What is not closed goes on to the end, as in a browser. */
const SCRIPT = /<!--[\s\S]*?(?:-->|$)|<script\b((?:"[^"]*"|'[^']*'|\{[^}<]*\}|[^<>"'{])*)>([\s\S]*?)(?:(<\/script\s*>)|$)/gi;
const FRONTMATTER = /^\s*---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/my;
const SCRIPT_TYPES = /^(?:module|text\/(?:javascript|typescript|babel)|application\/javascript|ts|tsx|js|jsx|typescript|)$/;

/**
 * The programs of a file. The blocks of a Vue or Svelte component share their names and are one program; those of an Astro page are
 * programs of their own.
 */
export function scriptsOf(path: string, text: string): readonly Script[] {
  const kind = isComponent.exec(path)?.[1]?.toLowerCase();
  if (!kind) return [{ text, filename: path }];
  const blocks = scriptBlocks(text);
  if (kind !== 'astro') return blocks.length > 0 ? [script(path, text, blocks)] : [];
  FRONTMATTER.lastIndex = 0;
  const frontmatter = FRONTMATTER.exec(text);
  const start = frontmatter?.index === 0 ? frontmatter[0].length - frontmatter[0].trimStart().length + text.slice(frontmatter[0].indexOf('---')).indexOf('\n') + 1 : 0;
  const first = frontmatter?.index === 0 ? [{ start, end: start + frontmatter[1]!.length, dialect: 'ts' }] : [];
  const behind = first[0]?.end ?? 0;
  return [...first, ...blocks.filter((block) => block.start > behind).map((block) => ({ ...block, dialect: 'ts' }))].map((block) => script(path, text, [block]));
}

function scriptBlocks(text: string): readonly Block[] {
  return [...text.matchAll(SCRIPT)].flatMap((match): Block[] => {
    const [, attributes, content, end] = match;
    if (attributes === undefined || content === undefined || end === undefined || content.trim() === '') return [];
    const type = attributeOf(attributes, 'type') ?? '';
    const dialect = attributeOf(attributes, 'lang') ?? '';
    if (!SCRIPT_TYPES.test(type) || !SCRIPT_TYPES.test(dialect)) return [];
    const start = match.index + '<script'.length + attributes.length + '>'.length;
    return [{ start, end: start + content.length, dialect }];
  });
}

function attributeOf(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

function script(path: string, text: string, blocks: readonly Block[]): Script {
  let position = 0;
  let result = '';
  for (const { start, end } of blocks) {
    result += blank(text.slice(position, start)) + text.slice(start, end);
    position = end;
  }
  const dialect = blocks.map((block) => block.dialect).find((each) => each.startsWith('t')) ?? 'jsx';
  return { text: result + blank(text.slice(position)), filename: `${path}.${dialect === 'typescript' ? 'ts' : dialect}` };
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
