/** Where a key gets to browsers: clients that are built there, variables and settings that bundlers put into their code. */
import { basename } from 'node:path';
import type { TSESTree } from '@typescript-eslint/types';
import { findApiKeys, looksLikeCredential } from '../sdk/api-keys.ts';
import type { Major } from '../sdk/client-classes.ts';
import { credentialSinksOf } from '../sdk/credential-sinks.ts';
import { credentialVariables, isCredentialVariable } from '../sdk/environment.ts';
import { bundleSettings, isAppPackage, publicPrefixOf, publicSettings, publicVariableOfModule } from '../sdk/public-environment.ts';
import { constructionOf } from './client-construction.ts';
import { constantTextOf } from './constants.ts';
import { credentialUses, resultOfFunction } from './credential-uses.ts';
import { environmentVariableOf, isEnvironment } from './environment.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, ancestor, staticName, unwrap } from './nodes.ts';
import { textsOfValues, valuesAt, writtenOption } from './options.ts';
import { environment, mayComeInto, mayStandFor } from './origins.ts';
import { shownCredential } from './shown-credentials.ts';
import { type Value, isNullish, memberName } from './values.ts';

export interface PublicKey {
  /** `variable`: inlined by its name; `browser`: by `dangerouslyAllowBrowser`; `module`: built under `'use client'`; `setting`: copied by configuration */
  readonly way: 'variable' | 'browser' | 'module' | 'setting';
  /** the variable or setting that holds the key, where there is one */
  readonly name: string | undefined;
  /** the user of the page gave it */
  readonly isUsersOwn: boolean;
  readonly site: Node;
}

type Creation = TSESTree.NewExpression | TSESTree.CallExpression;
type KeySource = 'public' | 'own' | 'users' | 'none';

/** The keys of a file that get to browsers, each client and each variable once, in source order. */
export function publicKeys(file: FileAnalysis, major: Major): readonly PublicKey[] {
  const handed = variablesHandedOver(file);
  const around = new Set(handed.flatMap(({ site }) => creationAround(site) ?? []));
  const creations: readonly Creation[] = [...file.nodes('NewExpression'), ...file.nodes('CallExpression')];
  const clients = creations.filter((node) => !around.has(node)).flatMap((node) => keyOfClient(file, node, major) ?? []);
  const named = new Set(handed.map(({ name }) => name));
  const read = readVariables(file).filter(({ name }) => !named.has(name));
  return [...handed, ...clients, ...read, ...copiedKeys(file)].sort((one, other) => one.site.range[0] - other.site.range[0]);
}

function found(way: PublicKey['way'], site: Node, name?: string): PublicKey {
  return { way, name, isUsersOwn: false, site };
}

const KEY_OPTIONS = ['apiKey', 'openAIApiKey'];

/** Public variables that clients or requests get as their key. */
function variablesHandedOver(file: FileAnalysis): readonly PublicKey[] {
  const sites = new Map<Node, PublicKey>();
  for (const { site, reader, keys = [] } of credentialUses(file)) {
    const isObject = reader?.arguments.includes(site as never) && site.type !== 'Literal';
    // An option that is written in place has a use of its own.
    if (isObject && KEY_OPTIONS.some((option) => writtenOption(site, option))) continue;
    const values = isObject ? KEY_OPTIONS.flatMap((option) => valuesAt(file.evaluate(site), option)) : file.evaluate(site);
    const name = [...values.flatMap(resultOfFunction), ...keys].map(publicVariableOf).find((variable) => variable !== undefined);
    if (name !== undefined && !sites.has(site)) sites.set(site, found('variable', site, name));
  }
  return [...sites.values()];
}

function creationAround(site: Node): Node | undefined {
  return ancestor(site, (node): node is Creation => node.type === 'NewExpression' || node.type === 'CallExpression');
}

/** The public variable or setting that a value is. */
function publicVariableOf(value: Value): string | undefined {
  const variable = environmentVariableOf(value);
  const { root, path } = value;
  if (variable !== undefined) {
    const isImportMeta = root.type === 'global' && root.name === 'import.meta';
    return publicPrefixOf(variable, isImportMeta) === undefined ? undefined : variable;
  }
  if (root.type === 'module') return publicVariableOfModule(root.source, path) ?? settingOf(path, root.source, undefined);
  if (root.type !== 'call') return undefined;
  const { callee } = root;
  if (callee.root.type === 'global') return settingOf(path, undefined, callee.root.name);
  return callee.root.type === 'module' ? settingOf(path, callee.root.source, callee.path[callee.path.length - 1]) : undefined;
}

function settingOf(path: readonly string[], source: string | undefined, call: string | undefined): string | undefined {
  const row = publicSettings.find((setting) => setting.call === call && (setting.source === undefined || setting.source === source))
    ?? publicSettings.find((setting) => setting.call === undefined && setting.source === source);
  const index = row ? path.indexOf(row.path) : -1;
  return index >= 0 && index < path.length - 1 ? path.slice(index).join('.') : undefined;
}

