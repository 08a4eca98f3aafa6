import type { Node as JsonNode } from 'jsonc-parser';
import { isJsonProblem, membersOf, parseJsonTree } from '../../semantics/json.ts';
import type { Node, Template } from '../../template/tree.ts';
import { FlatText } from './flat-text.ts';

/** A line of the table *JSON Key/Value Pairs* of Braze's webhook composer. */
export interface KeyValuePair {
  readonly key: string;
  /** Text and Liquid. */
  readonly value: string;
}

export interface KeyValuePairs {
  readonly pairs: readonly KeyValuePair[];
  /** The keys whose values are not strings in the body. Braze sends all values of the table as strings. */
  readonly becomeStrings: readonly string[];
}

/** Why a body cannot be written as key-value pairs, as a sentence. */
export interface NotFlat {
  readonly problem: string;
}

/** The body as key-value pairs for Braze's other body mode, which takes a flat object of strings and nothing else. */
export function keyValuePairs(template: Template): KeyValuePairs | NotFlat {
  const flat = new FlatText(template.source);
  for (const node of template.nodes) {
    const problem = flat.isInString || addsNothing(node) ? undefined : problemOf(node, template.source);
    if (problem !== undefined) return { problem };
    flat.add(node);
  }
  if (flat.json.trim() === '') return { problem: 'The body is empty.' };
  const root = parseJsonTree(flat.json);
  if (isJsonProblem(root)) return { problem: `The body is not a JSON object: ${root.message}.` };
  if (root.type !== 'object') return { problem: 'The body is not a JSON object, so it has no keys.' };
  return pairsOf(root, flat);
}

function addsNothing(node: Node): boolean {
  return node.type === 'comment' || node.type === 'text' || node.type === 'output';
}

/** Braze's pages don't say whether a variable that is set in one pair is known in another. */
function problemOf(node: Node, source: string): string {
  const name = 'name' in node ? node.name : node.type;
  const line = source.slice(0, node.start).split('\n').length;
  return `Line ${line} has a tag, \`${name}\`, outside the values. Key-value pairs have no place for it: only a value can hold Liquid.`;
}

function pairsOf(root: JsonNode, flat: FlatText): KeyValuePairs | NotFlat {
  const pairs = new Map<string, string>();
  const becomeStrings = new Set<string>();
  for (const { key, value } of membersOf(root)) {
    if (flat.hasMarkup(key))
      return { problem: `The key \`${flat.restore(key)}\` contains Liquid, or is printed by it.` };
    if (value.type === 'object' || value.type === 'array') return { problem: nested(key, value.type) };
    pairs.set(key, flat.restore(value.type === 'string' ? String(value.value) : flat.textOf(value)));
    if (flat.isBare(value)) becomeStrings.add(key);
    else becomeStrings.delete(key);
  }
  return { pairs: Array.from(pairs, ([key, value]) => ({ key, value })), becomeStrings: [...becomeStrings] };
}

function nested(key: string, type: 'object' | 'array'): string {
  return `\`${key}\` is an ${type}. Key-value pairs are flat: each value is one string.`;
}

/** As spreadsheets copy cells: a tab between key and value, and quotes around a text that contains a tab, a line break or a quote at its start. */
export function pairsAsText(pairs: readonly KeyValuePair[]): string {
  return pairs.map(({ key, value }) => `${cell(key)}\t${cell(value)}\n`).join('');
}

function cell(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
