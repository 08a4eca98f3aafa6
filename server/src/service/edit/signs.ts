import { secretsIn } from '../../privacy/secrets.ts';
import type { Span } from '../../template/span.ts';
import type { CheckedBody } from '../check-body.ts';
import type { ChangedPart } from './changed-part.ts';

/** Signs that several places of the engine look for in the text. */
const SIGNS = [',', ':', "'", '//', '/*', '*/', '%', 'content_blocks', 'mi-webhook'] as const;

/** Whether a text has as many of each as another one. */
export function haveSameSigns(one: string, other: string): boolean {
  return SIGNS.every((sign) => one.split(sign).length === other.split(sign).length);
}

/** The name of a secret, and what follows on it, reach no further over the ends of a string. */
const FURTHEST = 400;

/** Whether a part was a secret, or a part of one, or has become so. */
export function isOrWasSecret(part: ChangedPart, { template: { source }, analysis }: CheckedBody): boolean {
  if (analysis.secrets().some((secret) => touch(secret, part))) return true;
  const { start, end, newText } = part;
  if (/basic\s*$|-----/i.test(newText)) return true;
  const from = Math.max(0, start - FURTHEST);
  const around = source.slice(from, start) + newText + source.slice(end, end + FURTHEST);
  const here = { start: start - from, end: start - from + newText.length };
  return secretsIn(around).some((secret) => touch(secret, here));
}

function touch(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
