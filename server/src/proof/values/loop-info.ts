import type { Abstract, Abstracts, LoopInfo, Relation } from './abstract-value.ts';

/** `forloop.name` in a turn of which not everything is known. */
export function readLoop({ turn, parent }: LoopInfo, name: string, abstracts: Abstracts): Abstract {
  const { index, isFirst, isLast, length, isLengthExact } = turn;
  const number = (exact: number | undefined, least: number, to?: Relation['to'], plus = 0n) => {
    if (exact !== undefined) return abstracts.known(BigInt(exact));
    return abstracts.counted(BigInt(least), to && { loop: turn.loop.start, to, plus });
  };
  const place = isLast ? 'length' : 'middle';
  const fromEnd = isLast ? 1 : isLengthExact && index !== undefined ? length - index : undefined;
  const leastFromEnd = index === undefined ? 2 : Math.max(1, length - index);
  switch (name) {
    case 'first':
      return abstracts.known(isFirst);
    case 'last':
      return abstracts.known(isLast);
    case 'index':
      return number(index === undefined ? undefined : index + 1, isLast ? length : 2, place);
    case 'index0':
      return number(index, isLast ? length - 1 : 1, place, -1n);
    case 'rindex':
      return number(fromEnd, leastFromEnd);
    case 'rindex0':
      return number(fromEnd === undefined ? undefined : fromEnd - 1, leastFromEnd - 1);
    case 'length':
      return number(isLengthExact ? length : undefined, length, 'length');
    case 'parentloop':
      return parent ?? abstracts.nil;
    case 'name':
      return abstracts.known(turn.name);
    default:
      return abstracts.nil;
  }
}
