import type { Span } from '../../template/span.ts';

/** Where to report what an object lacks: its brace, or the output or tag that prints it. */
export function openingOf({ start, end }: Span, source: string): Span {
  const isBrace = source.charAt(start) === '{' && !/[{%]/.test(source.charAt(start + 1));
  return { start, end: isBrace ? start + 1 : end };
}
