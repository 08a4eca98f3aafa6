import { setMember } from '../../samples/add-answer.ts';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { writeJson } from '../../semantics/write-json.ts';
import { isStandIn, standsFor } from './stand-ins.ts';

/** The text of a sample user's file after its expected payload for a body was recorded. Nothing else in the file changes. */
export function recordExpectation(text: string, key: string, payload: Value, before?: Value): string {
  // The editor of JSON writes JavaScript's numbers, which have no 1.0 and lose digits of large integers.
  const mark = `mi-webhook-${Math.random()}`;
  const marked = setMember(text, ['expect', key], mark);
  const at = marked.indexOf(JSON.stringify(mark));
  if (at < 0) return text;
  const line = marked.slice(marked.lastIndexOf('\n', at) + 1, at);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const unit = /^(?:( +)|\t)"/m.exec(text)?.[1] ?? (/^\t"/m.test(text) ? '\t' : '  ');
  const written = indented(before === undefined ? payload : keepStandIns(before, payload), indent, unit);
  return (
    marked.slice(0, at) +
    (marked.includes('\r\n') ? written.replace(/\n/g, '\r\n') : written) +
    marked.slice(at + mark.length + 2)
  );
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
function indented(value: Value, indent: string, unit: string): string {
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
