/** The names and modules of older majors that a file imports, re-exports or reads from the module, and what people write on the module itself. */
import { configurationClass } from '../sdk/client-classes.ts';
import {
  removedExportOf, removedExports, removedModuleOf, replacedSpecifier, v3DeepNames, v3ExportOf, v3Exports, v3ImportSources, type RemovedExport, type V3Export,
} from '../sdk/legacy-exports.ts';
import { renamedTypeOf, typesWithoutReplacement } from '../sdk/legacy-types.ts';
import { pythonIdiomOf, pythonIdioms, type PythonIdiom } from '../sdk/python-idioms.ts';
import { v3Removal } from '../sdk/versions.ts';
import type { FileAnalysis } from './file-analysis.ts';
import type { LegacyUse } from './legacy-uses.ts';
import { type MemberUse, chainOf, isWritten, memberUses } from './member-uses.ts';
import { outermost } from './nodes.ts';
import { type ModuleMember, type SdkImport, type SdkType, isModuleMemberProbed, moduleMembers, sdkImports, sdkTypes } from './sdk-names.ts';

/** All uses of names and modules that some release of the SDK took away, or never had. */
export function legacyNames(file: FileAnalysis): readonly LegacyUse[] {
  return [...sdkImports(file).flatMap(importUses), ...sdkTypes(file).flatMap(typeUses), ...memberNames(file).flatMap((name) => moduleMemberUses(file, name))];
}

/** The names among the file's members that any table knows as a member of the module. */
function memberNames(file: FileAnalysis): readonly string[] {
  return MODULE_MEMBERS.filter((name) => memberUses(file).has(name));
}

const MODULE_MEMBERS: readonly string[] = [...new Set([
  ...v3Exports.map(({ name }) => name), ...removedExports.map(({ name }) => name), ...pythonIdioms.map(({ path }) => path.split('.')[0]!),
])];

/** An import's lost names; the module itself where it is gone and none of its names has a home of its own. */
function importUses({ node, source, specifier, names }: SdkImport): readonly LegacyUse[] {
  const uses = names.flatMap(({ name, key, node: named }): LegacyUse[] => {
    const row = exportRow(specifier, name);
    return row ? [{ kind: 'export', node: key, name, import: named, ...row }] : [];
  });
  const module = removedModuleOf(specifier);
  if (!module || uses.length > 0) return uses;
  return [{ kind: 'module', node: source, name: specifier, replacement: replacedSpecifier(module, specifier), note: module.note, removedIn: module.removedIn, import: node }];
}

type Row = Pick<LegacyUse, 'replacement' | 'note' | 'removedIn'>;

/** What became of an export of a module. */
function exportRow(specifier: string, name: string): Row | undefined {
  const v3 = isV3Source(specifier) ? v3Row(name) : undefined;
  if (v3) return v3;
  const removed = removedExportOf(specifier, name);
  if (removed) {
    return { replacement: sourcedName(removed, specifier), note: removed.note, removedIn: removed.removedIn };
  }
  const idiom = specifier === 'openai' ? pythonIdiomOf(name) : undefined;
  return idiom?.kind === 'class' && idiom.replacement ? { replacement: idiom.replacement, note: null, removedIn: undefined } : undefined;
}

/** The replacement with the module that has it, where that is another one. */
function sourcedName({ replacement, from }: RemovedExport, specifier: string): string | null {
  const isMember = replacement?.startsWith('OpenAI.');
  return replacement === null || from === null || isMember || withoutExtension(specifier) === from ? replacement : `${replacement} from '${from}'`;
}

function v3Row(name: string): Row | undefined {
  const row: V3Export | undefined = v3ExportOf(name);
  if (row) return { replacement: name === configurationClass ? `new OpenAI({ … })` : row.replacement, note: row.replacement === null ? row.note : null, ...v3Removal };
  const deep = v3DeepNames.find((candidate) => candidate.name === name);
  return deep && { replacement: deep.replacement, note: null, ...v3Removal };
}

