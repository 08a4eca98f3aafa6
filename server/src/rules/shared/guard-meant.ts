import type { Problem } from '../../template/problems.ts';
import type { Span } from '../../template/span.ts';
import { slice } from './words.ts';

/** The word that a guard was meant to begin with, and where the other one stands. */
export interface GuardMeant extends Span {
  readonly meant: 'if' | 'unless';
}

const OPENING = /^\{%-?\s*(if|unless)\s+(?=\S)(.*?)(?<!\s)\s*-?%\}$/s;
/** UTF-16 units. A guard holds no more. */
const LONGEST = 1000;
const STOPS = /^\s*\{%-?\s*abort_message\b/;
const OF_BLANK = /==\s*(?:blank|nil|null|empty|''|"")\s*$/;
const OF_SET = /^\S+$|!=\s*(?:blank|nil|null|empty|''|"")\s*$/;

/**
 * `{% unless ${user_id} == blank %}{% abort_message() %}{% endif %}`: its end tag and what it tests say that it is to stop those without a value;
 * with the end tag changed it would stop all others.
 */
export function guardMeant({ kind, name, related, start: end }: Problem, source: string): GuardMeant | undefined {
  if (kind !== 'mismatched-end' || related === undefined) return undefined;
  if (related.end - related.start > LONGEST || related.end + LONGEST < end) return undefined;
  const [, word, condition] = OPENING.exec(slice(source, related)) ?? [];
  if (/\{%-?\s*els/.test(source.slice(related.end, end))) return undefined;
  if (word === undefined || condition === undefined || !STOPS.test(source.slice(related.end, related.end + 100)))
    return undefined;
  const meant = name === 'endif' ? 'if' : name === 'endunless' ? 'unless' : undefined;
  const tests = condition.split(/\s(?:and|or)\s/);
  const isMeant = tests.every((test) => (meant === 'if' ? OF_BLANK : OF_SET).test(test.trim()));
  if (meant === undefined || meant === word || !isMeant) return undefined;
  const start = related.start + slice(source, related).indexOf(word);
  return { start, end: start + word.length, meant };
}
