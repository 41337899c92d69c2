/** The tables of docs/authentication-errors.md, which say what src/sdk knows. */
import { type Major, majors } from '../src/sdk/client-classes.ts';
import { environmentVariables } from '../src/sdk/environment.ts';
import { errorClasses } from '../src/sdk/errors.ts';

/** Which variables the clients read, and from which release of each major on. */
export function variablesTable(): string {
  const current = majors.filter((major) => major > 3);
  const rows = environmentVariables.map(({ variable, option, classes, since }) => {
    const cells = current.map((major) => availability(since, major));
    return `| \`${variable}\` | \`${option}\` | ${classes.map((name) => `\`${name}\``).join(', ')} | ${cells.join(' | ')} |`;
  });
  const heads = current.map((major) => `v${major}`);
  return [
    `| Variable | Option that wins over it | Read by | ${heads.join(' | ')} |`,
    `|---|---|---|${heads.map(() => '---|').join('')}`,
    ...rows,
    '',
    "v3 reads no variable: its `Configuration` must be given the key.",
  ].join('\n');
}

function availability(since: string, major: Major): string {
  const first = Number(since.split('.')[0]);
  if (first > major) return '–';
  return first < major || since === `${major}.0.0` ? 'yes' : `from ${since}`;
}

/** The error class of each status, and whether the client itself tries again. */
export function statusesTable(): string {
  const rows = errorClasses.flatMap((row) => ('status' in row ? [`| ${row.status} | \`${row.name}\` | ${row.retriedBySdk ? 'yes' : 'no'} |`] : []));
  return ['| Status | Error class | The SDK tries again |', '|---|---|---|', ...rows].join('\n');
}
