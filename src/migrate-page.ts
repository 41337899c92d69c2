/** A migration as one HTML page: totals, TODOs with links, a side-by-side diff per file. It needs no network and no script. */
import { diffWordsWithSpace, structuredPatch, type StructuredPatchHunk } from 'diff';
import { version } from '../package.json';
import type { MigratedFile, Migration, Todo } from './migrate.ts';

/** Stands near the top of every page, so that a page is known for one. */
export const PAGE_MARK = '<meta name="generator" content="eslint-plugin-openai migrate">';

/** The whole page. */
export function htmlReport(migration: Migration, isDryRun: boolean): string {
  const { changed, todos, failed, total, from, to } = migration;
  const title = `openai ${from ?? to} to ${to}`;
  const totals = [
    [changed.length, isDryRun ? 'files would change' : 'files changed'], [todos.length, 'to do'], [failed.length, 'failed'], [total, 'files looked at'],
  ] as const;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${PAGE_MARK}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Migration: ${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Migration from ${title}</h1>
<ul class="totals">${totals.map(([number, label]) => `<li><strong>${number}</strong> ${label}</li>`).join('')}</ul>
</header>
<main>
${section('todos', 'To do', todos.map((todo) => `<li><a href="#${lineId(changed, todo)}"><code>${escape(todo.file)}:${todo.line}</code></a> ${escape(todo.text)}</li>`))}
${section('failed', 'Failed', failed.map(({ file, reason }) => `<li><code>${escape(file)}</code> ${escape(reason)}</li>`))}
${section('files', 'Files', changed.map((file, index) => `<li><a href="#file-${index}"><code>${escape(file.path)}</code></a></li>`))}
${changed.map((file, index) => fileSection(file, index)).join('\n')}
</main>
<footer>Written by eslint-plugin-openai ${version}.</footer>
</body>
</html>
`;
}

function section(id: string, title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<section id="${id}"><h2>${title}</h2><ul>${items.join('\n')}</ul></section>`;
}

/** Where the page shows the line of a TODO; the top of its file's part where the line is not part of the diff. */
function lineId(changed: readonly MigratedFile[], { file, line }: Todo): string {
  const index = changed.findIndex(({ path }) => path === file);
  if (index < 0) return 'todos';
  const isShown = hunksOf(changed[index]!).some(({ newStart, newLines }) => line >= newStart && line < newStart + newLines);
  return isShown ? `file-${index}-${line}` : `file-${index}`;
}

function hunksOf({ path, before, after }: MigratedFile): readonly StructuredPatchHunk[] {
  return structuredPatch(path, path, before, after, undefined, undefined, { context: 3 }).hunks;
}

function fileSection(file: MigratedFile, index: number): string {
  const rows = hunksOf(file).map((hunk) => `<tbody>${rowsOf(hunk, index).join('')}</tbody>`);
  return `<section class="file" id="file-${index}">
<h3><code>${escape(file.path)}</code></h3>
<table>
<colgroup><col class="number"><col><col class="number"><col></colgroup>
<thead><tr><th colspan="2" scope="col">Before</th><th colspan="2" scope="col">After</th></tr></thead>
${rows.join('\n')}
</table>
</section>`;
}

function rowsOf(hunk: StructuredPatchHunk, index: number): readonly string[] {
  const rows: string[] = [];
  let oldLine = hunk.oldStart;
  let newLine = hunk.newStart;
  let removed: string[] = [];
  let added: string[] = [];
  const flush = () => {
    for (let row = 0; row < Math.max(removed.length, added.length); row++) {
      const [left, right] = marked(removed[row], added[row]);
      rows.push(`<tr>${cells(left, 'old', removed[row] === undefined ? undefined : oldLine++)}${cells(right, 'new', added[row] === undefined ? undefined : newLine++, index)}</tr>`);
    }
    removed = [];
    added = [];
  };
  for (const line of hunk.lines) {
    const text = line.slice(1);
    if (line.startsWith('-')) removed.push(text);
    else if (line.startsWith('+')) added.push(text);
    else if (line.startsWith(' ')) {
      flush();
      rows.push(`<tr>${cells(escape(text), '', oldLine++)}${cells(escape(text), '', newLine++, index)}</tr>`);
    }
  }
  flush();
  return rows;
}

function cells(content: string, kind: string, line: number | undefined, index?: number): string {
  if (line === undefined) return '<td class="number none"></td><td class="none"></td>';
  const id = index === undefined ? '' : ` id="file-${index}-${line}"`;
  return `<td class="number ${kind}"${id}>${line}</td><td class="${kind}"><pre>${content}</pre></td>`;
}

/** Two lines side by side, with what differs between them marked. */
function marked(before: string | undefined, after: string | undefined): readonly [string, string] {
  if (before === undefined || after === undefined) return [escape(before ?? ''), escape(after ?? '')];
  const parts = diffWordsWithSpace(before, after);
  const side = (isOther: (part: (typeof parts)[number]) => boolean, element: string) => parts.filter((part) => !isOther(part)).map((part) => (
    part.added || part.removed ? `<${element}>${escape(part.value)}</${element}>` : escape(part.value))).join('');
  return [side((part) => part.added, 'del'), side((part) => part.removed, 'ins')];
}

function escape(text: string): string {
  return text.replace(/\r$/, '').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --old: #ff818233; --new: #4ac26b33; --strong-old: #ff818288; --strong-new: #4ac26b88; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 110rem; margin: 0 auto; padding: 1rem 2rem; }
code, pre { font: 12.5px/1.5 ui-monospace, Menlo, Consolas, monospace; }
.totals { display: flex; flex-wrap: wrap; gap: 1rem 2rem; padding: 0; list-style: none; }
.totals strong { font-size: 1.6rem; margin-right: .2rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; border: 1px solid var(--line); }
col.number { width: 4rem; }
th { text-align: left; padding: .2rem .6rem; font-size: .85rem; border-bottom: 1px solid var(--line); }
td { vertical-align: top; padding: 0 .5rem; }
td.number { text-align: right; opacity: .6; font: 12px/1.6 ui-monospace, monospace; user-select: none; }
td.number:target { outline: 2px solid; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.old { background: var(--old); } .new { background: var(--new); } .none { background: #8881; }
del, ins { text-decoration: none; border-radius: 2px; } del { background: var(--strong-old); } ins { background: var(--strong-new); }
tbody + tbody td { border-top: 1px dashed var(--line); } tbody tr + tr td { border-top: 0; }
footer { margin-top: 3rem; opacity: .7; font-size: .85rem; }
@media print { body { padding: 0; max-width: none; } .file { break-before: page; } tr { break-inside: avoid; } * { print-color-adjust: exact; } }
`;
