/** ESLint as a process of its own. */
import { type Comparison, compare } from './measure.ts';
import { installed } from './places.ts';
import { type Cost, child, costOf } from './processes.ts';

/** Lints everything below a directory with one of the configs in `children/`. */
export function lintProcess(config: 'all' | 'none', cwd: string): Cost {
  return costOf([installed('eslint/bin/eslint.js'), '--no-inline-config', '--config', child(`${config}.config.mjs`), '.'], { cwd, exitCodes: [0, 1] });
}

/** The processor time of all rules of the plugin and the parser, beside the parser alone. */
export async function compareWithParserAlone(cwd: string, repetitions: number): Promise<Comparison> {
  return compare(repetitions, () => lintProcess('all', cwd).cpu, () => lintProcess('none', cwd).cpu);
}
