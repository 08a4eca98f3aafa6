import type { PersonalData } from '../catalog/types.ts';
import { matchesOf } from '../template/matches.ts';
import type { Span } from '../template/span.ts';
import { findInValue, MARKS } from './find-in-value.ts';
import { otherCoordinates } from './patterns/location.ts';

/** Personal data in the text of a body. */
export interface TextMatch extends Span {
  readonly kind: PersonalData;
}

/** `"name": "value`, `"name": 1`, and brackets with the name before them. */
const TOKEN = /"([^"\\\n{}]{1,100})"\s{0,20}:\s{0,20}(?:"([^"{}]*)|(-?\d[\d.]*)|([{[]))|([{[])|[\]}]/g;

const BRACKETS = /[{}[\]]/;

/** Reads the texts of a body one after the other, and keeps the names that are open between them. */
export class TextScanner {
  private readonly open: string[] = [];

  /** @param start where the text lies in the body. */
  scan(text: string, start: number): TextMatch[] {
    const values: NamedValue[] = [];
    const isDue = MARKS.test(text);
    if (!isDue && !BRACKETS.test(text)) return [];
    for (const token of matchesOf(text, TOKEN)) {
      const [all, name, quoted, digits, bracket, bare] = token;
      const value = quoted ?? digits;
      if (name !== undefined && value !== undefined) {
        if (!isDue) continue;
        const end = token.index + all.length;
        values.push({
          name,
          value,
          outer: MARKS.test(value) ? this.open.slice(-deepest) : [],
          start: end - value.length,
          end,
        });
      } else if (bracket !== undefined || bare !== undefined) this.open.push(name ?? '');
      else this.open.pop();
    }
    if (!isDue) return [];
    return [...inNamed(values), ...between(text, values)]
      .map((match) => ({ ...match, start: start + match.start, end: start + match.end }))
      .toSorted((one, other) => one.start - other.start);
  }
}

/** Names further out say little of a value. */
const deepest = 8;

interface NamedValue extends Span {
  readonly name: string;
  readonly value: string;
  readonly outer: readonly string[];
}

function inNamed(values: readonly NamedValue[]): TextMatch[] {
  let names: ReadonlySet<string> | undefined;
  return values.flatMap(({ name, value, outer, start }) => {
    if (!MARKS.test(value)) return [];
    const others = otherCoordinates(name);
    if (others.length > 0) names ??= new Set(values.map((one) => one.name.toLowerCase()));
    if (others.length > 0 && !others.some((other) => names?.has(other))) return [];
    return findInValue(
      value,
      name,
      outer.filter((one) => one !== '' && one !== 'properties'),
    ).map((match) => ({
      kind: match.kind,
      start: start + match.start,
      end: start + match.end,
    }));
  });
}

/** Everything outside named values: array items, parts of strings, and whatever is not JSON. */
function between(text: string, values: readonly Span[]): TextMatch[] {
  const matches: TextMatch[] = [];
  let at = 0;
  for (const { start, end } of [...values, { start: text.length, end: text.length }]) {
    const from = at;
    matches.push(
      ...findInValue(text.slice(from, start)).map((one) => ({ ...one, start: from + one.start, end: from + one.end })),
    );
    at = end;
  }
  return matches;
}
