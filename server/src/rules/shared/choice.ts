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
  const test = COMPARED.test(condition) ? condition : `${condition} != blank`;
  const newText = `{% if ${test} %}${printed(one)}{% else %}${printed(other)}{% endif %}`;
  const { start, end } = output;
  return [{ title: 'Write it with `if`', kind: 'suggestion', edits: [{ start, end, newText }] }];
}

function printed(literal: string): string {
  return literal.replace(/^(['"])(.*)\1$/, '$2');
}
