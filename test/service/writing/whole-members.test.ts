import { expect, test } from 'vitest';
import type { Verdict } from '../../../server/src/proof/proof.ts';
import type { CheckedBody } from '../../../server/src/service/check-body.ts';
import { complete } from '../../../server/src/service/completion/complete.ts';
import { type CompletionItem, withoutPlaceholders } from '../../../server/src/service/completion/item.ts';
import { checkForTest } from '../../check.ts';
import { randomOf } from '../../oracle/generator.mjs';
import { eventBody } from './event-bodies.ts';
import { requestAt } from './known.ts';

const seed = Number(process.env.SEED ?? 1);
/** 200 take some minutes. */
const bodies = Number(process.env.BODIES ?? 6);

const ORDER: readonly Verdict[] = ['proved', 'conditional', 'not-proved', 'refuted'];

/** What is worse in a body with the item than without. */
function harm(before: CheckedBody, item: CompletionItem, body: string): string[] {
  const after = checkForTest(inserted(item, body));
  const left = loud(before);
  const more = loud(after).filter((code) => {
    const at = left.indexOf(code);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const isWorse = ORDER.indexOf(after.proof.verdict) > ORDER.indexOf(before.proof.verdict);
  return [...more, ...(isWorse ? [`${before.proof.verdict} becomes ${after.proof.verdict}`] : [])];
}

function loud({ findings }: CheckedBody): string[] {
  return findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ code }) => code);
}

function inserted({ edit, also, isSnippet }: CompletionItem, body: string): string {
  const text = isSnippet ? withoutPlaceholders(edit.newText) : edit.newText;
  const after = text + body.slice(edit.end);
  return also === undefined
    ? body.slice(0, edit.start) + after
    : body.slice(0, also.start) + also.newText + body.slice(also.end, edit.start) + after;
}

/** Where something of JSON begins or ends. */
function placesIn(body: string): number[] {
  return [...body.matchAll(/(?<=[{,\n])|(?=[}\n])/g)].map(({ index }) => index);
}

test(`whole members keep the verdict and add no error or warning (seed ${seed}, set by SEED)`, {
  timeout: 3_600_000,
}, () => {
  let tried = 0;
  const harmful: string[] = [];
  for (let number = 0; number < bodies; number++) {
    const body = eventBody(randomOf(seed * 10_000 + number));
    const before = checkForTest(body);
    const known = new Set<string>();
    for (const offset of placesIn(body)) {
      for (const item of complete(requestAt(body, offset))) {
        const result = inserted(item, body);
        if (item.kind !== 'member' || known.has(result)) continue;
        known.add(result);
        tried++;
        const found = harm(before, item, body);
        if (found.length > 0) harmful.push(`${found.join(', ')}: ${item.label} at ${offset} of ${number}\n${result}`);
      }
    }
    expect(before.proof.verdict, body).toBe('proved');
  }
  expect(harmful.slice(0, 5), `${harmful.length} of ${tried}`).toEqual([]);
  expect(tried).toBeGreaterThan(bodies * 10);
});
