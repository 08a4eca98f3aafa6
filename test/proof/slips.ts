import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';
import { randomOf } from '../oracle/generator.mjs';
import { write } from './body-tree.ts';
import { generateSlip } from './generator.ts';

export interface SlipSummary {
  /** How many bodies gave so many problems. */
  readonly byProblems: Readonly<Record<number, number>>;
  /** Bodies that gave more than one, the shortest first. */
  readonly several: readonly string[];
}

/** One slip should be one problem: how far that holds. */
export function countSlips(seed: number, count: number): SlipSummary {
  const byProblems: Record<number, number> = {};
  const several: string[] = [];
  for (let number = 0; number < count; number++) {
    const { body } = write(generateSlip(randomOf(seed + number)));
    const { problems } = prove(read(body));
    byProblems[problems.length] = (byProblems[problems.length] ?? 0) + 1;
    const shown = problems.map(
      ({ kind, start, end }) => `${kind} at ${JSON.stringify(body.slice(start, end))} (${start})`,
    );
    if (problems.length > 1) several.push(`${JSON.stringify(body)}\n  ${shown.join('; ')}`);
  }
  several.sort((one, other) => one.length - other.length);
  return { byProblems, several };
}
