/** Where requests go, as far as a text says it: URLs may be open in parts (`https://${resource}.openai.azure.com/…`). */
import type { TSESTree } from '@typescript-eslint/types';
import { isOpenAIHost } from '../sdk/credential-sinks.ts';
import { constantTextOf } from './constants.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, unwrap } from './nodes.ts';
import { type Value, evaluate } from './values.ts';

/** Stands for what is not known. */
const HOLE = '\0';

/** A URL with holes where its text is not known; undefined for what is no text. */
export function urlSketch(value: Value): string | undefined {
  const known = constantTextOf(value);
  if (known) return known.text;
  const { root } = value;
  if (root.type === 'instance') return sketchOfUrlObject(value);
  if (root.type !== 'node' || value.path.length > 0) return undefined;
  if (root.node.type === 'TemplateLiteral') return sketchOfTemplate(root.file, root.node);
  return root.node.type === 'BinaryExpression' && root.node.operator === '+' ? sketchOfSum(root.file, root.node) : undefined;
}

/** `new URL(path, base)`. */
function sketchOfUrlObject({ root }: Value): string | undefined {
  if (root.type !== 'instance' || root.node.type !== 'NewExpression') return undefined;
  if (root.class.root.type !== 'global' || root.class.root.name !== 'URL') return undefined;
  const [path, base] = root.node.arguments;
  const decisive = base ?? path;
  return decisive && sketchOf(root.file, decisive);
}

function sketchOfTemplate(file: FileAnalysis, template: TSESTree.TemplateLiteral): string {
  return template.quasis.map((quasi, index) => {
    const expression = template.expressions[index];
    return (quasi.value.cooked ?? '') + (expression ? sketchOf(file, expression) : '');
  }).join('');
}

function sketchOfSum(file: FileAnalysis, sum: TSESTree.BinaryExpression): string {
  let right = '';
  let node: Node = sum;
  for (; node.type === 'BinaryExpression' && node.operator === '+'; node = unwrap(node.left)) right = sketchOf(file, node.right) + right;
  return sketchOf(file, node) + right;
}

function sketchOf(file: FileAnalysis, expression: Node): string {
  return file.recursiveFact(findSketch, expression, HOLE);
}

function findSketch(file: FileAnalysis, expression: Node): string {
  for (const value of evaluate(file, expression)) {
    const sketch = urlSketch(value);
    if (sketch !== undefined) return sketch;
  }
  return HOLE;
}

/** Whether a URL leads to OpenAI or Azure OpenAI, whatever stands in its holes. */
export function leadsToOpenAI(sketch: string): boolean {
  return isOpenAIHost(sketch.replaceAll(HOLE, '')) || isOpenAIHost(sketch.replaceAll(HOLE, 'x'));
}

/** Whether a URL or path certainly leads elsewhere. */
export function leadsElsewhere(sketch: string): boolean {
  // The endpoint of an Azure resource is its bare host.
  if (leadsToOpenAI(sketch) || leadsToOpenAI(`${sketch.replace(/(?<!\/)\/+$/, '')}/openai`)) return false;
  if (/^\w+:\/\/[^/:]*\0/.test(sketch)) return false;
  return /^[^\0]*[:/]/.test(sketch);
}