const V3_SOURCES: ReadonlySet<string> = new Set(v3ImportSources.map(withoutExtension));

function isV3Source(specifier: string): boolean {
  return V3_SOURCES.has(withoutExtension(specifier));
}

function withoutExtension(specifier: string): string {
  return specifier.replace(/\.[cm]?[jt]s$/, '');
}

/** A qualified type: v3's behind a namespace import, later ones below `OpenAI`. */
function typeUses({ path, specifier, node, key }: SdkType): readonly LegacyUse[] {
  if (removedModuleOf(specifier)) return [];
  if (path.length === 1) {
    const row = exportRow(specifier, path[0]!);
    return row ? [{ kind: 'export', node: key, name: path[0]!, ...row }] : [];
  }
  for (let length = path[0] === 'OpenAI' ? path.length : 0; length > 1; length--) {
    const name = path.slice(0, length).join('.');
    const renamed = renamedTypeOf(name);
    const isWhole = length === path.length;
    if (renamed) return [{ kind: 'type', node: isWhole ? key : node, name, replacement: renamed.replacement, note: null, removedIn: renamed.removedIn }];
    if (isWhole && typesWithoutReplacement.has(name)) return [{ kind: 'type', node: key, name, replacement: null, note: null, removedIn: '7.0.0' }];
  }
  return [];
}

function moduleMemberUses(file: FileAnalysis, name: string): readonly LegacyUse[] {
  const members = moduleMembers(file, name);
  const isV3 = v3ExportOf(name) !== undefined;
  if (members.length === 0 || (isV3 ? file.fact(servesV3Too) : isModuleMemberProbed(file, name))) return [];
  return members.flatMap((member) => {
    // `OpenAI.X` is the class's own, `OpenAI.Beta.X` is not.
    const isDirect = member.path.length === 1 || (member.path.length === 2 && member.path[0] === 'OpenAI');
    return isDirect && !removedModuleOf(member.specifier) ? [...runtimeExportUse(member, name), ...idiomUse(member)] : [];
  });
}

/** Whether the file asks the module which major it is: what it does with v3 then is meant. */
function servesV3Too(file: FileAnalysis): boolean {
  return v3Exports.some(({ name }) => memberUses(file).has(name) && isModuleMemberProbed(file, name));
}

function runtimeExportUse({ use, specifier }: ModuleMember, name: string): readonly LegacyUse[] {
  const row = pythonIdiomOf(name) ? undefined : exportRow(specifier, name);
  return row && !isWritten(use) ? [{ kind: 'export', node: use.key, name, member: use, length: 1, ...row }] : [];
}

/** What Python code does with its module; types such as `OpenAI.ChatCompletion` are no run-time members. */
function idiomUse({ use }: ModuleMember): readonly LegacyUse[] {
  const chain = chainOf(use);
  const paths = [3, 2, 1].map((length) => chain.slice(0, length).map(({ name }) => name).join('.'));
  const idiom = paths.map(pythonIdiomOf).find((row) => row !== undefined);
  if (!idiom || !isIdiomatic(idiom, use, chain)) return [];
  return [{ kind: 'idiom', node: use.key, name: idiom.path, replacement: replacementOf(idiom), note: idiom.note, removedIn: undefined, member: use, length: idiom.path.split('.').length }];
}

function isIdiomatic({ kind, path }: PythonIdiom, use: MemberUse, chain: readonly MemberUse[]): boolean {
  if (kind === 'method' || kind === 'error') return chain.length > 1;
  if (isWritten(use)) return kind === 'option' || /^api_?type$/i.test(path);
  const site = outermost(use.node);
  const { parent } = site;
  return kind === 'class' && (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee === site;
}

function replacementOf({ kind, replacement }: PythonIdiom): string | null {
  if (replacement === null) return null;
  if (kind === 'option') return `new OpenAI({ ${replacement} })`;
  if (kind === 'class') return `new ${replacement}({ … })`;
  return kind === 'error' ? `OpenAI.${replacement}` : `new OpenAI().${replacement}`;
}
