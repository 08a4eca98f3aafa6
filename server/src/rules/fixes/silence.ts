import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Template, Text } from '../../template/tree.ts';
import type { Finding, Fix } from '../engine/finding.ts';

/**
 * Silences a finding with a comment on the line before, at a place where it changes nothing that is printed. If there is no such place, the
 * comment goes to the start of the body and silences all findings of the rule.
 */
export function silenceFix({ code, start }: Finding, template: Template): Fix {
  const place = placeBefore(start, template);
  const word = place === undefined ? 'mi-webhook-disable-file' : 'mi-webhook-disable-next-line';
  const at = place ?? 0;
  return {
    title: `Silence \`${code}\` ${place === undefined ? 'in this file' : 'on this line'}`,
    kind: 'suggestion',
    edits: [{ start: at, end: at, newText: `{% comment %} ${word} ${code} {% endcomment %}` }],
  };
}

/** Tries the end of the line before, then its start, then other places in it. */
function placeBefore(offset: number, template: Template): number | undefined {
  const line = lineBefore(offset, template.source);
  if (line === undefined) return undefined;
  const texts = nodesOf(template)
    .filter((node) => node.type === 'text')
    .filter((text) => meets(text, line));
  const places = [line.end, line.start, ...texts.map(({ start }) => start)];
  return places.find((place) => line.start <= place && texts.some((text) => isFree(place, text, template.source)));
}

function lineBefore(offset: number, source: string): Span | undefined {
  const lineStart = startOfLine(offset, source);
  if (lineStart === 0) return undefined;
  const end = source.startsWith('\r\n', lineStart - 2) ? lineStart - 2 : lineStart - 1;
  return { start: startOfLine(end, source), end };
}

function startOfLine(offset: number, source: string): number {
  if (offset === 0) return 0;
  const last = source.startsWith('\r\n', offset - 1) ? offset - 2 : offset - 1;
  return last < 0 ? 0 : Math.max(source.lastIndexOf('\n', last), source.lastIndexOf('\r', last)) + 1;
}

function meets(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** Splitting the text here changes what no `-` trims, and brings no braces together. */
function isFree(place: number, { printed }: Text, source: string): boolean {
  return printed.start <= place && place <= printed.end && !/[{$]/.test(source.charAt(place - 1));
}
