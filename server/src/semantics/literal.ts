import type { LiteralValue } from '../template/expressions.ts';
import { Float, type Value } from './values.ts';

/** The value of a literal outside of conditions, where `blank` and `empty` are empty strings. */
export function literalValue(literal: LiteralValue): Value {
  switch (literal.kind) {
    case 'nil':
      return null;
    case 'blank':
    case 'empty':
      return '';
    case 'integer':
      return BigInt(literal.text);
    case 'float':
      return new Float(Number.parseFloat(literal.text));
    default:
      return literal.value;
  }
}
