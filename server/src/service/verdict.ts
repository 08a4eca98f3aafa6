import type { Layout } from '../blocks/layout.ts';
import { asWritten } from '../blocks/seams.ts';
import { type TextDocument, textDocument } from '../files/text-document.ts';
import type { Proof, Verdict } from '../proof/proof.ts';
import { assumptionInWords } from '../rules/shared/words.ts';
import type { Span } from '../template/span.ts';

/** What is presumed of all data; larger numbers could make arithmetic overflow. */
export const presumptions: readonly string[] = [
  'numbers within ±2^53',
  'numbers that are 0, or at least 10^-100 away from it',
  'arrays of at most 10^6 items',
  'hours, minutes and seconds below 2^31',
  'a compared .size counts items or characters',
];

/** The conditions that values must meet, one sentence each, without duplicates. */
export function assumptionsInWords({ assumptions }: Pick<Proof, 'assumptions'>): string[] {
  return [...new Set(assumptions.map((one) => asWritten(assumptionInWords(one))))];
}

/** Places of a body in words: "line 1, column 7", or the Content Block that they lie in. */
export function placesIn(layout: Layout, lines: TextDocument): (span: Span) => string {
  return (span) => {
    const { block, start } = layout.placeOf(span);
    const { line, character } = (block === undefined ? lines : textDocument(block.text)).positionAt(start);
    const place = `line ${line + 1}, column ${character + 1}`;
    return block === undefined ? place : `${place} of the Content Block \`${block.name}\``;
  };
}

/** In how many ways the JSON can break, at most as many as errors are shown: one slip may break it at several places. */
export function waysToBreak({ problems }: { readonly problems: readonly unknown[] }, errors: number): number {
  return Math.min(problems.length, errors || problems.length);
}

/**
 * The verdict as a sentence: "Always valid JSON (12 cases checked)", "Valid JSON if 3 conditions hold", "Can send invalid JSON (1 way)".
 * @param errors that are shown of it.
 */
export function verdictInWords(
  proof: Proof,
  whereIs: (span: Span) => string,
  verdict: Verdict = proof.verdict,
  errors = 0,
): string {
  switch (verdict) {
    case 'proved':
      return `Always valid JSON (${counted(proof.cases, 'case')} checked)`;
    case 'conditional':
      return conditionsInWords(assumptionsInWords(proof).length);
    case 'refuted':
      return `Can send invalid JSON (${counted(waysToBreak(proof, errors), 'way')})`;
    case 'not-proved':
      return `Could not be proved${gapsInWords(proof, whereIs)}`;
  }
}

function conditionsInWords(number: number): string {
  return `Valid JSON if ${counted(number, 'condition')} ${number === 1 ? 'holds' : 'hold'}`;
}

/** " (line 1, column 7): could not determine what `x` prints". */
function gapsInWords({ gaps: [first, ...others] }: Proof, whereIs: (span: Span) => string): string {
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : `, and ${counted(others.length, 'more place')}`;
  const reason = `${first.reason.charAt(0).toLowerCase()}${first.reason.slice(1)}`;
  return ` (${whereIs(first)}${more}): ${asWritten(reason)}`;
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
