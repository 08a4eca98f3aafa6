import { getLocation } from 'jsonc-parser';
import type { Span } from '../../template/span.ts';
import { readAt, readersInWords, type SampleUserReads } from '../knowledge/sample-user-reads.ts';
import { inCode } from '../markdown.ts';

/** Which bodies read what a sample user has at a place of its text. @returns `undefined` if none does. */
export function sampleUserHover(
  text: string,
  offset: number,
  bodies: readonly SampleUserReads[],
): (Span & { readonly text: string }) | undefined {
  const { path, previousNode } = getLocation(text, offset);
  if (previousNode === undefined || path.length < 2) return undefined;
  const readers = bodies.filter((body) => readAt(body, path) !== undefined).map(({ source }) => source);
  if (readers.length === 0) return undefined;
  const { offset: start, length } = previousNode;
  return { start, end: start + length, text: `${readersInWords([...new Set(readers)], inCode)}.` };
}
