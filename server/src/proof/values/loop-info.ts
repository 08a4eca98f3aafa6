import type { AbstractValue, LoopInfo, Relation } from './abstract-value.ts';
import type { AbstractValues } from './abstract-values.ts';

/** `forloop.name` in an iteration of which not everything is known. */
export function readLoop({ iteration, parent }: LoopInfo, name: string, abstractValues: AbstractValues): AbstractValue {
  const { index, isFirst, isLast, length, isLengthExact, list } = iteration;
  const number = (exact: number | undefined, least: number, to: Relation['to'], plus = 0n) => {
    if (exact !== undefined) return abstractValues.known(BigInt(exact));
    const relation = { loop: iteration.loop.start, to, plus, ...(list !== undefined && { list }) };
    return abstractValues.counted(BigInt(least), { relation });
  };
  // Before it come all but two of the fewest: the one in the middle itself, and the last.
  const middle = length - 1;
  const place = isLast ? 'length' : 'middle';
  const fromEnd = isLast ? 1 : isLengthExact && index !== undefined ? length - index : undefined;
  const leastFromEnd = index === undefined ? 2 : Math.max(1, length - index);
  switch (name) {
    case 'first':
      return abstractValues.known(isFirst);
    case 'last':
      return abstractValues.known(isLast);
    case 'index':
      return number(index === undefined ? undefined : index + 1, isLast ? length : middle, place);
    case 'index0':
      return number(index, isLast ? length - 1 : middle - 1, place, -1n);
    case 'rindex':
      return number(fromEnd, leastFromEnd, 'rest');
    case 'rindex0':
      return number(fromEnd === undefined ? undefined : fromEnd - 1, leastFromEnd - 1, 'rest', -1n);
    case 'length':
      return number(isLengthExact ? length : undefined, length, 'length');
    case 'parentloop':
      return parent ?? abstractValues.nil;
    case 'name':
      return abstractValues.known(iteration.name);
    default:
      return abstractValues.nil;
  }
}
