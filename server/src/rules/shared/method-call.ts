import { findFilter } from '../../catalog/filters/index.ts';
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

const CALL = /^([^\s|()'"]{1,200})\.([A-Za-z_]\w*)(?:\(([^()|\n]{0,100})\)|(?![\w.([]))/;
/** Filters that are written as members, after which nobody names a member. */
const MEMBERS =
  /^(?:upcase|downcase|capitalize|strip|json_escape|as_json_string|url_encode|url_param_escape|strip_newlines)$/;
const STRINGIFY = /^JSON\.stringify\(([^()|\n]{1,200})\)/;

/** `x.toLowerCase()`, `list.join(',')`, `JSON.stringify(x)`: Liquid reads a member of that name, which nothing has. */
export function methodCall({ start, end, value }: FilteredExpression, source: string): MethodCall | undefined {
  if (value?.type !== 'lookup') return undefined;
  const text = slice(source, { start: value.start, end });
  const [stringified, inner] = STRINGIFY.exec(text) ?? [];
  if (stringified !== undefined && inner !== undefined)
    return call(value.start, stringified, `${inner.trim()} | as_json_string`);
  const [all, object, name = '', written] = CALL.exec(text) ?? [];
  if (all === undefined || object === undefined || start > value.start) return undefined;
  const args = written?.trim() ?? '';
  const known = (args === '' ? PLAIN : WITH_ARGUMENTS).get(name.toLowerCase());
  const filter = written === undefined ? MEMBERS.exec(name)?.[0] : (known ?? filterNamed(name, args));
  if (filter === undefined) return undefined;
  return call(value.start, all, `${object} | ${filter}${args === '' ? '' : `: ${args}`}`);
}

/** A filter of that name, if it takes what it is given. */
function filterNamed(name: string, args: string): string | undefined {
  const entry = findFilter(name);
  const isGiven = args !== '' || entry?.arguments[0]?.required !== true;
  return isGiven && /^(?:liquid|braze)$/.test(entry?.origin ?? '') ? name : undefined;
}

function call(start: number, text: string, meant: string): MethodCall {
  return { kind: 'method', start, end: start + text.length, text, meant };
}
