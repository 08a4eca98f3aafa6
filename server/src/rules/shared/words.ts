import type { Assumption, AssumptionKind, Case, Iteration } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';

/** Enough of a text to recognise it, in one line. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}

export function slice(source: string, span: Span): string {
  return source.slice(span.start, span.end);
}

const TURNS: Record<Exclude<Iteration['which'], 'only'>, string> = {
  first: 'on the first turn of the loop',
  second: 'on the second turn of the loop',
  later: 'on a later turn of the loop',
  last: 'on the last turn of the loop',
};

/** "in every rendering", or the case in words: "when `${user_id}` is blank, on the second turn of the loop". */
export function inCase(when: Case | undefined, turn?: Iteration): string {
  const assumptions = when?.explain()?.words ?? [];
  const hasTurn = assumptions.some((words) => words.endsWith(' turn'));
  const parts = [
    ...(assumptions.length > 0 ? [`when ${join(assumptions, 'and')}`] : []),
    ...(turn === undefined || turn.which === 'only' || hasTurn ? [] : [TURNS[turn.which]]),
  ];
  if (parts.length > 0) return parts.join(', ');
  return when === undefined || when.isAlways ? 'in every rendering' : 'in some renderings';
}

/** "a, b and c". */
export function join(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** What slips in the JSON lead to. */
export function lostWithInvalidJson(when: Case | undefined, turn?: Iteration): string {
  const phrase = inCase(when, turn);
  const pause = phrase.startsWith('when') ? '' : ',';
  return `Braze would send invalid JSON and the event is lost${pause} ${phrase}.`;
}

/** The case that a finding carries: none where it holds in every rendering. */
export function caseOf(when: Case): { readonly when?: Case } {
  return when.isAlways ? {} : { when };
}

const MUST: Record<AssumptionKind, string> = {
  unescaped: 'holds no quote, backslash or line break',
  blank: 'is not blank',
  text: 'is a number or a boolean',
  object: 'is no list and no object',
  overflow: 'does not lead to a number beyond all bounds',
  error: 'gives no Liquid error',
  list: 'is a list',
  date: 'is a date',
  number: 'is a number',
};

/** "event_properties.${title} holds no quote, backslash or line break". */
export function assumptionInWords({ text, kind }: Assumption): string {
  return `${text} ${MUST[kind]}`;
}
