/** `files.retrieveContent(id)` gave a text; `files.content(id)` gives a web Response. */
import { clientMembers } from '../../src/analysis/client-members.ts';
import { outermost } from '../../src/analysis/nodes.ts';
import type { Migration } from '../migration.ts';

/** Reads the text of the response where the content of a file is asked for. */
export function readFileContents(migration: Migration): void {
  for (const { use, path, client } of clientMembers(migration.file, ['retrieveContent'])) {
    if (path !== 'files.retrieveContent' || client.className === 'OpenAIApi') continue;
    const call = use.node.type === 'MemberExpression' ? outermost(use.node).parent : undefined;
    if (call?.type !== 'CallExpression' || call.callee !== outermost(use.node) || use.key.type !== 'Identifier') {
      migration.todo(use.node, 'client.files.retrieveContent is gone: use client.files.content, which resolves to a Response, and read its text().');
      continue;
    }
    migration.edits.replaceText(use.key, 'content');
    migration.edits.insertTextAfter(call, '.then((response) => response.text())');
  }
}
