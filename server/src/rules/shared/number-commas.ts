import type { PayloadProblem } from '../../proof/proof.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { quote } from './words.ts';

/** The beginning of a value up to its first comma. */
const BEGIN = /:\s*(-?\d[\d,.]*),$/;
const REST = /^\d+(?:,\d{3})*(?:\.\d+)?/;
/** `1.234,50`, as in German. */
const POINTS = /^-?\d{1,3}(?:\.\d{3})+,\d+$/;
const THOUSANDS = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
/** Longer than any number. */
const NEAR = 40;

/** `"price": 1,234.50`, `"price": 12,50`: a number as people write it, which ends at its comma. */
export function numberCommas({ kind, start, printed }: PayloadProblem, source: string): QuoteSlip | undefined {
  if (kind !== 'missing-key' || printed !== undefined) return undefined;
  const first = BEGIN.exec(source.slice(Math.max(0, start - NEAR), start))?.[1];
  const rest = REST.exec(source.slice(start, start + NEAR))?.[0];
  if (first === undefined || rest === undefined) return undefined;
  const text = `${first},${rest}`;
  const isThousands = THOUSANDS.test(text);
  const plain = POINTS.test(text) ? text.replaceAll('.', '') : text;
  if (!isThousands && !/^-?\d+,\d+$/.test(plain)) return undefined;
  const meant = isThousands ? text.replaceAll(',', '') : plain.replace(',', '.');
  const place = { start: start - first.length - 1, end: start + rest.length };
  const next = source.slice(place.end, place.end + NEAR).search(/\S|$/);
  return {
    place,
    message: `A number in JSON has no commas, only a point before its decimals. Write ${quote(meant)}.`,
    explains: [{ start: place.start, end: place.end + next + 1, only: 'json' }],
    fix: { title: `Change to ${quote(meant)}`, kind: 'suggestion', edits: [{ ...place, newText: meant }] },
  };
}
