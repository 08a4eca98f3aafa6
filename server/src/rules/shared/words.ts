import type { Assumption, AssumptionKind } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';

const LONGEST = 1000;

/** Enough of a text to recognize it, in one line. */
export function quote(text: string): string {
  // Each of many findings may quote one long tag.
  const line = text.slice(0, LONGEST).replace(/\s+/g, ' ').trim();
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}

export function slice(source: string, span: Span): string {
  return source.slice(span.start, span.end);
}

/** What an error in the JSON leads to. */
export const LOST = 'Braze would send invalid JSON and the event would be lost';

/** "a, b and c". */
export function join(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

const MUST: Record<AssumptionKind, string> = {
  unescaped: 'contains no quote, backslash or line break',
  blank: 'is not blank',
  text: 'is a number or a boolean',
  object: 'is not an array or object',
  overflow: 'does not exceed the largest number',
  error: 'causes no Liquid error',
  list: 'is an array',
  date: 'is a date',
  number: 'is a number',
  'html-comment': 'removes HTML comments from a webhook body',
};

/** "event_properties.${title} contains no quote, backslash or line break". */
export function assumptionInWords({ text, kind }: Assumption): string {
  return `${text} ${MUST[kind]}`;
}

/**
 * What a tag or an output has between its braces, and nothing of what is not closed. Patterns are tried on that: one that also looks for the
 * end, behind spaces that may be many, takes as long as their square or worse.
 */
export function withinBraces(written: string): string {
  if (!/^\{[%{]/.test(written) || !/[%}]\}$/.test(written)) return '';
  return written.slice(2, -2).replace(/^-/, '').replace(/-$/, '').trim();
}
