import type { Span } from '../template/span.ts';

/** Enough of a text to recognise it, in one line. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}

export function slice(source: string, span: Span): string {
  return source.slice(span.start, span.end);
}

/** "in every rendering", or the case in words. */
export function inCase(assumptions: readonly string[]): string {
  return assumptions.length === 0 ? 'in every rendering' : `for ${assumptions.join(' and ')}`;
}
