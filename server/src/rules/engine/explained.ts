import type { Span } from '../../template/span.ts';
import { rules } from '../index.ts';
import type { Finding } from './finding.ts';

/**
 * A place where other rules find what one slip leads to: `{{user_id}}` is a variable that nothing sets, prints a blank identifier, and both
 * are the `${}` that is missing. `only`: of the payload's structure alone, as where a comma depends on a condition that was misspelt; `again`:
 * of that in a later iteration alone, as before a string that no iteration closes; `unused`: that nothing reads a variable, as where its name is
 * misspelt.
 */
export interface Explained extends Span {
  readonly only?: 'json' | 'again' | 'unused';
  /** Nothing of the value could be read if it were written as it was meant, as where a hash is misspelt: then it shows no personal data either. */
  readonly hides?: true;
}

/** Secrets are sent whatever else is wrong, and a comment that silences nothing is no consequence of a slip. */
const ALWAYS_SHOWN = new Set(['secret-in-file', 'unused-disable']);
const UNUSED = 'unused-variable';
/** So is personal data, unless the slip is what shows it. */
const PERSONAL = new Set(['pii-in-payload', 'pii-in-identifier']);

/**
 * The findings without those that another one explains, so that one slip is told once. A finding that explains others gives way only to one
 * around it.
 * @param by those that explain.
 */
export function withoutExplained(findings: readonly Finding[], by: readonly Finding[] = findings): Finding[] {
  const explained = by.flatMap(({ explains = [] }) => explains);
  if (explained.length === 0) return [...findings];
  const all = new Reach(explained.filter(({ only }) => only === undefined));
  const ofJson = new Reach(explained.filter(({ only }) => only === undefined || only === 'json'));
  const again = new Reach(explained.filter(({ only }) => only !== 'unused'));
  const unused = new Reach(explained.filter(({ only }) => only === undefined || only === 'unused'));
  const hidden = new Reach(explained.filter(({ hides }) => hides));
  const json = new Set(rules.filter(({ group }) => group === 'json').map(({ code }) => code));
  return findings.filter((finding) => {
    if (ALWAYS_SHOWN.has(finding.code)) return true;
    if (PERSONAL.has(finding.code)) return !hidden.meets(finding);
    if (finding.explains !== undefined) return !isWithinAnother(finding, all);
    if (finding.code === UNUSED) return !unused.meets(finding);
    if (!json.has(finding.code)) return !all.meets(finding);
    return !(isLater(finding) ? again : ofJson).meets(finding);
  });
}

function isLater({ iteration }: Finding): boolean {
  return iteration !== undefined && iteration.which !== 'only' && iteration.which !== 'first';
}

function isWithinAnother({ explains = [], ...finding }: Finding, all: Reach): boolean {
  if (explains.every(({ only }) => only !== undefined)) return all.meets(finding);
  let [start, end] = [Number.POSITIVE_INFINITY, 0];
  for (const one of explains) {
    if (one.only !== undefined) continue;
    start = Math.min(start, one.start);
    end = Math.max(end, one.end);
  }
  return all.hasAround({ start, end });
}

/** How far spans reach, so that many findings are held against many spans without asking each. */
class Reach {
  private readonly spans: readonly Span[];
  /** The furthest end of this span and all before it. */
  private readonly ends: readonly number[];

  constructor(spans: readonly Span[]) {
    this.spans = spans.toSorted((one, other) => one.start - other.start || other.end - one.end);
    let furthest = 0;
    this.ends = this.spans.map(({ end }) => {
      furthest = Math.max(furthest, end);
      return furthest;
    });
  }

  meets({ start, end }: Span): boolean {
    return (this.ends[this.countBefore(Math.max(end, start + 1)) - 1] ?? 0) > start;
  }

  /** Whether a span is larger than this one and holds it. */
  hasAround({ start, end }: Span): boolean {
    const before = this.ends[this.countBefore(start) - 1] ?? 0;
    const beside = this.spans[this.countBefore(start)];
    return before >= end || (beside !== undefined && beside.start === start && beside.end > end);
  }

  /** How many spans begin before an offset. */
  private countBefore(offset: number): number {
    let [from, to] = [0, this.spans.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.spans[middle]?.start ?? 0) < offset) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
