import type { ScalarNode, TextPart } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { outputOf, valuesNamed } from '../proof/walk-payload.ts';
import type { Span } from '../template/span.ts';
import type { Event } from './events.ts';

/** How a moment is written: as a number since 1970, as a text by ISO 8601, or in another way. */
export type MomentForm = 'seconds' | 'milliseconds' | 'microseconds' | 'iso-8601' | 'other';

/** What `timestamp` of an event holds, as far as its form is known. */
export interface Timestamp {
  readonly value: ScalarNode;
  /** What prints it in this form: an output of one branch, or the whole value. */
  readonly place: Span;
  readonly form: MomentForm;
  /** The moment of sending takes part. */
  readonly isClock: boolean;
  readonly when: Case;
}

/** A moment with parts of a second, by which each form is told from the others. */
const MOMENT = Date.UTC(2023, 10, 14, 22, 13, 20, 123);

/** One for each value and form. */
export function timestampsOf({ object, when }: Event): Timestamp[] {
  const found = new Map<string, Timestamp>();
  for (const { value, when: sent } of valuesNamed(object, 'timestamp', when)) {
    if (value.type !== 'scalar' || value.kind === 'null' || value.kind === 'boolean') continue;
    for (const { parts, when: own } of value.text ?? []) {
      for (const { text, isClock, when: here } of textsAt(parts, sent.and(own))) {
        const form = isOffTime(text) ? 'other' : formOf(text);
        if (form === undefined || here.isNever) continue;
        const place = placeOf(value, parts);
        const key = `${outputOf(value)?.start ?? place.start} ${form}`;
        const known = found.get(key);
        found.set(key, {
          value,
          place,
          form,
          isClock: isClock || known?.isClock === true,
          when: known === undefined ? here : known.when.or(here),
        });
      }
    }
  }
  return [...found.values()];
}

/** Where branches print one value each, that of the branch. */
function placeOf({ start, end, text = [] }: ScalarNode, parts: readonly TextPart[]): Span {
  const holes = parts.filter((part) => typeof part === 'object');
  const [first] = holes;
  const last = holes.at(-1);
  const starts = new Set(text.map((one) => one.parts.find((part) => typeof part === 'object')?.start));
  return starts.size < 2 || first === undefined || last === undefined
    ? { start, end }
    : { start: first.start, end: last.end };
}

interface TextAt {
  readonly text: string;
  readonly isClock: boolean;
  readonly when: Case;
}

/** What a text is at the moment; none where something else takes part. */
function textsAt(parts: readonly TextPart[], when: Case): TextAt[] {
  const start: TextAt[] = [{ text: '', isClock: false, when }];
  return parts.reduce((texts, part) => texts.flatMap((before) => append(before, part)), start);
}

function append({ text, isClock, when }: TextAt, part: TextPart): TextAt[] {
  if (typeof part === 'string') return [{ text: text + part, isClock, when }];
  return part.timeValues.flatMap((one) => {
    const printed = one.printed(MOMENT);
    const here = when.and(one.when);
    if (printed === undefined || here.isNever) return [];
    return [{ text: text + printed, isClock: isClock || one.isClock, when: here }];
  });
}

/** Digits that stand for the moment itself in no unit, as after `times: 100`; years more or less are reckoned on purpose. */
function isOffTime(text: string): boolean {
  const plain = text.trim();
  if (!/^\d{9,}$/.test(plain)) return false;
  return [MOMENT / 1000, MOMENT, MOMENT * 1000, MOMENT * 1e6].every((one) => {
    const ratio = Number(plain) / one;
    return ratio < 1 / MOST_OFF || ratio > MOST_OFF;
  });
}

const MOST_OFF = 3;

function formOf(text: string): MomentForm | undefined {
  const plain = text.trim();
  if (/^\d+(?:\.\d*)?$/.test(plain)) return unitOf(Number(plain));
  if (/^\d{4}-\d\d-\d\d(?:$|[T ]\d)/.test(plain)) return 'iso-8601';
  return plain === '' || /^[-+\d.eE]+$/.test(plain) ? undefined : 'other';
}

/** By size, for moments from 1973 until the year 5000; what is smaller may be a number that only stands for one. */
function unitOf(since1970: number): MomentForm | undefined {
  if (since1970 < 1e8) return undefined;
  if (since1970 < 1e11) return 'seconds';
  return since1970 < 1e14 ? 'milliseconds' : 'microseconds';
}
