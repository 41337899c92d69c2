/** The fenced code blocks of the documentation, so that the tests run what readers copy. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface CodeBlock {
  /** The word after the fence; empty where there is none. */
  language: string;
  /** The text of the HTML comment on the line above the fence; it names the test that runs the block, or how it is run. */
  note: string;
  text: string;
  /** The heading that it stands under, without the number signs. */
  heading: string;
  /** 1-based line of the opening fence. */
  line: number;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

/** All fenced blocks of a page, given by its path in the repository (`docs/ci.md`). Blocks inside lists lose their indentation. */
export function codeBlocks(page: string): CodeBlock[] {
  const text = readFileSync(path.join(ROOT, page), 'utf8');
  const fence = /(?:^[ ]*<!-- (.*) -->\n\s*)?^([ ]*)```([\w-]*).*\n([\s\S]*?)^\2```$/gm;
  let [heading, read] = ['', 0];
  return [...text.matchAll(fence)].map((match) => {
    heading = [...text.slice(read, match.index).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? heading;
    read = match.index + match[0].length;
    const [whole, note = '', indentation = '', language = '', block = ''] = match;
    const opening = match.index + whole.indexOf('```');
    return { language, note, text: block.replaceAll(new RegExp(`^${indentation}`, 'gm'), ''), heading, line: text.slice(0, opening).split('\n').length };
  });
}
