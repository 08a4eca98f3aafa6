import snippets from '../../../snippets/braze-webhook.json' with { type: 'json' };
import type { Span } from '../template/span.ts';

/** A whole body to start from. */
export interface BodySnippet {
  /** "Product viewed, known users only". */
  readonly title: string;
  /** What is typed to get it: `mi-product-view`. */
  readonly prefix: string;
  readonly description: string;
  /** In the snippet syntax of the Language Server Protocol, with placeholders. */
  readonly body: string;
}

/** The most common events first, each for known users and then for anonymous ones as well. */
export const bodySnippets: readonly BodySnippet[] = sorted(
  Object.entries(snippets).map(([title, { prefix, description, body }]) => {
    return { title, prefix, description, body: body.join('\n') };
  }),
);

function sorted(all: readonly BodySnippet[]): BodySnippet[] {
  const rank = ({ prefix }: BodySnippet) => all.findIndex((one) => one.prefix === prefix.replace(/-anonymous$/, ''));
  return all.toSorted((one, other) => rank(one) - rank(other));
}

/**
 * Where a whole body can be inserted: a document that holds nothing but the word that is being typed. It replaces that word.
 * @param offset of the cursor, in UTF-16 units.
 * @returns `undefined` in a document that holds anything else, since a body inside a body is never meant.
 */
export function placeForBody(text: string, offset: number): Span | undefined {
  const word = text.trim();
  if (word === '') return { start: offset, end: offset };
  const start = text.length - text.trimStart().length;
  const end = start + word.length;
  return /^[\w-]+$/.test(word) && start <= offset && offset <= end ? { start, end } : undefined;
}
