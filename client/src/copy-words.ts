import type { StatusParams } from '../../server/src/service/protocol.ts';
import { plural } from './plural.ts';

/** What somebody should know before they paste a body into Braze. */
export interface Danger {
  /** One sentence: what can break, and in how many ways. */
  readonly message: string;
  /** What exactly, a line each. */
  readonly lines: readonly string[];
}

type Check = Pick<
  StatusParams,
  'verdict' | 'assumptions' | 'assumptionCount' | 'ways' | 'counts' | 'isEmpty' | 'isLeftUnchecked'
>;

/** More would not fit a dialog. */
const MOST_LINES = 4;

/**
 * @param check of the text that is copied; absent if the server has not checked it.
 * @param errors the messages of its errors, in the order of their places.
 * @returns `undefined` for a body that is safe to paste.
 */
export function dangerOf(check: Check | undefined, errors: readonly string[]): Danger | undefined {
  if (check === undefined || check.isLeftUnchecked)
    return { message: 'This body has not been checked, so it may send invalid JSON.', lines: [] };
  const { verdict, ways, counts, assumptions, assumptionCount } = check;
  const found = listed(errors, counts.errors);
  switch (verdict) {
    case 'refuted':
      return { message: `This body can send invalid JSON in ${plural(ways, 'way')}.`, lines: found };
    case 'conditional': {
      const lines = [...found, ...listed(assumptions, assumptionCount)];
      const when = `unless ${plural(assumptionCount, 'condition')} ${assumptionCount === 1 ? 'holds' : 'hold'}`;
      return { message: `This body sends invalid JSON ${when}.`, lines };
    }
    case 'not-proved':
      return { message: 'Not every case of this body could be checked, so it may send invalid JSON.', lines: found };
    case 'proved':
      if (counts.errors === 0) return undefined;
      return { message: `This body is always valid JSON, but has ${plural(counts.errors, 'error')}.`, lines: found };
  }
}

function listed(sentences: readonly string[], count: number): string[] {
  const lines = sentences.slice(0, MOST_LINES).map((sentence) => `• ${sentence}`);
  const more = count - lines.length;
  return more > 0 && lines.length > 0 ? [...lines, `• and ${more} more`] : lines;
}

/** What is said after key-value pairs were copied; a caution where Movable Ink would get another type than the body sends. */
export function pairsWords({
  count,
  becomeStrings,
}: {
  readonly count: number;
  readonly becomeStrings: readonly string[];
}): {
  readonly done: string;
  readonly caution?: string;
} {
  const done = `Copied ${plural(count, 'key-value pair')}.`;
  if (becomeStrings.length === 0) return { done };
  const keys = becomeStrings.slice(0, MOST_LINES).map((key) => `\`${key}\``);
  const more = becomeStrings.length - keys.length;
  const names = more > 0 ? `${keys.join(', ')} and ${more} more` : keys.join(', ');
  return {
    done,
    caution: `Braze sends every value of its table as a string, so these are no longer numbers: ${names}. Use the raw text where Movable Ink expects a number.`,
  };
}
