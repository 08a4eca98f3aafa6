import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { setMember } from '../../samples/add-answer.ts';
import { isJsonProblem, membersOf, parseJsonTree } from '../../semantics/json.ts';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { writeJson } from '../../semantics/write-json.ts';
import { isStandIn, standsFor } from './stand-ins.ts';

/** A payload for a body, as its key names it, and what was expected of it before. */
export interface Recorded {
  readonly key: string;
  readonly payload: Value;
  readonly before?: Value;
}

/** The text of a sample user's file after its expected payload for a body was recorded. Nothing else in the file changes. */
export function recordExpectation(text: string, key: string, payload: Value, before?: Value): string {
  // The editor of JSON writes JavaScript's numbers, which have no 1.0 and lose digits of large integers.
  const mark = `mi-webhook-${Math.random()}`;
  const marked = setMember(text, ['expect', key], mark);
  const at = marked.indexOf(JSON.stringify(mark));
  if (at < 0) return text;
  const one = { key, payload, ...(before === undefined ? {} : { before }) };
  const written = writtenAt(marked, at, one, styleOf(marked));
  return marked.slice(0, at) + written + marked.slice(at + mark.length + 2);
}

/** The same for many. The text is read once where it expects something of all of them: it may be as long as their payloads together. */
export function recordExpectations(text: string, all: readonly Recorded[]): string {
  const tree = parseJsonTree(text);
  const expect = isJsonProblem(tree) ? undefined : findNodeAtLocation(tree, ['expect']);
  const places = new Map(expect === undefined ? [] : membersOf(expect).map(({ key, value }) => [key, value]));
  const changes = all
    .flatMap((one) => placed(one, places))
    .toSorted((one, other) => one.place.offset - other.place.offset);
  if (changes.length < all.length)
    return all.reduce((after, { key, payload, before }) => recordExpectation(after, key, payload, before), text);
  const style = styleOf(text);
  const parts = changes.map(({ one, place }, at) => {
    const previous = changes[at - 1]?.place;
    const from = previous === undefined ? 0 : previous.offset + previous.length;
    return text.slice(from, place.offset) + writtenAt(text, place.offset, one, style);
  });
  const last = changes.at(-1)?.place;
  return parts.join('') + text.slice(last === undefined ? 0 : last.offset + last.length);
}

function placed(one: Recorded, places: ReadonlyMap<string, Node>): { readonly one: Recorded; readonly place: Node }[] {
  const place = places.get(one.key);
  return place === undefined ? [] : [{ one, place }];
}

/** How a file is laid out. */
interface Style {
  readonly unit: string;
  readonly lineBreak: string;
}

function styleOf(text: string): Style {
  const unit = /^(?:( +)|\t)"/m.exec(text)?.[1] ?? (/^\t"/m.test(text) ? '\t' : '  ');
  return { unit, lineBreak: text.includes('\r\n') ? '\r\n' : '\n' };
}

function writtenAt(text: string, at: number, { payload, before }: Recorded, { unit, lineBreak }: Style): string {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const value = before === undefined ? payload : keepStandIns(before, payload);
  return indented(value, indent, unit).replaceAll('\n', lineBreak);
}

/** What may vary stays so, where it still stands for what is sent. */
function keepStandIns(before: Value, payload: Value): Value {
  if (isStandIn(before)) return standsFor(before, payload) ? before : payload;
  if (isHash(before) && isHash(payload))
    return new Map(Array.from(payload, ([name, value]) => [name, keptIn(before.get(name), value)]));
  if (isArray(before) && isArray(payload)) return payload.map((value, at) => keptIn(before[at], value));
  return payload;
}

function keptIn(before: Value | undefined, value: Value): Value {
  return before === undefined ? value : keepStandIns(before, value);
}

/** Indented JSON. */
export function indented(value: Value, indent = '', unit = '  '): string {
  const inner = indent + unit;
  const lines = isHash(value)
    ? Array.from(value, ([name, member]) => `${JSON.stringify(name)}: ${indented(member, inner, unit)}`)
    : isArray(value)
      ? value.map((item) => indented(item, inner, unit))
      : undefined;
  const [open, close] = isHash(value) ? ['{', '}'] : ['[', ']'];
  if (lines === undefined) return writeJson(value) ?? 'null';
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${indent}${close}`;
}
