import { l10n } from 'vscode';
import type { StatusParams } from '../../server/src/service/protocol.ts';
import { counted } from './counted.ts';

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

/** Rules whose errors are ways to send invalid JSON. Others are about what is sent, or about Liquid. */
export const BREAK_JSON: ReadonlySet<string> = new Set(['json-syntax', 'text-outside-json', 'unbalanced-loop']);

/**
 * @param check of the text that is copied; absent if the server has not checked it.
 * @param errors the messages of its errors by which JSON breaks, in the order of their places.
 * @param others those of its other errors.
 * @returns `undefined` for a body that is safe to paste.
 */
export function dangerOf(
  check: Check | undefined,
  errors: readonly string[],
  others: readonly string[] = [],
): Danger | undefined {
  if (check === undefined || check.isLeftUnchecked)
    return { message: l10n.t('This body has not been checked, so it may send invalid JSON.'), lines: [] };
  const { verdict, ways, counts, assumptions, assumptionCount } = check;
  const ofJson = counts.errors - others.length;
  switch (verdict) {
    case 'refuted':
      return {
        message:
          ways === 1
            ? l10n.t('This body can send invalid JSON in 1 way.')
            : l10n.t('This body can send invalid JSON in {0} ways.', ways),
        lines: [...listed(errors, ofJson), ...besides(others, others.length)],
      };
    case 'conditional': {
      const lines = [...listed(assumptions, assumptionCount), ...besides([...errors, ...others], counts.errors)];
      const message =
        assumptionCount === 1
          ? l10n.t('This body sends invalid JSON unless 1 condition holds.')
          : l10n.t('This body sends invalid JSON unless {0} conditions hold.', assumptionCount);
      return { message, lines };
    }
    case 'not-proved':
      return {
        message: l10n.t('Not every case of this body could be checked, so it may send invalid JSON.'),
        lines: listed([...errors, ...others], counts.errors),
      };
    case 'proved':
      if (counts.errors === 0) return undefined;
      return {
        message: l10n.t('This body is always valid JSON, but has {0}.', counted.errors(counts.errors)),
        lines: listed([...errors, ...others], counts.errors),
      };
  }
}

/** Errors that the question is not about. */
function besides(sentences: readonly string[], count: number): string[] {
  return count === 0 ? [] : ['', l10n.t('It also has {0}:', counted.errors(count)), ...listed(sentences, count)];
}

function listed(sentences: readonly string[], count: number): string[] {
  const lines = sentences.slice(0, MOST_LINES).map((sentence) => `• ${sentence}`);
  const more = count - lines.length;
  return more > 0 && lines.length > 0 ? [...lines, `• ${l10n.t('and {0} more', more)}`] : lines;
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
  const done = count === 1 ? l10n.t('Copied 1 key-value pair.') : l10n.t('Copied {0} key-value pairs.', count);
  if (becomeStrings.length === 0) return { done };
  const keys = becomeStrings.slice(0, MOST_LINES).map((key) => `\`${key}\``);
  const more = becomeStrings.length - keys.length;
  const names = more > 0 ? l10n.t('{0} and {1} more', keys.join(', '), more) : keys.join(', ');
  return {
    done,
    caution: l10n.t(
      'Braze sends every value of its table as a string, so these are no longer numbers: {0}. Use the raw text where Movable Ink expects a number.',
      names,
    ),
  };
}
