import { isJsonProblem, parseJsonTree, valueOfJson } from '../../semantics/json.ts';
import { isHash, type Value } from '../../semantics/values.ts';
import { curlData, isCurl } from './curl-data.ts';

export type JsonObject = ReadonlyMap<string, Value>;

/** Why an input cannot be used, as the end of a sentence about it. */
export interface Unusable {
  readonly problem: string;
}

/** The object that people have in hand: as JSON, as the data of a cURL command, each also in the fence of a Markdown page. */
export function readObject(text: string): JsonObject | Unusable {
  const plain = withoutFence(text.replace(/^\uFEFF/, ''));
  if (plain.trim() === '') return { problem: 'is empty' };
  const sent = isCurl(plain) ? curlData(plain) : { data: plain };
  return 'problem' in sent ? { problem: `is a cURL command that ${sent.problem}` } : objectIn(sent.data);
}

export function isUnusable(read: JsonObject | Unusable): read is Unusable {
  return 'problem' in read;
}

function objectIn(text: string): JsonObject | Unusable {
  const tree = parseJsonTree(text);
  if (isJsonProblem(tree)) {
    const { line, column } = placeOf(text, tree.start);
    return { problem: `is not valid JSON: ${tree.message} (line ${line}, column ${column})` };
  }
  const value = valueOfJson(tree, text);
  if (isHash(value)) return value;
  const [only, ...others] = Array.isArray(value) ? value : [];
  if (isHash(only) && others.length === 0) return only;
  return { problem: `must be a JSON object, but is ${Array.isArray(value) ? 'an array' : 'a single value'}` };
}

function withoutFence(text: string): string {
  return /^\s*```[^\n]*\n([\s\S]*?)\n?[ \t]*```\s*$/.exec(text)?.[1] ?? text;
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
