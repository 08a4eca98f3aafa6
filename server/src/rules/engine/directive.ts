import type { Span } from '../../template/span.ts';
import type { Comment } from '../../template/tree.ts';

/** A comment in a body that controls findings: `{% comment %} mi-webhook-disable-next-line json-syntax -- why {% endcomment %}`. */
export interface Directive {
  readonly kind: DirectiveKind;
  readonly comment: Comment;
  /** `mi-webhook-…` as written. */
  readonly word: Word;
  /** The words in the place of codes, known or not. */
  readonly codes: readonly Word[];
}

export interface Word extends Span {
  readonly text: string;
}

export type DirectiveKind = 'next-line' | 'from-here' | 'to-here' | 'file' | 'unknown';

/** The kinds by their words. */
export const directiveWords: ReadonlyMap<string, DirectiveKind> = new Map([
  ['mi-webhook-disable-next-line', 'next-line'],
  ['mi-webhook-disable', 'from-here'],
  ['mi-webhook-enable', 'to-here'],
  ['mi-webhook-disable-file', 'file'],
]);

const BEGINNING = /^\s*(?=mi-webhook-)/;

/** Undefined if the comment is not closed, since its content is unclear. Commas separate codes; the reason follows `--`. */
export function readDirective(comment: Comment, source: string): Directive | undefined {
  const content = source.slice(comment.content.start, comment.content.end);
  if (comment.closing === undefined || !BEGINNING.test(content)) return undefined;
  const [spoken = ''] = content.split(/(?<=\s)--/, 1);
  const [word, ...codes] = Array.from(spoken.matchAll(/[^\s,]+/g), ({ 0: text, index }) => {
    const start = comment.content.start + index;
    return { text, start, end: start + text.length };
  });
  return word && { kind: directiveWords.get(word.text) ?? 'unknown', comment, word, codes };
}
