import { rules } from '../../../server/src/rules/index.ts';
import { readSlips } from '../../rules/slips.ts';
import type { Faulty } from './arrangements.ts';

/** The slips that people make first, and the bad examples of all rules. @param slips the text of `first-slips.txt` */
export function faultyBodies(slips: string): readonly Faulty[] {
  const first = readSlips(slips).flatMap(([kind, ofKind]) =>
    ofKind.map(({ name, body, at }) => ({ name: `${kind}, ${name}`, body, at })),
  );
  const examples = rules.flatMap(({ code, documentation }) =>
    documentation.examplesAre === undefined
      ? documentation.bad.map(({ caption, body, at = '' }) => ({ name: `${code}, ${caption}`, body, at }))
      : [],
  );
  return [...first, ...examples];
}