/** Reads of a public variable that is named after one of the SDK's own, the first of each. */
function readVariables(file: FileAnalysis): readonly PublicKey[] {
  if (!mayComeInto(file, environment)) return [];
  const first = new Map<string, PublicKey>();
  const isMeant = (variable: string, isImportMeta: boolean): boolean => {
    const prefix = publicPrefixOf(variable, isImportMeta);
    return prefix !== undefined && isCredentialVariable(variable.slice(prefix.length));
  };
  // A name that is written down tells most of the others before any value is asked for.
  const mayBe = (name: string | undefined): boolean => name === undefined || isMeant(name, false) || isMeant(name, true);
  const add = (variable: string | undefined, isImportMeta: boolean, site: Node) => {
    if (variable === undefined || first.has(variable) || !isMeant(variable, isImportMeta)) return;
    first.set(variable, found('variable', site, variable));
  };
  for (const node of file.nodes('MemberExpression')) {
    const isWritten = node.parent.type === 'AssignmentExpression' && node.parent.left === node;
    if (isWritten || !mayBe(staticName(node)) || !mayStandFor(file, node.object, environment) || !file.evaluate(node.object).some(isEnvironment)) continue;
    add(memberName(file, node), file.evaluate(node.object).some(({ root }) => root.type === 'global' && root.name === 'import.meta'), node);
  }
  for (const node of file.nodes('VariableDeclarator')) {
    if (node.id.type !== 'ObjectPattern' || !node.init || !node.id.properties.some((property) => property.type === 'Property' && mayBe(staticName(property)))) continue;
    const values = file.evaluate(node.init);
    if (!values.some(isEnvironment)) continue;
    const isImportMeta = values.some(({ root }) => root.type === 'global' && root.name === 'import.meta');
    for (const property of node.id.properties) if (property.type === 'Property') add(staticName(property), isImportMeta, property);
  }
  return [...first.values()];
}

/** A client that is built in the browser with a key that is not the user's, or with the user's. */
function keyOfClient(file: FileAnalysis, node: Creation, major: Major): PublicKey | undefined {
  const client = clientOptions(file, node, major);
  if (!client) return undefined;
  const { options, keyPaths, flagPaths, isImplicit } = client;
  const objects = options ? file.evaluate(options) : [];
  const flag = file.fact(isOfApp) ? undefined : flagPaths.find((path) => valuesAt(objects, path).some(isTrue));
  const isClientModule = file.fact(hasClientDirective);
  if (flag === undefined && !isClientModule) return undefined;
  const keys = keyPaths.flatMap((path) => valuesAt(objects, path)).filter((value) => !isNullish(value) && !isAbsent(value)).flatMap(resultOfFunction);
  const sources = new Set(keys.map(sourceOf));
  const site = (flag !== undefined && options ? writtenFlag(options, flag) : undefined) ?? node;
  const way = flag === undefined ? 'module' : 'browser';
  if (sources.has('public') || sources.has('own') || (sources.size === 0 && isImplicit)) return found(way, site, keys.map(environmentVariableOf).find(Boolean));
  return sources.has('users') && flag !== undefined ? { ...found(way, site), isUsersOwn: true } : undefined;
}

interface ClientOptions {
  readonly options: Node | undefined;
  readonly keyPaths: readonly string[];
  readonly flagPaths: readonly string[];
  /** it reads the variable by itself, as no key is given */
  readonly isImplicit: boolean;
}

function clientOptions(file: FileAnalysis, node: Creation, major: Major): ClientOptions | undefined {
  const construction = constructionOf(file, node, major);
  if (construction && construction.className !== 'Configuration') {
    const isImplicit = construction.variables.some((variable) => variable !== 'OPENAI_ADMIN_KEY' && variable !== 'OPENAI_WEBHOOK_SECRET' && isCredentialVariable(variable));
    return { options: node.arguments[0], keyPaths: ['apiKey'], flagPaths: ['dangerouslyAllowBrowser'], isImplicit };
  }
  for (const { root, path } of file.evaluate(node.callee)) {
    const [sink] = root.type === 'module' ? credentialSinksOf(root.source, path[path.length - 1] ?? 'default') : [];
    if (sink?.form !== 'options') continue;
    return {
      options: node.arguments[sink.argumentIndex],
      keyPaths: sink.options ?? [],
      flagPaths: ['dangerouslyAllowBrowser', 'configuration.dangerouslyAllowBrowser'],
      isImplicit: false,
    };
  }
  return undefined;
}

function writtenFlag(options: Node, path: string): Node | undefined {
  return writtenOption(options, path)?.parent ?? undefined;
}

/** A member that an object literal does not have. */
function isAbsent({ root, path }: Value): boolean {
  return root.type === 'node' && path.length > 0;
}

function isTrue({ root, path }: Value): boolean {
  return root.type === 'node' && path.length === 0 && root.node.type === 'Literal' && root.node.value === true;
}

function sourceOf(value: Value): KeySource {
  if (publicVariableOf(value) !== undefined) return 'public';
  if (environmentVariableOf(value) !== undefined) return 'own';
  const text = constantTextOf(value)?.text;
  if (text === undefined) return value.root.type === 'node' && value.root.node.type === 'Literal' ? 'none' : 'users';
  return findApiKeys(text).length > 0 || looksLikeCredential(text) ? 'own' : 'none';
}

