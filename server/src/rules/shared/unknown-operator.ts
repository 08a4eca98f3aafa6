import { operatorInstead } from '../../catalog/foreign-operators.ts';
import type { Span } from '../../template/span.ts';
import type { Edit } from '../engine/finding.ts';
import { quote, slice } from './words.ts';

interface UnknownOperator extends Span {
  readonly message: string;
  readonly edit?: Edit;
}

const NOT_IN =
  'Liquid has no operator `not in` and prints an error instead of the block. Use `contains`, with `unless` instead of `if`.';

/** What Liquid says of an operator that it does not have, and what to write. */
export function unknownOperator(
  operator: Span & { readonly text: string },
  left: Span,
  right: Span | undefined,
  source: string,
): UnknownOperator {
  if (right !== undefined && /^not$/i.test(operator.text) && /^in$/i.test(slice(source, right)))
    return { start: operator.start, end: right.end, message: NOT_IN };
  // `is not`
  const isDenied = right !== undefined && /^is$/i.test(operator.text) && /^not$/i.test(slice(source, right));
  const text = isDenied ? source.slice(operator.start, right.end) : operator.text;
  const instead = isDenied ? '!=' : operatorInstead(text);
  // `'x' in list`
  const turned =
    text === 'in' && right !== undefined && !source.startsWith('[', right.start)
      ? `${slice(source, right)} contains ${slice(source, left)}`
      : undefined;
  if (turned !== undefined) {
    const message = `Liquid has no operator \`in\` and prints an error instead of the block. Write ${quote(turned)}.`;
    return {
      start: operator.start,
      end: operator.end,
      message,
      edit: { start: left.start, end: right?.end ?? left.end, newText: turned },
    };
  }
  const advice =
    instead === undefined ? 'Use `==`, `!=`, `<`, `>`, `<=`, `>=` or `contains`.' : `Write \`${instead}\`.`;
  const message = `Liquid has no operator \`${text}\` and prints \`Liquid error: Unknown operator ${operator.text}\` instead of the block. ${advice}`;
  const span = { start: operator.start, end: isDenied ? right.end : operator.end };
  return { ...span, message, ...(instead !== undefined && { edit: { ...span, newText: instead } }) };
}
