/** `downloadFile(id)` resolved to the file's content; `files.content(id)` resolves to a web Response, out of which the content is read. */
import { apiCallOf } from '../../src/analysis/calls.ts';
import { staticName } from '../../src/analysis/nodes.ts';
import { writtenProperties } from '../../src/analysis/sdk-options.ts';
import type { Migration } from '../migration.ts';
import { isDownload } from '../response-plan.ts';

/** Appends the reading of the content to the calls, by the `responseType` that they ask for. */
export function rewriteDownloads(migration: Migration): void {
  for (const node of migration.file.nodes('CallExpression')) {
    const request = apiCallOf(migration.file, node);
    if (!request || !isDownload(request)) continue;
    const reader = readerOf(responseTypeOf(migration, node.arguments[1]));
    migration.edits.insertTextAfter(node, `.then(${reader})`);
  }
}

function responseTypeOf({ file }: Migration, options: Parameters<typeof writtenProperties>[1] | undefined): string | undefined {
  const property = options && writtenProperties(file, options).find((each) => staticName(each) === 'responseType');
  return property && file.constantText(property.value);
}

function readerOf(responseType: string | undefined): string {
  switch (responseType) {
    case 'arraybuffer':
      return 'async (file) => Buffer.from(await file.arrayBuffer())';
    case 'blob':
      return '(file) => file.blob()';
    case 'json':
      return '(file) => file.json()';
    case 'stream':
      return "async (file) => (await import('node:stream')).Readable.from(file.body, { objectMode: false })";
    default:
      return '(file) => file.text()';
  }
}
