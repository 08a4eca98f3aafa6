import { readJson } from '../json/reader.ts';
import type { Piece, Rendering } from '../render/rendering.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { rules } from '../rules/index.ts';
import type { Span } from '../template/span.ts';

/** Rules that look at nothing but the payload, so that they find in one rendering what they have found in the body. */
const OF_PAYLOAD = new Set([
  'missing-identifier',
  'identify-needs-both',
  'blank-identifier',
  'missing-field',
  'wrong-type',
  'timestamp-type',
  'timestamp-unit',
  'invalid-timezone',
  'duplicate-key',
]);

/** Rules that look at how an identifier is made, be it in a capture that is printed elsewhere. */
const OF_IDENTIFIER = new Set(['shared-identifier', 'weak-identifier', 'swapped-identifiers', 'mixed-identifiers']);

const OF_TIMESTAMP = new Set(['timestamp-type', 'timestamp-unit']);

/** The JSON errors of a body that are not the one to be shown. */
export interface OtherErrors {
  readonly places: readonly Span[];
  /** How many of them always happen in the same case. */
  readonly always: number;
}

type Claim = Pick<Finding, 'code' | 'subject' | 'shownAt' | 'start' | 'end'>;

/**
 * Whether a rendering shows what a finding says: for JSON errors, that it is invalid at this place, or where no other error of the body stands, and
 * not only because of the others; for what a payload lacks or holds, that the rule finds it in this payload alone; for errors of Liquid, that one
 * was printed; for identifiers, that it is sent; for a variable that is not set, that nothing was printed; for the rest, that the place of the
 * finding was printed and sent.
 * @param others the other JSON errors of the body, and how many of them always happen in the same case.
 * @param findingsIn what is found in a text that is taken for a body.
 */
export function showsFinding(
  finding: Claim,
  { status, text, pieces }: Rendering,
  others: OtherErrors,
  findingsIn: (body: string) => readonly Claim[],
): boolean {
  if (status !== 'rendered') return false;
  const { code } = finding;
  const { start, end } = finding.shownAt ?? finding;
  if (OF_PAYLOAD.has(code)) return findingsIn(text).some((one) => saysTheSame(one, finding));
  const printed = pieces.filter(({ source }) => source.start < end && start < source.end);
  if (code === 'undefined-variable') return printed.every(({ rendered }) => rendered.start === rendered.end);
  if (code === 'liquid-error') return printed.some((piece) => piece.kind === 'error' || isNoNumber(piece, text));
  if (OF_IDENTIFIER.has(code) && sendsText(finding.subject, text)) return true;
  if (!rules.some((rule) => rule.code === code && rule.group === 'json')) return printed.length > 0;
  const { problems } = readJson(text);
  if (problems.some((problem) => printed.some((piece) => meet(problem, piece, { start, end })))) return true;
  return problems.length > others.always && problems.some((problem) => !isOf(others.places, problem, pieces));
}

/** Whether an error of a rendering stands where others of the body do. */
function isOf(places: readonly Span[], problem: Span, pieces: readonly Piece[]): boolean {
  const printed = pieces.filter(({ rendered }) => problem.start < rendered.end && rendered.start < problem.end);
  return places.some((place) =>
    printed.some(
      (piece) => piece.source.start < place.end && place.start < piece.source.end && meet(problem, piece, place),
    ),
  );
}

/** What a division by 0 prints of a fraction. */
function isNoNumber({ rendered }: Piece, text: string): boolean {
  return /^-?(?:Infinity|NaN)$/.test(text.slice(rendered.start, rendered.end));
}

/** Whether a span of the rendering lies in a piece at a place of the body. Of a text each character has its own place. */
function meet({ start, end }: Span, { rendered, source, kind }: Piece, place: Span): boolean {
  if (start >= rendered.end || rendered.start >= end) return false;
  if (kind !== 'text') return true;
  const from = source.start + Math.max(start - rendered.start, 0);
  const to = source.start + Math.min(end, rendered.end) - rendered.start;
  return from < place.end && place.start < to;
}

function sendsText(name: string | undefined, text: string): boolean {
  const [before = '', after = ''] = text.split(`"${name}"`, 2);
  return before !== text && /^\s*:\s*"[^"\s]/.test(after);
}

/** Whether a rendering has an error that the same body does not have with a harmless value. */
export function isWorse({ status, text }: Rendering, harmless: Rendering): boolean {
  if (status !== 'rendered' || harmless.status !== 'rendered') return false;
  const known = new Set(slipsOf(harmless.text));
  return slipsOf(text).some((slip) => !known.has(slip));
}

function slipsOf(text: string): string[] {
  return readJson(text).problems.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

function saysTheSame(one: Claim, other: Claim): boolean {
  if (one.subject !== other.subject) return false;
  // Which string it is decides in a rendering whether its type or its form is reported.
  return one.code === other.code || (OF_TIMESTAMP.has(one.code) && OF_TIMESTAMP.has(other.code));
}
