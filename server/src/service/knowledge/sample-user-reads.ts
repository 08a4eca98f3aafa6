import type { JSONPath } from 'jsonc-parser';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import type { Template } from '../../template/tree.ts';
import { plausibleAnswers } from '../../witness/plausible.ts';
import { readsOf } from '../../witness/reads.ts';

/** What a body reads, as a sample user that has all of it, with plausible values. */
export interface SampleUserReads {
  /** The name of the body's file. */
  readonly source: string;
  readonly content: Value;
}

export function sampleUserReads(source: string, body: Template): SampleUserReads {
  return { source, content: plausibleAnswers(readsOf(body, []), 'numbers') };
}

/** What is read there: an item of a list stands for all of them. */
export function readAt({ content }: SampleUserReads, path: JSONPath): Value | undefined {
  let at: Value | undefined = content;
  for (const key of path) {
    if (at === undefined) return undefined;
    if (typeof key === 'number') at = isArray(at) ? at[0] : undefined;
    else at = isHash(at) ? at.get(key) : undefined;
  }
  return at;
}

/** "Read by `a.webhook.liquid` and 2 other bodies" */
export function readersInWords(sources: readonly string[], quote: (name: string) => string): string {
  const [first = '', ...others] = sources;
  const more = others.length === 1 ? quote(others[0] ?? '') : `${others.length} other bodies`;
  return `Read by ${quote(first)}${others.length === 0 ? '' : ` and ${more}`}`;
}
