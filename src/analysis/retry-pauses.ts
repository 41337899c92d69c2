/** What passes between the tries of a retry: time, and the requests that the client itself makes. */
import { type ApiCall, functionsOf } from './calls.ts';
import { sdkExportPath } from './client-values.ts';
import type { Pause } from './error-run.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, ancestor, enclosingFunction, isLoop, literalText, staticName, walk } from './nodes.ts';
import { type PauseKind, type Tries, mayPause, pauseKind, strongest } from './pauses.ts';
import type { Repetition, Retry } from './retries.ts';

/** What passes between two tries; `open` where that cannot be seen, as in a library. */
export function pauseOf({ repetition }: Retry): PauseKind {
  if (!repetition) return 'open';
  const { scene: { file }, call } = repetition;
  // What runs a function that it is given may let it wait for its turn.
  const runner = call.arguments.some((argument) => functionsOf(file, argument).length > 0) ? [call] : [];
  const kinds = repetition.outcomes.flatMap(({ state, completion }) => {
    if (completion.type !== 'again') return [];
    const tries = triesOf(repetition, completion.by);
    const pauses = outerPauses(repetition, state.pauses);
    return strongest([...pauses, ...runner].map((pause) => pauseKind(file, pause, tries)));
  });
  const kind = strongest(kinds);
  // Code that waits, only not on these paths, knows something that the run does not.
  return kind === 'none' && waitsSomewhere(repetition) ? 'open' : kind;
}

/** Without those in functions that another one calls, where the parameters mean nothing. */
function outerPauses({ scene: { file, node: scene } }: Repetition, pauses: readonly Pause[]): readonly Pause[] {
  const called = new Set<Node | undefined>(pauses.flatMap((pause) => functionsOf(file, pause.callee).map(({ node }) => node)));
  return pauses.filter((pause) => {
    for (let fn = enclosingFunction(pause); fn; fn = enclosingFunction(fn)) if (called.has(fn) && fn !== scene) return false;
    return true;
  });
}

function triesOf({ scene, call }: Repetition, by: Node): Tries {
  return { scene: scene.node, by, isLoop: by === call };
}

function waitsSomewhere(repetition: Repetition): boolean {
  const { scene: { file, node: scene }, call } = repetition;
  const place = ancestor(call, (node): node is Node => node === scene || isLoop(node)) ?? scene;
  let waits = false;
  walk(place, file.source.visitorKeys, (node) => {
    if ((node.type === 'CallExpression' || node.type === 'NewExpression') && mayPause(file, node)) {
      const kind = pauseKind(file, node, triesOf(repetition, call));
      waits ||= kind === 'same' || kind === 'other';
    }
    return !waits;
  });
  return waits;
}

/** How often a client repeats requests by itself unless told otherwise, in v4 and later. */
const DEFAULT_RETRIES = 2;

/** How often the client itself repeats a request that fails; undefined where that cannot be seen. */
export function clientRetriesOf({ client, node, file }: ApiCall): number | undefined {
  const { creation, file: home, className } = client;
  if (className === 'OpenAIApi') return 0;
  if (!creation || [file, home].some((each) => each.fact(changesRetries))) return undefined;
  if (!home.evaluate(creation.callee).every(sdkExportPath)) return undefined;
  const given = node.arguments.map((argument) => writtenRetries(file, argument));
  const own = given.find((retries) => typeof retries === 'number');
  if (own !== undefined) return own;
  // What stands behind the body may be options that cannot be seen.
  if (given.slice(1).includes('open') || given.includes('other')) return undefined;
  const [options] = creation.arguments;
  const retries = options ? writtenRetries(home, options) : 'absent';
  if (retries === 'absent') return DEFAULT_RETRIES;
  return typeof retries === 'number' ? retries : undefined;
}

/** Whether a file sets how often clients repeat requests elsewhere than where it builds them. */
function changesRetries({ source }: FileAnalysis): boolean {
  return /\bwithOptions\b|\.maxRetries\s*=[^=]/.test(source.text);
}

/** `open`: an object that cannot be seen; `other`: a number that cannot. */
function writtenRetries(file: FileAnalysis, argument: Node): number | 'absent' | 'open' | 'other' {
  if (argument.type === 'SpreadElement') return 'open';
  const [value, ...others] = file.evaluate(argument);
  if (!value || others.length > 0 || value.path.length > 0 || value.root.type !== 'node') return 'open';
  const { node, file: home } = value.root;
  if (literalText(node) !== undefined) return 'absent';
  if (node.type !== 'ObjectExpression') return 'open';
  const property = node.properties.find((candidate) => candidate.type === 'Property' && staticName(candidate) === 'maxRetries');
  if (property?.type === 'Property') {
    const [number, ...more] = home.evaluate(property.value);
    const literal = number?.root.type === 'node' && more.length === 0 ? number.root.node : undefined;
    return literal?.type === 'Literal' && typeof literal.value === 'number' ? literal.value : 'other';
  }
  const spreads = node.properties.flatMap((candidate) => (candidate.type === 'SpreadElement' ? [writtenRetries(home, candidate.argument)] : []));
  return spreads.find((spread) => spread !== 'absent') ?? 'absent';
}