function hasClientDirective({ source }: FileAnalysis): boolean {
  return source.ast.body.some((statement) => statement.type === 'ExpressionStatement' && statement.directive === 'use client');
}

/** Whether the file belongs to an app such as Electron's, which needs the option to run for its user. */
function isOfApp(file: FileAnalysis): boolean {
  return file.nodes('ImportDeclaration').some(({ source }) => isAppPackage(source.value))
    || file.nodes('CallExpression').some(({ callee, arguments: [argument] }) =>
      callee.type === 'Identifier' && callee.name === 'require' && argument !== undefined && isAppPackage(file.constantText(argument) ?? ''));
}

/** Keys that the configuration of a bundler or framework copies. */
function copiedKeys(file: FileAnalysis): readonly PublicKey[] {
  const name = basename(file.source.filename).replace(/\.[cm]?[jt]sx?$/, '');
  const settings = bundleSettings.filter((row) => row.file.test(name));
  const objects = settings.length === 0 ? [] : file.nodes('Property').filter((property) => settings.some(({ path }) => isAt(property, path)));
  const copied = objects.flatMap(({ value }) => keysIn(file, value));
  return [...copied, ...file.nodes('NewExpression').flatMap((node) => keysOfPlugin(file, node)), ...file.nodes('CallExpression').flatMap((node) => keysOfBuild(file, node)), ...exposedPrefixes(file, name)];
}

/** Whether a property stands at a path from the outermost object of the configuration. */
function isAt(property: TSESTree.Property, path: string): boolean {
  const names = path.split('.').reverse();
  let current: Node = property;
  for (const [index, name] of names.entries()) {
    if (current.type !== 'Property' || staticName(current) !== name) return false;
    const above: Node | undefined = unwrapUp(current.parent as Node);
    if (index === names.length - 1) return above?.type !== 'Property' && above?.type !== 'ArrayExpression';
    if (!above) return false;
    current = above;
  }
  return false;
}

function unwrapUp(object: Node): Node | undefined {
  let current = object.parent;
  while (current && unwrap(current) !== current) current = current.parent;
  return current;
}

function keysIn(file: FileAnalysis, object: Node): readonly PublicKey[] {
  const node = unwrap(object);
  const parts = node.type === 'ObjectExpression' ? node.properties.map((property) => (property.type === 'Property' ? property.value : property.argument)) : [node];
  return parts.flatMap((part) => {
    const shown = shownCredential(file, part, false);
    return shown ? [found('setting', shown.site, shown.variable)] : [];
  });
}

/** `new webpack.DefinePlugin({ … })`, `new webpack.EnvironmentPlugin(['OPENAI_API_KEY'])`. */
function keysOfPlugin(file: FileAnalysis, { callee, arguments: [argument] }: TSESTree.NewExpression): readonly PublicKey[] {
  const name = callee.type === 'MemberExpression' ? staticName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (!argument || (name !== 'DefinePlugin' && name !== 'EnvironmentPlugin') || isForNode(file)) return [];
  if (name === 'DefinePlugin') return keysIn(file, argument);
  const node = unwrap(argument);
  if (node.type === 'ArrayExpression') return node.elements.flatMap((element) => (element && credentialVariables.includes(file.constantText(element) ?? '') ? [found('setting', element, file.constantText(element))] : []));
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((property) => (property.type === 'Property' && isCredentialVariable(staticName(property) ?? '') ? [found('setting', property, staticName(property))] : []));
}

/** Whether the build is for servers. */
function isForNode(file: FileAnalysis): boolean {
  return file.nodes('Property').some((property) => (staticName(property) === 'target' || staticName(property) === 'platform') && /^(?:node|async-node|electron-main)/.test(file.constantText(property.value) ?? ''));
}

/** `esbuild.build({ define: { … } })`. */
function keysOfBuild(file: FileAnalysis, { callee, arguments: [options] }: TSESTree.CallExpression): readonly PublicKey[] {
  if (!options || options.type !== 'ObjectExpression') return [];
  const isEsbuild = file.evaluate(callee).some(({ root, path }) => root.type === 'module' && root.source === 'esbuild' && /^(?:build|buildSync|context)$/.test(path[path.length - 1] ?? ''));
  const define = isEsbuild ? writtenOption(options, 'define') : undefined;
  return define && !isForNode(file) ? keysIn(file, define) : [];
}

/** Vite's `envPrefix`, where a credential's variable begins with it. */
function exposedPrefixes(file: FileAnalysis, name: string): readonly PublicKey[] {
  if (!/^(?:vite|astro)\.config$/.test(name)) return [];
  return file.nodes('Property').filter((property) => staticName(property) === 'envPrefix').flatMap(({ value }) => {
    const values = file.evaluate(value);
    const texts = textsOfValues([...values, ...valuesAt(values, '*')]).map(({ text }) => text);
    const variable = credentialVariables.find((credential) => texts.some((text) => credential.startsWith(text)));
    return variable === undefined ? [] : [found('setting', value, variable)];
  });
}
