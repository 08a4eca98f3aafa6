import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { writeJson } from '../../semantics/write-json.ts';

/** JSON as files have it, indented, with every digit of its numbers. */
export function writeIndented(value: Value): string {
  return `${written(value, '')}\n`;
}

function written(value: Value, indent: string): string {
  const inner = `${indent}  `;
  if (isArray(value) && value.length > 0)
    return around(
      '[',
      value.map((item) => written(item, inner)),
      ']',
      indent,
    );
  if (!isHash(value) || value.size === 0) return writeJson(value) ?? 'null';
  const members = Array.from(value, ([key, member]) => `${writeJson(key)}: ${written(member, inner)}`);
  return around('{', members, '}', indent);
}

function around(open: string, parts: readonly string[], close: string, indent: string): string {
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`;
}
