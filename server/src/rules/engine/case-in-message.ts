import type { Case, Iteration } from '../../proof/proof.ts';
import { join } from '../shared/words.ts';
import type { Finding } from './finding.ts';

/** Stands in what a rule says for the case, which is told only once a rendering has shown it. No text of a body reaches a message with it. */
const SLOT = '\u{F0CA5}';

/** Where the case goes in a message: right behind a clause. Empty for what always holds, in whatever iteration. */
export function inCase(when: Case | undefined, iteration?: Iteration): string {
  const isPlain = iteration === undefined || iteration.which === 'only';
  return (when === undefined || when.isAlways) && isPlain ? '' : SLOT;
}

/** The case that a finding carries: none if it always holds. */
export function caseOf(when: Case, iteration?: Iteration): Pick<Finding, 'when' | 'iteration'> {
  return { ...(!when.isAlways && { when }), ...(iteration !== undefined && { iteration }) };
}

/** What a rule says, without the case. */
export function withoutCase(said: string, when: Case | undefined): string {
  return said.replace(SLOT, when === undefined ? '' : ' in some cases');
}

/** What a rule says, for a case that a rendering has shown. @param words "`${user_id}` is blank", none for what always holds. */
export function withCase(said: string, words: readonly string[], iteration: Iteration | undefined): string {
  const hasItem = words.some((one) => NAMES_ITEM.test(one));
  const isPlain = iteration === undefined || iteration.which === 'only' || hasItem;
  const parts = [
    ...(words.length > 0 ? [` when ${join(shortened(words), 'and')}`] : []),
    ...(isPlain ? [] : [ITEMS[iteration.which]]),
  ];
  return said.replace(SLOT, parts.join(','));
}

/** As a fact about an item ends in `proof/solve`: then the iteration needs no words of its own. */
const NAMES_ITEM = / on (?:the|a) \w+ item$/;

const ITEMS: Record<Iteration['which'], string> = {
  only: '',
  first: ' on the first item',
  second: ' on the second item',
  later: ' on a later item',
  last: ' on the last item',
};

/** Enough to recognize a case. Reports and the preview show all of it. */
const MOST_WORDS = 4;

function shortened(words: readonly string[]): readonly string[] {
  if (words.length <= MOST_WORDS) return words;
  const shown = words.slice(0, MOST_WORDS - 1);
  return [...shown, `${words.length - shown.length} more conditions are met`];
}
