/** Made-up credentials for tests, assembled so that secret scanners stay quiet, and put into code where `§name§` stands. */
import { apiKeyFormats, webhookSecretFormat } from '../../src/sdk/api-keys.ts';

function sample(kind: string, index: number): string {
  const key = apiKeyFormats.find((format) => format.kind === kind)?.samples.keys[index];
  if (!key) throw new Error(`There is no sample of ${kind}.`);
  return key.join('');
}

const user = sample('sk-…', 0);
const project = sample('sk-proj-…', 1);

const sampleKeys = {
  user,
  project,
  service: sample('sk-svcacct-…', 2),
  admin: sample('sk-admin-…', 2),
  none: sample('sk-None-…', 0),
  webhook: webhookSecretFormat.samples.keys[0]!.join(''),
  /** the user's key in two pieces, cut before and inside the marker */
  head: user.slice(0, 9),
  tail: user.slice(9),
  markerHead: user.slice(0, 28),
  markerTail: user.slice(28),
  base64: Buffer.from(project).toString('base64'),
  base64Header: Buffer.from(`Bearer ${user}`).toString('base64'),
  /** no known shape */
  raw: ['9f8e7d6c5b4a', '39281706f5e4d3c2b1a0'].join(''),
  other: ['Qm8vN2xT7bKp4RwZ', '9sYc3LdF6hJgA1uE'].join(''),
} as const;

/** Puts the sample keys into a text. */
export function withKeys(text: string): string {
  return text.replaceAll(/§(\w+)§/g, (_, name: string) => {
    const key = (sampleKeys as Readonly<Record<string, string>>)[name];
    if (key === undefined) throw new Error(`There is no sample key called ${name}.`);
    return key;
  });
}

/** What of the sample keys a text holds; empty when nothing leaks. */
export function leakedKeys(text: string): string[] {
  return Object.entries(sampleKeys).filter(([, key]) => text.includes(key)).map(([name]) => name);
}
