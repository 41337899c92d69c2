/** Request options that v4 took in the place of a query: `files.list({ headers })` becomes `files.list({}, { headers })`. */
import { isRequestOptions } from '../../src/analysis/argument-kinds.ts';
import { apiCallOf } from '../../src/analysis/calls.ts';
import { listOverloadOf, positionalParametersOf } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';

/** Puts an empty query in front of options; calls with several ids are the business of the step that names them. */
export function moveOptionsBehindQuery({ file, edits }: Migration): void {
  for (const call of file.nodes('CallExpression')) {
    const request = apiCallOf(file, call);
    const row = request && listOverloadOf(request.path.replace(/^beta\.vectorStores/, 'vectorStores'));
    if (!row || positionalParametersOf(row.path)) continue;
    const query = call.arguments[row.queryIndex];
    const isLast = query !== undefined && call.arguments.length === row.queryIndex + 1;
    if (isLast && query.type !== 'SpreadElement' && isRequestOptions(file, query)) edits.insertTextBefore(query, '{}, ');
  }
}
