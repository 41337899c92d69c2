/** Whether code makes sure that an environment variable is set before a place runs: guards that leave, assertions, schemas. */
import type { TSESTree } from '@typescript-eslint/types';
import { functionsOf } from './calls.ts';
import { environmentVariablesOf, isEnvironment } from './environment.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, contains, enclosingFunction, isFunction, literalText, referenceName, staticName, walk } from './nodes.ts';
import { findVariable } from './source-file.ts';

/** Packages whose import alone means that the environment is validated. */
const VALIDATORS = /['"](?:dotenv-safe|envalid|znv|env-var|@t3-oss\/env[\w-]*|envsafe|ts-dotenv|@julr\/env|@nestjs\/config)(?:\/[\w-]+)?['"]/;
const ASSERTIONS = /^(?:assert|ok|invariant|strict|tinyInvariant|ensure\w*|require\w*|check\w*|must\w*|expect\w*|validate\w*|verify\w*)$/i;
const LEAVING = /^(?:Throw|Return|Continue|Break)Statement$/;

/** Whether something has checked a variable when a place runs; also where the order cannot be seen. */
export function isChecked(file: FileAnalysis, place: Node, variable: string): boolean {
  return VALIDATORS.test(file.source.text) || isUnderCheck(file, place, variable) || checksOf(file, variable).some((check) => runsBefore(file, check, place)) || importsCheck(file, variable);
}

/** `process.env.X ? new OpenAI(…) : undefined`, `if (process.env.X) { … }`. */
function isUnderCheck(file: FileAnalysis, place: Node, variable: string): boolean {
  let inner = place;
  for (let node = place.parent; node; inner = node, node = node.parent) {
    const isBranch = (node.type === 'IfStatement' || node.type === 'ConditionalExpression') && inner !== node.test && mentions(file, node.test, variable);
    const isRight = node.type === 'LogicalExpression' && inner === node.right && mentions(file, node.left, variable);
    if (isBranch || isRight) return true;
  }
  return false;
}

/** The statements and calls that do not go on where the variable is missing. */
function checksOf(file: FileAnalysis, variable: string): readonly Node[] {
  const guards = file.nodes('IfStatement').filter(({ test, consequent, alternate }) => mentions(file, test, variable) && [consequent, alternate].some((branch) => branch && leaves(file, branch)));
  const assertions = file.nodes('CallExpression').filter((call) => call.arguments.some((argument) =>
    (ASSERTIONS.test(referenceName(call.callee) ?? '') && mentions(file, argument, variable)) || (argument.type !== 'SpreadElement' && file.evaluate(argument).some(isEnvironment))));
  const throwing = [...file.nodes('LogicalExpression')].filter(({ left, right }) => mentions(file, left, variable) && leaves(file, right));
  const assignments = file.nodes('AssignmentExpression').filter(({ left }) => left.type === 'MemberExpression' && staticName(left) === variable && file.evaluate(left.object).some(isEnvironment));
  return [...guards, ...assertions, ...throwing, ...assignments, ...namesInLists(file, variable)];
}

/** `for (const name of ['OPENAI_API_KEY', …]) if (!process.env[name]) …`: what is done with such a list is not looked at. */
function namesInLists(file: FileAnalysis, variable: string): readonly Node[] {
  const lists = file.nodes('ArrayExpression').filter(({ elements }) => elements.some((element) => element && literalText(element) === variable));
  if (lists.length === 0) return [];
  const isReadByName = file.nodes('MemberExpression').some((member) => member.computed && staticName(member) === undefined && file.evaluate(member.object).some(isEnvironment));
  return isReadByName ? lists : [];
}

/** Whether an expression reads the variable, names it in a text, or asks for something that holds it. */
function mentions(file: FileAnalysis, expression: Node, variable: string, depth = 0): boolean {
  let found = false;
  walk(expression, file.source.visitorKeys, (node) => {
    if (found || isFunction(node)) return false;
    if (node.type === 'Literal') found = node.value === variable;
    else if (node.type === 'MemberExpression' || node.type === 'Identifier') found = environmentVariablesOf(file, node).includes(variable) || (node.type === 'Identifier' && depth < 2 && initMentions(file, node, variable, depth));
    return !found;
  });
  return found;
}

/** `const hasKey = Boolean(process.env.X)`. */
function initMentions(file: FileAnalysis, node: TSESTree.Identifier, variable: string, depth: number): boolean {
  const declarator = findVariable(file.source, node, node.name)?.defs[0]?.node as Node | undefined;
  return declarator?.type === 'VariableDeclarator' && declarator.init !== null && declarator.id.type === 'Identifier' && mentions(file, declarator.init, variable, depth + 1);
}

/** Whether a branch leaves by itself, ends the program, or calls a function that does. */
function leaves(file: FileAnalysis, branch: Node): boolean {
  let found = false;
  walk(branch, file.source.visitorKeys, (node) => {
    if (found || isFunction(node)) return false;
    found = LEAVING.test(node.type) || (node.type === 'CallExpression' && endsProgram(file, node));
    return !found;
  });
  return found;
}

function endsProgram(file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  const isExit = file.evaluate(call.callee).some(({ root, path }) => (root.type === 'global' && /^(?:process\.(?:exit|abort)|Deno\.exit|Bun\.exit)$/.test([root.name, ...path].join('.'))) || (root.type === 'module' && /^(?:exit|abort|redirect|notFound)$/.test(path[path.length - 1] ?? '')));
  if (isExit) return true;
  return functionsOf(file, call.callee).some((fn) => {
    let ends = false;
    walk(fn.node.body, fn.file.source.visitorKeys, (node) => {
      if (isFunction(node)) return false;
      ends ||= node.type === 'ThrowStatement' || (node.type === 'CallExpression' && /^(?:exit|abort)$/.test(referenceName(node.callee) ?? ''));
      return !ends;
    });
    return ends;
  });
}

/** Whether a check runs before a place: above it in a block around it, in a function called above it, or before all functions. */
function runsBefore(file: FileAnalysis, check: Node, place: Node): boolean {
  if (contains(check, place) || contains(place, check)) return false;
  const checking = enclosingFunction(check);
  const running = enclosingFunction(place);
  if (checking && contains(checking, place)) return check.range[0] < place.range[0];
  // Module code runs before the functions that it defines are called.
  if (!checking) return running !== undefined || check.range[0] < place.range[0];
  if (running) return true;
  return file.nodes('CallExpression').some((call) => call.range[0] < place.range[0] && !enclosingFunction(call) && functionsOf(file, call.callee).some(({ node }) => node === checking));
}

/** Whether a module of the project that the file imports checks the variable while it loads. */
function importsCheck(file: FileAnalysis, variable: string): boolean {
  return file.nodes('ImportDeclaration').some(({ source }) => {
    const module = file.project.moduleFor(source.value, file);
    if (!module || module === file) return false;
    module.nodes('Program');
    return VALIDATORS.test(module.source.text) || checksOf(module, variable).length > 0;
  });
}
