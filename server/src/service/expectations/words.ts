import type { Value } from '../../semantics/values.ts';
import { writeJson } from '../../semantics/write-json.ts';
import type { Difference } from './compare.ts';

/** UTF-16 units of a value that are shown. */
const LONGEST = 200;

/** "`properties.price`: expected 1.99, but is "1.99"" */
export function differenceInWords({ path, kind, expected, actual }: Difference): string {
  const place = path.length === 0 ? 'The payload' : `\`${pathInWords(path)}\``;
  if (kind === 'missing') return `${place} is missing, expected ${shown(expected)}`;
  if (kind === 'unexpected') return `${place} is not expected, but is ${shown(actual)}`;
  return `${place}: expected ${shown(expected)}, but is ${shown(actual)}`;
}

/** `properties.categories[0].id` */
export function pathInWords(path: Difference['path']): string {
  return path.reduce<string>((words, step) => {
    if (typeof step === 'number') return `${words}[${step}]`;
    if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) return `${words}[${JSON.stringify(step)}]`;
    return words === '' ? step : `${words}.${step}`;
  }, '');
}

function shown(value: Value | undefined): string {
  const json = (value === undefined ? undefined : writeJson(value)) ?? 'nothing';
  return json.length > LONGEST ? `${json.slice(0, LONGEST)}…` : json;
}
