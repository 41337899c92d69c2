/** Streamed answers: `responseType: 'stream'` with `stream: true`. */
import type { ApiCall } from '../../src/analysis/calls.ts';

/** Whether a request asks for a stream of events, whose response has another shape. */
export function isStreamed(_: ApiCall): boolean {
  return false;
}
