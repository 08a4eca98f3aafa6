import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import { outputAround } from './output-around.ts';
import { slice } from './words.ts';

const LITERAL = String.raw`'[^'\n]*'|"[^"\n]*"|-?\d+(?:\.\d+)?|true|false|null`;
/** `a ? 'x' : 'y'`, `a == b ? 1 : 0`. */
const CHOICE = new RegExp(`^([^?|\\n]{1,200}?)\\s*\\?\\s*(${LITERAL})\\s*:\\s*(${LITERAL})$`);
const COMPARED = /\s(?:[=!]=|[<>]=?|contains|and|or)\s/;

/** An output that chooses between two values as other languages write it, as the `if` that does the same. */
export function choiceFix(within: Span, template: Template): Fix[] {
  const output = outputAround(within, template);
  if (output === undefined) return [];
  const [, condition, one = '', other = ''] = CHOICE.exec(slice(template.source, output.expression).trim()) ?? [];
  if (condition === undefined) return [];
  return [withIf(output, condition, one, other)];
}

/** `'x' if a == b else 'y'`, all of an output. */
const BEHIND = new RegExp(
  `^\\{\\{-?\\s*(${LITERAL})\\s+if\\s+([^|\\n]{1,200}?)(?:\\s+else\\s+(${LITERAL}))?\\s*-?\\}\\}$`,
);

export function choiceBehind(value: Span, source: string): Fix | undefined {
  const start = source.lastIndexOf('{{', value.start);
  const end = source.indexOf('}}', value.end) + 2;
  const text = source.slice(Math.max(start, value.start - NEAR), Math.min(end, value.end + NEAR));
  const [all, one = '', condition = '', other] = BEHIND.exec(text) ?? [];
  return all === undefined ? undefined : withIf({ start, end }, condition, one, other);
}

/** Longer than any choice. */
const NEAR = 400;

function withIf({ start, end }: Span, condition: string, one: string, other: string | undefined): Fix {
  const test = COMPARED.test(condition) ? condition : `${condition} != blank`;
  const rest = other === undefined ? '' : `{% else %}${printed(other)}`;
  const newText = `{% if ${test} %}${printed(one)}${rest}{% endif %}`;
  return { title: 'Write it with `if`', kind: 'suggestion', edits: [{ start, end, newText }] };
}

function printed(literal: string): string {
  return literal.replace(/^(['"])(.*)\1$/, '$2');
}
