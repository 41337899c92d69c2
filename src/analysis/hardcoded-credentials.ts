/** The credentials that are written into a file or reach it as constants of another module, each literal once. */
import { findApiKeys, isOtherVendorsKey, isWebhookSecret, looksLikeCredential, webhookSecretFormat } from '../sdk/api-keys.ts';
import type { ClientClassName } from '../sdk/client-classes.ts';
import { type ConstantPart, type ConstantText, cut } from './constants.ts';
import { type CredentialUse, credentialUses } from './credential-uses.ts';
import { isGivenToAnotherCall, isGivenToAnotherHost } from './call-context.ts';
import { environmentVariablesOf } from './environment.ts';
import type { FileAnalysis } from './file-analysis.ts';
import type { Node } from './nodes.ts';
import { type WrittenKey, textNodeOf, writtenKeys } from './written-keys.ts';

export interface HardcodedCredential {
  /** the kind of key where its format says so (`sk-proj-…`); undefined where only its use makes it a credential */
  readonly kind: string | undefined;
  /** the secret; undefined where a variable of the environment is given in the wrong place */
  readonly text: string | undefined;
  /** the offsets where it stands */
  readonly range: readonly [number, number];
  /** the literal, template or other expression at this place; undefined in comments and JSX text */
  readonly node: Node | undefined;
  /** the environment variable that it belongs into */
  readonly variable: string;
  /** the class that takes no notice of it, because it is given as a positional argument */
  readonly ignoredBy: ClientClassName | undefined;
  readonly use: CredentialUse | undefined;
}

/** All hardcoded credentials of a file in source order; which of them to report is left to the rule. */
export function hardcodedCredentials(file: FileAnalysis): readonly HardcodedCredential[] {
  const written = writtenKeys(file);
  const uses = credentialUses(file);
  if (written.length === 0 && uses.length === 0) return [];
  const elsewhere = literalsForOtherHosts(uses);
  const byPlace = new Map<number, HardcodedCredential>();
  for (const use of uses) for (const found of credentialsInUse(file, use, elsewhere)) {
    const known = byPlace.get(found.range[0]);
    if (!known || saysMore(found, known)) byPlace.set(found.range[0], found);
  }
  for (const key of written) if (!byPlace.has(key.range[0])) byPlace.set(key.range[0], writtenCredential(key));
  return [...byPlace.values()].sort((a, b) => a.range[0] - b.range[0]);
}

/** Of several uses of one literal, the one that ignores it counts most, then the one that names its variable right there. */
function saysMore({ ignoredBy, use, node }: HardcodedCredential, known: HardcodedCredential): boolean {
  if (known.ignoredBy) return false;
  return ignoredBy !== undefined || (use?.isNamed === true && use.site === node);
}

function writtenCredential({ kind, key, range, node }: WrittenKey): HardcodedCredential {
  const variable = kind.startsWith('sk-admin-') ? 'OPENAI_ADMIN_KEY' : 'OPENAI_API_KEY';
  return { kind, text: key, range, node, variable, ignoredBy: undefined, use: undefined };
}

function credentialsInUse(file: FileAnalysis, use: CredentialUse, elsewhere: ReadonlySet<Node>): readonly HardcodedCredential[] {
  const found = use.texts.flatMap((text) => credentialInText(file, use, text, elsewhere) ?? []);
  if (found.length > 0 || !use.ignoredBy) return found;
  const variables = environmentVariablesOf(file, use.site);
  // The client reads its own variable anyway.
  if (variables.length === 0 || variables.includes(use.variable)) return [];
  const holdsKey = writtenKeys(file).some(({ range }) => use.site.range[0] <= range[0] && range[1] <= use.site.range[1]);
  return holdsKey ? [] : [{ ...placeOf(use, use.site), kind: undefined, text: undefined }];
}

function credentialInText(file: FileAnalysis, use: CredentialUse, constant: ConstantText, elsewhere: ReadonlySet<Node>): HardcodedCredential | undefined {
  const [key] = findApiKeys(constant.text);
  const exact = key ? cut(constant, key.start, key.end) : constant;
  const kind = key?.kind ?? (use.isWebhookSecret && isWebhookSecret(constant.text) ? webhookSecretFormat.kind : undefined);
  if (kind === undefined && (!looksLikeCredential(constant.text) || (use.host === 'unknown' && isOtherVendorsKey(constant.text)))) return undefined;
  if (kind === undefined && exact.parts.some((part) => elsewhere.has(part.node) || isGivenToAnotherCall(part) || isGivenToAnotherHost(part))) return undefined;
  const here = exact.parts.find((part) => part.file === file);
  if (!here && (key || exact.parts.some(isReportedThere))) return undefined;
  return { ...placeOf(use, here ? textNodeOf(here.node) : use.site), kind, text: exact.text };
}

function placeOf(use: CredentialUse, node: Node): Omit<HardcodedCredential, 'kind' | 'text'> {
  return { range: node.range, node, variable: use.variable, ignoredBy: use.ignoredBy, use };
}

/** A literal of another module that is a credential there already, such as the fallback of a variable. */
function isReportedThere({ node, file }: ConstantPart): boolean {
  return credentialUses(file).some((use) => use.texts.some(({ parts }) => parts.some((part) => part.node === node)));
}

/** Literals that reach a client of another host: a dummy for a local server, or another vendor's key. */
function literalsForOtherHosts(uses: readonly CredentialUse[]): ReadonlySet<Node> {
  const foreign = uses.filter((use) => use.host === 'other').flatMap((use) => use.texts);
  return new Set(foreign.flatMap(({ parts }) => parts.map((part) => part.node)));
}
