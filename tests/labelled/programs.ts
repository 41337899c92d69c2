/** Reads the labelled programs out of the pages of this folder, with the credentials that the pages only name. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface Program {
  title: string;
  files: { name: string; text: string }[];
}

/** Credentials are put together here, so that no file of the repository holds one. */
const marker = ['T3Blb', 'kFJ'].join('');
const body = 'q7Zk3mQ9vLw2xTr8bNc5hJd7yPs4fGa6eUo1iKtWzVbXnMlAsDfGhJkQwErTyUiOpZxCvBnM90'.slice(0, 74);
const credentials: Record<string, string> = {
  '@project@': `sk-proj-${body}${marker}${body}`,
  '@service@': `sk-svcacct-${body}${marker}${body}`,
  '@admin@': `sk-admin-${body}${marker}${body}`,
  '@legacy@': `sk-${body.slice(0, 20)}${marker}${body.slice(20, 40)}`,
  '@secret@': body.slice(4, 36),
};

/** The pages with programs, by file name. */
export const pages: readonly string[] = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.md')).sort();

/** The text of a page. */
export function pageText(page: string): string {
  return readFileSync(path.join(import.meta.dirname, page), 'utf8');
}

/** The programs of a page, the marks of their defects still in them. */
export function readPrograms(page: string): Program[] {
  return pageText(page).split(/^## /m).slice(1).map((section) => {
    const [title = '', ...rest] = section.split('\n');
    const names = [title.replace(/^\w+: /, ''), ...[...section.matchAll(/^### (.+)$/gm)].map(([, name]) => name!)];
    const blocks = [...rest.join('\n').matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, block]) => block!);
    return { title, files: blocks.map((block, index) => ({ name: names[index]!, text: withCredentials(block) })) };
  });
}

/** A program's text without the marks of its defects. */
export function withoutMarks(text: string): string {
  return text.replace(/ *\/\/ ✗.*$/gm, '');
}

function withCredentials(text: string): string {
  return text.replace(/@\w+@/g, (name) => credentials[name] ?? name);
}
