import { type JsonPlace, jsonPlace } from '../cursor/json-place.ts';
import { cursorPlace } from '../cursor/markup-place.ts';
import { closingItems } from './closings.ts';
import type { CompletionItem } from './item.ts';
import { jsonValueItems } from './json-values.ts';
import { memberNameItems } from './member-names.ts';
import type { CompletionRequest } from './request.ts';

/** What can be written in the JSON of a body. */
export function jsonItems(request: CompletionRequest): CompletionItem[] {
  const place = jsonPlace(request.template, request.offset);
  if (place === undefined || !isInTypedText(request, place)) return [];
  const quoted = withoutQuotes(request, place);
  if (quoted !== undefined)
    return itemsAt(request, quoted).map((item) => ({ ...item, filterText: `'${item.filterText}` }));
  return [...itemsAt(request, place), ...(request.isInvoked ? closingItems(request, place) : [])];
}

function itemsAt(request: CompletionRequest, place: JsonPlace): CompletionItem[] {
  if (place.expects === 'value') return jsonValueItems(request, place);
  if (place.expects !== 'name') return [];
  const isDue = !place.before.has('value');
  return isDue || isNamed(place) || request.isInvoked ? memberNameItems(request, place) : [];
}

/** A name has been begun: where a comma is missing it comes with the member. Without one, nobody wants members behind each value. */
function isNamed({ typed }: JsonPlace): boolean {
  return typed.end > typed.start;
}

/** An edit must lie on one line, and the half-typed text must hold no Liquid of its own. */
function isInTypedText({ template, offset }: CompletionRequest, { typed }: JsonPlace): boolean {
  const text = template.source.slice(typed.start, typed.end);
  return typed.start <= offset && !text.includes('\n') && !/\{[{%]/.test(text) && isText(template, typed.start);
}

function isText(template: CompletionRequest['template'], start: number): boolean {
  return cursorPlace(template, start).kind === 'text';
}

/** What is typed between the quotes of JavaScript, where it is: they are replaced with it. */
function withoutQuotes({ template: { source }, offset }: CompletionRequest, place: JsonPlace): JsonPlace | undefined {
  const before = source.slice(Math.max(0, offset - 500), offset);
  const text = place.isQuoted ? undefined : /[,:{[\n]\s*'([^'"\n{},:[\]]*)$/.exec(before)?.[1];
  if (text === undefined) return undefined;
  const rest = source.slice(offset, offset + 500);
  const end = (/^[^'"\n{},:[\]]*'/.exec(rest) ?? /^\w*/.exec(rest))?.[0].length ?? 0;
  return { ...place, typed: { start: offset - text.length - 1, end: offset + end } };
}
