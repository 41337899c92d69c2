/**
 * How a file names what it takes from the SDK, before and after: v3's named exports give way to the class `OpenAI` and types below it.
 * Steps ask for names here; the step `sdkImports` writes the imports at the end, when it is known what is needed and what is not.
 */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { sdkExportPath } from '../src/analysis/client-values.ts';
import { exportedName, patternValues } from '../src/analysis/bindings.ts';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type Node, contains, literalText, staticName } from '../src/analysis/nodes.ts';
import { findVariable, scopeAt } from '../src/analysis/source-file.ts';
import { isSdkModule } from '../src/sdk/client-classes.ts';
import { v3DeepNames, v3ExportOf } from '../src/sdk/legacy-exports.ts';

export type Position = 'value' | 'type';

/** A name that an import or pattern takes from the SDK. */
export interface SdkBinding {
  readonly imported: string;
  readonly local: string;
  readonly variable: Variable;
  /** the import specifier or the pattern's property */
  readonly node: Node;
}

/** An import declaration or pattern that takes names from the SDK. */
export interface SdkHolder {
  readonly node: TSESTree.ImportDeclaration | TSESTree.ObjectPattern;
  readonly bindings: readonly SdkBinding[];
  /** `import type` */
  readonly typesOnly: boolean;
  /** names of the current SDK that are to be taken as well, with their local names */
  readonly added: Map<string, string>;
  needsValue: boolean;
}

/** A variable that holds the SDK's module as a whole, or in newer majors its class: `* as x`, a default import, `require`. */
interface WholeModule {
  readonly local: string;
  readonly variable: Variable;
  readonly isClass: boolean;
  readonly isType: boolean;
}

export class SdkImports {
  readonly holders: readonly SdkHolder[];
  /** identifiers that steps have replaced, so that the binding behind them may go */
  readonly replaced = new Set<Node>();
  /** names of a new import at the top of the file */
  readonly addedAtTop = new Map<string, string>();
  topNeedsValue = false;
  private readonly wholes: readonly WholeModule[];
  private classLocal: string | undefined;

  constructor(private readonly file: FileAnalysis) {
    this.holders = holdersOf(file);
    this.wholes = wholesOf(file);
  }

  /** What stands for the class `OpenAI` at a place. */
  classAt(node: Node, position: Position = 'value'): string {
    const holder = this.holders.find((each) => this.isVisible(each, node) && this.classOf(each));
    if (holder) return this.takeClass(holder, position);
    const whole = this.wholes.find(({ variable, isType, local }) => (position === 'type' || !isType) && findVariable(this.file.source, node, local) === variable);
    if (whole?.isClass) return whole.local === 'OpenAIApi' ? this.freeClassName() : whole.local;
    if (whole) return `${whole.local}.OpenAI`;
    return this.exportAt(node, 'OpenAI', position);
  }

  /** What stands for a named export of the current SDK at a place. */
  exportAt(node: Node, name: string, position: Position): string {
    const visible = this.holders.filter((each) => this.isVisible(each, node));
    for (const holder of visible) {
      const known = holder.added.get(name) ?? holder.bindings.find(({ imported }) => imported === name)?.local;
      if (known) return this.take(holder, known, position);
    }
    const whole = name === 'OpenAI' ? undefined : this.wholes.find(({ isClass, isType, variable, local }) =>
      !isClass && !isType && findVariable(this.file.source, node, local) === variable);
    if (whole) return `${whole.local}.${name}`;
    const local = name === 'OpenAI' ? this.freeClassName() : this.freeName(name);
    const holder = visible.find(({ node: { type }, typesOnly }) => position === 'value' ? !typesOnly : type === 'ImportDeclaration') ?? visible.find(({ node: { type } }) => type === 'ImportDeclaration');
    if (holder) {
      holder.added.set(name, local);
      return this.take(holder, local, position);
    }
    this.addedAtTop.set(name, local);
    this.topNeedsValue ||= position === 'value';
    return local;
  }

  /** The free name for the class in this file. */
  get className(): string {
    return this.freeClassName();
  }

  /** The name that replaces `OpenAIApi` where a holder brings it; an alias stays. */
  newNameOf({ imported, local }: SdkBinding): string {
    return imported === 'OpenAIApi' && local === 'OpenAIApi' ? this.freeClassName() : local;
  }

  private takeClass(holder: SdkHolder, position: Position): string {
    const local = this.classOf(holder)!;
    const isThere = holder.bindings.some(({ imported }) => imported === 'OpenAI' || imported === 'default');
    if (!isThere) holder.added.set('OpenAI', local);
    return this.take(holder, local, position);
  }

  private take(holder: SdkHolder, local: string, position: Position): string {
    if (position === 'value') holder.needsValue = true;
    return local;
  }

  private classOf(holder: SdkHolder): string | undefined {
    const current = holder.bindings.find(({ imported }) => imported === 'OpenAI' || imported === 'default');
    if (current) return current.local;
    const old = holder.bindings.find(({ imported }) => imported === 'OpenAIApi');
    return old ? this.newNameOf(old) : holder.added.get('OpenAI');
  }

