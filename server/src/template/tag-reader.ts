import { findTag } from '../catalog/tags.ts';
import { isSpace, skipSpace, skipWord } from './characters.ts';
import { readLines } from './liquid-lines.ts';
import type { Problem } from './problems.ts';
import { readRawMarkup } from './raw-markup-reader.ts';
import type { Segment } from './segments.ts';
import type { Span } from './span.ts';
import { readMarkup } from './tag-markup-reader.ts';
import type { Markup, Tag } from './tree.ts';

/** Reads a tag's name and arguments; problems with them are added to `problems`. */
export function readTag(source: string, segment: Segment, problems: Problem[]): Tag {
  const { start, end, trims, closed, content } = segment;
  const nameStart = skipSpace(source, content.start, content.end);
  const nameEnd = source.charAt(nameStart) === '#' ? nameStart + 1 : skipWord(source, nameStart, content.end);
  const nameSpan = { start: nameStart, end: Math.min(nameEnd, content.end) };
  const name = source.slice(nameSpan.start, nameSpan.end);
  if (name === '') problems.push({ kind: 'empty-tag', refused: true, start, end });
  const markup = readTagMarkup(source, name, { start: nameSpan.end, end: content.end }, segment, problems);
  return { type: 'tag', name, nameSpan, markup, trims, closed, start, end };
}

function readTagMarkup(
  source: string,
  name: string,
  span: { start: number; end: number },
  segment: Segment,
  problems: Problem[],
): Markup {
  const kind = findTag(name)?.markup ?? 'raw';
  if (kind === 'lines' && segment.isLine !== true) return readLines(source, span, problems);
  let { start } = span;
  while (start < span.end && isSpace(source.charCodeAt(start))) start++;
  if (kind === 'lines') {
    problems.push({ kind: 'nested-liquid', refused: true, name, start: segment.start, end: segment.end });
    return { kind: 'raw', ...readRawMarkup(source, { start, end: span.end }), start, end: span.end };
  }
  const { markup, expected = wrongWhole(source, name, span) } = readMarkup(source, kind, { start, end: span.end });
  if (expected !== undefined && segment.closed) {
    problems.push({ kind: 'tag-syntax', refused: true, name, expected, start: segment.start, end: segment.end });
  }
  return markup;
}

/** What a tag must look like that Ruby refuses for the whole of what follows its name. */
function wrongWhole(source: string, name: string, { start, end }: Span): string | undefined {
  const text = source.slice(start, end);
  if (name === 'raw' && text.trim() !== '') return 'raw';
  if (name === '#' && NO_COMMENT.test(text.trimStart())) return '# a line\n  # another line';
  return undefined;
}

/** A line behind the first one that is neither blank nor a comment. Ruby counts from the first line that is not blank. */
const NO_COMMENT = /\n[\t\n\v\f\r ]*[^#\t\n\v\f\r ]/;
