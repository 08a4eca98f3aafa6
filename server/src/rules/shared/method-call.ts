import type { FilteredExpression } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import { slice } from './words.ts';

/** A call as other languages write it, and the filter that does the same. */
export interface MethodCall extends Span {
  readonly kind: 'method';
  readonly text: string;
  readonly meant: string;
}

/** Methods of JavaScript and Python without arguments, and with those that the filter takes as well. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['tolowercase', 'downcase'],
  ['lower', 'downcase'],
  ['touppercase', 'upcase'],
  ['upper', 'upcase'],
  ['trim', 'strip'],
  ['strip', 'strip'],
  ['tostring', "append: ''"],
  ['length', 'size'],
  ['reverse', 'reverse'],
  ['sort', 'sort'],
]);
const WITH_ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['tofixed', 'round'],
  ['join', 'join'],
  ['split', 'split'],
  ['replace', 'replace'],
  ['replaceall', 'replace'],
  ['append', 'append'],
  ['concat', 'append'],
]);

const CALL = /^([^\s|()'"]{1,200})\.([A-Za-z]+)\(([^()|\n]{0,100})\)/;
const STRINGIFY = /^JSON\.stringify\(([^()|\n]{1,200})\)/;

/** `x.toLowerCase()`, `list.join(',')`, `JSON.stringify(x)`: Liquid reads a member of that name, which nothing has. */
export function methodCall({ start, end, value }: FilteredExpression, source: string): MethodCall | undefined {
  if (value?.type !== 'lookup') return undefined;
  const text = slice(source, { start: value.start, end });
  const [stringified, inner] = STRINGIFY.exec(text) ?? [];
  if (stringified !== undefined && inner !== undefined)
    return call(value.start, stringified, `${inner.trim()} | as_json_string`);
  const [all, object, name = '', written = ''] = CALL.exec(text) ?? [];
  if (all === undefined || object === undefined || start > value.start) return undefined;
  const args = written.trim();
  const filter = args === '' ? PLAIN.get(name.toLowerCase()) : WITH_ARGUMENTS.get(name.toLowerCase());
  if (filter === undefined) return undefined;
  return call(value.start, all, `${object} | ${filter}${args === '' ? '' : `: ${args}`}`);
}

function call(start: number, text: string, meant: string): MethodCall {
  return { kind: 'method', start, end: start + text.length, text, meant };
}
