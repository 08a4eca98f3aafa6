import type { Proof } from '../proof/proof.ts';
import { assumptionInWords } from '../rules/shared/words.ts';
import type { Lines } from './lines.ts';

/** What is taken for granted of all data; larger numbers can make arithmetic overflow. */
export const presumptions: readonly string[] = [
  'numbers within ±2^53',
  'numbers that are 0 or at least 10^-100 from it',
  'lists of at most 10^6 items',
];

/** What must hold of values, a sentence each, none twice. */
export function assumptionsInWords({ assumptions }: Proof): string[] {
  return [...new Set(assumptions.map(assumptionInWords))];
}

/** The verdict with what it stands on: "proved: 12 cases", "conditional: 3 assumptions", "not proved: line 4, column 2". */
export function verdictInWords(proof: Proof, lines: Lines): string {
  switch (proof.verdict) {
    case 'proved':
      return `proved: ${counted(proof.cases, 'case')}`;
    case 'conditional':
      return `conditional: ${counted(assumptionsInWords(proof).length, 'assumption')}`;
    case 'refuted':
      return 'refuted';
    case 'not-proved':
      return `not proved: ${gapsInWords(proof, lines)}`;
  }
}

function gapsInWords({ gaps: [first, ...others] }: Proof, lines: Lines): string {
  if (first === undefined) return 'not every case could be followed';
  const { line, character } = lines.positionAt(first.start);
  const more = others.length === 0 ? '' : `, and in ${counted(others.length, 'more place')}`;
  return `${first.reason} at line ${line + 1}, column ${character + 1}${more}`;
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
