import { Meter } from '../conditions/meter.ts';
import type { Case, Proof } from '../proof.ts';
import { TextReads } from '../text-reads.ts';

const always: Case = {
  isNever: false,
  isAlways: true,
  and: (other) => other,
  or: () => always,
  not: () => never,
  solve: () => ({ words: [], facts: [], decisions: [] }),
  explain: () => ({ words: [], facts: [], decisions: [] }),
};

const never: Case = {
  isNever: true,
  isAlways: false,
  and: () => never,
  or: (other) => other,
  not: () => always,
  solve: () => undefined,
  explain: () => undefined,
};

/** Of a body that is never sent, or not followed at all. */
export function emptyProof(): Proof {
  return {
    verdict: 'not-proved',
    cases: 0,
    problems: [],
    assumptions: [],
    gaps: [],
    unset: [],
    sent: never,
    aborted: never,
    stats: { mostStates: 0, decisionVariables: 0 },
    reads: new TextReads(),
    asked: () => new Set(),
    meter: new Meter(),
  };
}
