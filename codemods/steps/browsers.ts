/** v3 ran in browsers without a word; the current client refuses to, unless it is told that the key may be seen. */
import { clientOfRoot } from '../../src/analysis/client-values.ts';
import type { Migration } from '../migration.ts';

const PUBLIC_KEY = /\b(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|PUBLIC|VUE_APP|NUXT_PUBLIC|GATSBY)_\w+|import\.meta\.env\b/;

/** Marks the clients that v3 code builds where a browser runs it; `dangerouslyAllowBrowser` is a person's decision. */
export function browsers(migration: Migration): void {
  const { body } = migration.file.source.ast;
  const isClientComponent = body.some((statement) => 'directive' in statement && statement.directive === 'use client');
  for (const node of migration.file.nodes('NewExpression')) {
    const isV3 = migration.file.evaluate(node).some((value) => value.path.length === 0 && clientOfRoot(value)?.className === 'OpenAIApi');
    if (!isV3 || !(isClientComponent || usesPublicKey(migration, node))) continue;
    migration.todo(node, 'In a browser the client throws unless it gets dangerouslyAllowBrowser: true, which shows the key to every visitor: call the API from a server, or set it knowingly.');
  }
}

function usesPublicKey(migration: Migration, node: Parameters<Migration['textOf']>[0]): boolean {
  const options = migration.file.evaluate((node as { arguments?: (typeof node)[] }).arguments?.[0] ?? node);
  const texts = options.flatMap(({ root }) => (root.type === 'instance' || root.type === 'node' ? [root.file.source.text.slice(...root.node.range)] : []));
  return texts.some((text) => PUBLIC_KEY.test(text));
}
