import { didYouMean } from '../../catalog/did-you-mean.ts';
import { type Directive, directiveWords, type Word } from './directive.ts';
import type { Silences } from './silences.ts';

/** A comment that silences findings, with what it turned out to silence. */
export interface JudgedDirective extends Directive {
  /** The word that was probably meant, if the one written is unknown. */
  readonly meant?: string;
  readonly unknownCodes: readonly UnknownCode[];
  /** Codes that silence nothing. */
  readonly unused: readonly Word[];
}

export interface UnknownCode extends Word {
  readonly meant?: string;
}

/** @param exempt rules that failed, so that it is unknown what they would have found. */
export function judge(
  directive: Directive,
  silences: Silences,
  knownCodes: readonly string[],
  exempt: ReadonlySet<string>,
): JudgedDirective {
  const { kind, word, codes } = directive;
  const meant = kind === 'unknown' ? didYouMean(word.text, [...directiveWords.keys()]) : undefined;
  const known = new Set(knownCodes);
  const unknownCodes = codes.filter(({ text }) => !known.has(text)).map((code) => withMeant(code, knownCodes));
  const silencing = kind === 'to-here' || kind === 'unknown' ? [] : codes.filter(({ text }) => known.has(text));
  const unused = silencing.filter((code) => !exempt.has(code.text) && !silences.isUsed(code));
  return { ...directive, ...(meant !== undefined && { meant }), unknownCodes, unused };
}

function withMeant(code: Word, knownCodes: readonly string[]): UnknownCode {
  const meant = didYouMean(code.text, knownCodes);
  return meant === undefined ? code : { ...code, meant };
}