  private isVisible({ node, bindings }: SdkHolder, use: Node): boolean {
    if (node.type === 'ImportDeclaration') return true;
    const scope = bindings[0]?.variable.scope ?? scopeAt(this.file.source, node);
    return contains(scope.block as Node, use);
  }

  private freeClassName(): string {
    this.classLocal ??= this.currentClassName() ?? ['OpenAI', 'OpenAIClient', 'OpenAISDK'].find((name) => !this.isTaken(name)) ?? this.freeName('OpenAISDK');
    return this.classLocal;
  }

  /** Where old and new code stand side by side, the file has the class already. */
  private currentClassName(): string | undefined {
    const bindings = this.holders.filter(({ node, typesOnly }) => node.type === 'ImportDeclaration' && !typesOnly).flatMap((holder) => holder.bindings);
    return bindings.find(({ imported }) => imported === 'OpenAI' || imported === 'default')?.local;
  }

  private freeName(name: string): string {
    let free = name;
    for (let count = 2; this.isTaken(free); count++) free = `${name}${count}`;
    return free;
  }

  private isTaken(name: string): boolean {
    return this.file.source.scopeManager.scopes.some((scope) => {
      const variable = scope.set.get(name);
      if (variable && variable.defs.length > 0) return true;
      return scope.through.some(({ identifier, resolved }) => identifier.name === name && !resolved);
    });
  }
}

/** Whether a module of the SDK lost a name with v3. */
export function isV3Name(name: string): boolean {
  return v3ExportOf(name) !== undefined || v3DeepNames.some((row) => row.name === name);
}

function holdersOf(file: FileAnalysis): readonly SdkHolder[] {
  const imports = file.nodes('ImportDeclaration').filter(({ source, specifiers }) => isSdkModule(source.value) && specifiers.every(({ type }) => type !== 'ImportNamespaceSpecifier'));
  const patterns = file.nodes('ObjectPattern').filter((pattern) => isModulePattern(file, pattern));
  return [
    ...imports.map((node) => holder(node, node.specifiers.flatMap((specifier) => importBinding(file, specifier)), node.importKind === 'type')),
    ...patterns.map((node) => holder(node, node.properties.flatMap((property) => patternBinding(file, property)), false)),
  ];
}

function holder(node: SdkHolder['node'], bindings: readonly SdkBinding[], typesOnly: boolean): SdkHolder {
  return { node, bindings, typesOnly, added: new Map(), needsValue: false };
}

function isModulePattern(file: FileAnalysis, pattern: TSESTree.ObjectPattern): boolean {
  const values = patternValues(file, pattern);
  return values.length > 0 && values.every((value) => {
    const path = sdkExportPath(value);
    return path !== undefined && (path.length === 0 || (path.length === 1 && path[0] === 'OpenAI'));
  });
}

function importBinding(file: FileAnalysis, node: TSESTree.ImportClause): SdkBinding[] {
  const variable = file.source.scopeManager.getDeclaredVariables(node)[0];
  if (!variable) return [];
  return [{ imported: node.type === 'ImportSpecifier' ? exportedName(node.imported) : 'default', local: node.local.name, variable, node }];
}

function patternBinding(file: FileAnalysis, node: TSESTree.Property | TSESTree.RestElement): SdkBinding[] {
  const imported = node.type === 'Property' ? staticName(node) : undefined;
  const target = node.type === 'Property' && node.value.type === 'AssignmentPattern' ? node.value.left : node.type === 'Property' ? node.value : node.argument;
  const variable = target.type === 'Identifier' ? findVariable(file.source, target, target.name) : undefined;
  return variable ? [{ imported: imported ?? '*', local: variable.name, variable, node }] : [];
}

function wholesOf(file: FileAnalysis): readonly WholeModule[] {
  const found: WholeModule[] = [];
  for (const { source, specifiers, importKind } of file.nodes('ImportDeclaration')) {
    const [specifier] = specifiers;
    if (specifier?.type !== 'ImportNamespaceSpecifier' || !isSdkModule(source.value)) continue;
    found.push({ local: specifier.local.name, variable: file.source.scopeManager.getDeclaredVariables(specifier)[0]!, isClass: false, isType: importKind === 'type' });
  }
  for (const node of file.nodes('TSImportEqualsDeclaration')) {
    const reference = node.moduleReference;
    const source = reference.type === 'TSExternalModuleReference' ? literalText(reference.expression) : undefined;
    if (source === undefined || !isSdkModule(source)) continue;
    found.push({ local: node.id.name, variable: findVariable(file.source, node.id, node.id.name)!, isClass: false, isType: false });
  }
  for (const { id, init } of file.nodes('VariableDeclarator')) {
    if (id.type !== 'Identifier' || !init) continue;
    const paths = file.evaluate(init).map(sdkExportPath);
    const variable = findVariable(file.source, id, id.name);
    const [path] = paths.every((each) => each?.join() === paths[0]?.join()) ? paths : [];
    const isClass = path?.length === 1 && /^OpenAI(?:Api)?$/.test(path[0]!);
    if (variable && (path?.length === 0 || isClass)) found.push({ local: id.name, variable, isClass, isType: false });
  }
  return found;
}
