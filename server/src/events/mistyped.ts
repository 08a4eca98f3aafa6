import type { JsonType } from '../catalog/movable-ink/types.ts';
import { type Alternative, outputOf } from '../proof/walk-payload.ts';

/** The values that are of another type. What an output prints fits if anything of it does. */
export function mistyped(values: readonly Alternative[], expected: JsonType, mayBeNull: boolean): Alternative[] {
  const fits = ({ value }: Alternative) => isOf(value, expected, mayBeNull);
  const fitting = new Set(values.filter(fits).map(({ value }) => outputOf(value)?.start));
  return values.filter((one) => {
    const output = outputOf(one.value);
    return !fits(one) && (output === undefined || !fitting.has(output.start));
  });
}

function isOf(value: Alternative['value'], expected: JsonType, mayBeNull: boolean): boolean {
  if (value.type === 'object') return expected === 'object';
  if (value.type === 'list') return expected === 'array';
  if (value.kind === 'json') return true;
  if (value.kind === 'null') return mayBeNull;
  return value.kind === expected || (value.kind === 'number' && expected === 'integer');
}
