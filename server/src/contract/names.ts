import type { TextAlternative, TextHole } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { type PossiblePrint, patternOf, printedBy } from '../proof/report/print-pattern.ts';

/**
 * When a name that outputs print may be this one, given when it is printed; undefined where it never is. Goes over the name part by part with all
 * the places up to which it may have come: however many outputs there are, it takes steps by the length of the name alone.
 */
export function namedWhen({ parts }: TextAlternative, name: string, when: Case): Case | undefined {
  let ends: readonly number[] = [0];
  let possible = when;
  for (const part of parts) {
    if (typeof part === 'string') ends = behindText(part, name, ends);
    else {
      const found = behindHole(part, name, ends);
      ends = found.ends;
      if (found.when !== undefined) possible = possible.and(found.when);
    }
  }
  return ends.includes(name.length) && !possible.isNever ? possible : undefined;
}

function behindText(text: string, name: string, ends: readonly number[]): readonly number[] {
  const known = unescaped(text);
  if (known === undefined) return from(Math.min(...ends), name);
  return ends.filter((end) => name.startsWith(known, end)).map((end) => end + known.length);
}

/** Undefined where an escape goes on in what is printed next. */
function unescaped(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What an output may have printed of the name, and when. Of what more iterations of a loop print nothing is known. */
function behindHole(hole: TextHole, name: string, ends: readonly number[]): { ends: readonly number[]; when?: Case } {
  const printed = printedBy(hole);
  const [first] = printed;
  if (first === undefined) return { ends: from(Math.min(...ends), name) };
  const found = new Set<number>();
  const fitting = printed.filter((one) => {
    const reached = reachedBy(one, name, ends);
    for (const end of reached) found.add(end);
    return reached.length > 0;
  });
  const [one, ...others] = fitting;
  const when = one === undefined ? undefined : others.reduce((all, other) => all.or(other.when), one.when);
  return { ends: [...found], ...(when && { when }) };
}

function reachedBy(one: PossiblePrint, name: string, ends: readonly number[]): readonly number[] {
  const all = new RegExp(`^(?:${patternOf(one)})$`, 'u');
  return from(Math.min(...ends), name).filter((to) => ends.some((end) => end <= to && all.test(name.slice(end, to))));
}

/** All places from one on. */
function from(start: number, name: string): readonly number[] {
  return Number.isFinite(start) ? Array.from({ length: name.length - start + 1 }, (_, at) => start + at) : [];
}
