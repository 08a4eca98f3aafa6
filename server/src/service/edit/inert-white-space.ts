import type { Span } from '../../template/span.ts';
import type { CheckedBody } from '../check-body.ts';
import type { ChangedPart } from './changed-part.ts';
import { placesIn } from './moved-finding.ts';

const SPACES = /^[ \t\r\n]+$/;
const LINE_BREAK = /[\r\n]/;

/**
 * Whether nothing but the amount of white space between two tokens has changed. Beside a colon it matters to those who look for names and
 * values in the text.
 */
export function isInertWhiteSpace(part: ChangedPart, { template, findings }: CheckedBody): boolean {
  const { source } = template;
  const before = source.slice(part.start, part.end);
  const [left, right] = [source.charAt(part.start - 1), source.charAt(part.end)];
  return (
    SPACES.test(before) &&
    SPACES.test(part.newText) &&
    LINE_BREAK.test(before) === LINE_BREAK.test(part.newText) &&
    /^["[\]{},]$/.test(left) &&
    right !== ':' &&
    // A comment silences what is on the next line.
    !/mi-webhook-|-----BEGIN/.test(source) &&
    !findings.some((finding) => placesIn(finding).some((place) => isNear(place, part)))
  );
}

/** Fixes look around, and take white space with them: none looks further. */
const FURTHEST = 1000;

function isNear({ start, end }: Span, part: Span): boolean {
  return start <= part.end + FURTHEST && end >= part.start - FURTHEST;
}
