import type { Assumption, AssumptionKind, Case, Iteration } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';

/** Enough of a text to recognize it, in one line. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}

export function slice(source: string, span: Span): string {
  return source.slice(span.start, span.end);
}

const ITEMS: Record<Exclude<Iteration['which'], 'only'>, string> = {
  first: ' on the first item',
  second: ' on the second item',
  later: ' on a later item',
  last: ' on the last item',
};

/** As `sentence` in `proof/solve/solve.ts` ends a fact about an item: then the turn needs no words of its own. */
const NAMES_ITEM = / on (?:the|a) \w+ item$/;

/**
 * The case in words, to be added to a clause: " when `${user_id}` is blank, on the second item". Empty if the finding always holds. What
 * cannot be put into words is " in some cases".
 */
export function inCase(when: Case | undefined, turn?: Iteration): string {
  const all = when?.explain()?.words ?? [];
  const hasItem = all.some((words) => NAMES_ITEM.test(words));
  const parts = [
    ...(all.length > 0 ? [` when ${join(shortened(all), 'and')}`] : []),
    ...(turn === undefined || turn.which === 'only' || hasItem ? [] : [ITEMS[turn.which]]),
  ];
  if (parts.length > 0) return parts.join(',');
  return when === undefined || when.isAlways ? '' : ' in some cases';
}

/** Enough to recognize a case. Reports and the preview show all of it. */
const MOST_WORDS = 4;

function shortened(words: readonly string[]): readonly string[] {
  if (words.length <= MOST_WORDS) return words;
  const shown = words.slice(0, MOST_WORDS - 1);
  return [...shown, `${words.length - shown.length} more conditions are met`];
}

/** What an error in the JSON leads to. */
export const LOST = 'Braze would send invalid JSON and the event would be lost';

/** "a, b and c". */
export function join(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** The case that a finding carries: none if it always holds. */
export function caseOf(when: Case): { readonly when?: Case } {
  return when.isAlways ? {} : { when };
}

const MUST: Record<AssumptionKind, string> = {
  unescaped: 'contains no quote, backslash or line break',
  blank: 'is not blank',
  text: 'is a number or a boolean',
  object: 'is not an array or object',
  overflow: 'does not exceed the largest number',
  error: 'causes no Liquid error',
};

/** "event_properties.${title} contains no quote, backslash or line break". */
export function assumptionInWords({ text, kind }: Assumption): string {
  return `${text} ${MUST[kind]}`;
}
