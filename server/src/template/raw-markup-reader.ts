import { attributeEnd } from './attribute.ts';
import { COLON, DOLLAR, isQuote, isSpace, isWord, OPEN_BRACE, skipSpaceBack, skipWord } from './characters.ts';
import { readFiltered } from './filters-reader.ts';
import { stringEnd } from './fragments.ts';
import type { Span } from './span.ts';
import type { RawOption, RawPart } from './tree.ts';

/** Reads arguments that are no expression: a URL, a reason, `:options`; outputs and attributes in them are filled in first. */
export function readRawMarkup(source: string, span: Span): { parts: RawPart[]; options: RawOption[] } {
  const parts: RawPart[] = [];
  let textStart = span.start;
  for (let at = span.start; at < span.end; ) {
    const output = readEmbedded(source, at, span.end);
    if (output === undefined) {
      at++;
      continue;
    }
    if (at > textStart) parts.push({ kind: 'text', start: textStart, end: at });
    parts.push(output);
    at = output.end;
    textStart = at;
  }
  if (span.end > textStart) parts.push({ kind: 'text', start: textStart, end: span.end });
  return { parts, options: readOptions(source, span, parts) };
}

function readEmbedded(source: string, at: number, end: number): RawPart | undefined {
  const code = source.charCodeAt(at);
  if (code === DOLLAR) {
    const close = attributeEnd(source, at, end);
    if (close === undefined) return undefined;
    const span = { start: at, end: close };
    return { kind: 'output', expression: readFiltered(source, span), ...span };
  }
  if (code !== OPEN_BRACE || source.charCodeAt(at + 1) !== OPEN_BRACE) return undefined;
  const close = outputEnd(source, at, end);
  if (close === undefined) return undefined;
  return {
    kind: 'output',
    expression: readFiltered(source, { start: at + 2, end: close - 2 }),
    start: at,
    end: close,
  };
}

/** An output in a tag cannot contain another output: a second `{{` means that the first is text. */
function outputEnd(source: string, start: number, end: number): number | undefined {
  for (let at = start + 2; at + 1 < end; ) {
    if (source.startsWith('}}', at)) return at + 2;
    if (source.startsWith('{{', at)) return undefined;
    at = attributeEnd(source, at, end) ?? at + 1;
  }
  return undefined;
}

/** An option is a `:word` after a blank, in the text between outputs and outside strings; its value goes on to the next option. */
function readOptions(source: string, span: Span, parts: readonly RawPart[]): RawOption[] {
  const names: { start: number; nameEnd: number }[] = [];
  for (const part of parts) {
    if (part.kind === 'text') findOptionNames(source, part, names);
  }
  return names.map(({ start, nameEnd }, index) => {
    const limit = names[index + 1]?.start ?? span.end;
    const end = skipSpaceBack(source, nameEnd, limit);
    let valueStart = nameEnd;
    while (valueStart < end && isSpace(source.charCodeAt(valueStart))) valueStart++;
    const value = valueStart < end ? { value: { start: valueStart, end } } : {};
    return { name: source.slice(start + 1, nameEnd), start, end: Math.max(end, nameEnd), ...value };
  });
}

function findOptionNames(source: string, text: Span, names: { start: number; nameEnd: number }[]): void {
  for (let at = text.start; at < text.end; ) {
    const code = source.charCodeAt(at);
    const nameEnd = code === COLON && isSpace(source.charCodeAt(at - 1)) ? skipWord(source, at + 1, text.end) : at;
    if (nameEnd > at + 1 && isWord(source.charCodeAt(at + 1))) {
      names.push({ start: at, nameEnd });
      at = nameEnd;
    } else at = (isQuote(code) ? stringEnd(source, at, text.end) : undefined) ?? at + 1;
  }
}
