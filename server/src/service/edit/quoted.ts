import type { Finding } from '../../rules/engine/finding.ts';
import type { Span } from '../../template/span.ts';
import type { CheckedBody } from '../check-body.ts';

/** Whether words on something else may quote a part of the body: an error says what comes before it, and a fix where a comma goes. */
export function isQuoted(part: Span, { template, proof, findings }: CheckedBody): boolean {
  const isNamed = proof.problems.some(({ previous, next }) => meets(previous, part) || meets(next, part));
  return isNamed || findings.some((finding) => repeats(finding, template.source.slice(part.start, part.end)));
}

function meets(place: Span | undefined, part: Span): boolean {
  return place !== undefined && place.start < part.end && part.start < place.end;
}

/** Quotations are cut off at their end, and shorter texts are in many words. */
const SHORTEST = 4;
const LONGEST = 12;

function repeats({ message, related, fixes }: Finding, text: string): boolean {
  const pieces = [text.slice(0, LONGEST), text.slice(-LONGEST)].filter((piece) => piece.trim().length >= SHORTEST);
  const words = [
    message,
    ...related.map((one) => one.message),
    ...fixes.flatMap(({ title, edits }) => [title, ...edits.map(({ newText }) => newText)]),
  ];
  return words.some((one) => pieces.some((piece) => one.includes(piece)));
}
