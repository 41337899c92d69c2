/** The JSON schemas of what the command line prints. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const SCHEMAS = path.resolve(import.meta.dirname, '../../schemas');

export type ReportKind = 'lint' | 'migrate';

const validators: Record<ReportKind, ValidateFunction> = { lint: validatorOf('lint'), migrate: validatorOf('migrate') };

function validatorOf(kind: ReportKind): ValidateFunction {
  const schema = JSON.parse(readFileSync(path.join(SCHEMAS, `${kind}-report.v1.schema.json`), 'utf8')) as object;
  return new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, allErrors: true }).compile(schema);
}

/** Parses what a command has printed, which must be one line of JSON that fits the schema of its report. */
export function reportIn<Report>(kind: ReportKind, stdout: string): Report {
  if (!/^.+\n$/.test(stdout)) throw new Error(`One line of JSON was expected, not:\n${stdout}`);
  const report = JSON.parse(stdout) as Report;
  const errors = schemaErrors(kind, report);
  if (errors.length > 0) throw new Error(`${errors.join('\n')}\nin\n${JSON.stringify(report, null, 2)}`);
  return report;
}

/** In which ways a value does not fit the schema. */
export function schemaErrors(kind: ReportKind, value: unknown): string[] {
  const validate = validators[kind];
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}
