import type { Assumption, AssumptionKind } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';

/** Enough of a text to recognise it, in one line. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}

export function slice(source: string, span: Span): string {
  return source.slice(span.start, span.end);
}

/** "a, b and c". */
export function join(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

const MUST: Record<AssumptionKind, string> = {
  unescaped: 'holds no quote, backslash or line break',
  blank: 'is not blank',
  text: 'is a number or a boolean',
  object: 'is no list and no object',
  overflow: 'does not lead to a number beyond all bounds',
  error: 'gives no Liquid error',
};

/** "event_properties.${title} holds no quote, backslash or line break". */
export function assumptionInWords({ text, kind }: Assumption): string {
  return `${text} ${MUST[kind]}`;
}
