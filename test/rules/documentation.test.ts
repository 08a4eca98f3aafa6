import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/rules/finding.ts';
import { rules } from '../../server/src/rules/index.ts';
import { applyEdits } from '../../server/src/service/applyFixes.ts';
import { checkForTest } from '../check.ts';

/** The findings of a body, shown as the rule and the text that it lies on. */
async function shown(body: string): Promise<string[]> {
  const { findings } = await checkForTest(body);
  return findings.map(({ code, start, end }) => `${code}: ${body.slice(start, end)}`);
}

function firstFix(findings: readonly Finding[], body: string): string | undefined {
  const fix = findings.flatMap(({ fixes }) => fixes).at(0);
  return fix && applyEdits(body, fix.edits);
}

describe.each(rules)('$code', ({ code, documentation: { bad, good } }) => {
  test.each(bad)('finds: $caption', async ({ body, at, fixed }) => {
    expect(await shown(body)).toEqual([`${code}: ${at}`]);
    if (fixed === undefined) return;
    const { findings } = await checkForTest(body);
    expect(firstFix(findings, body)).toBe(fixed);
    expect(await shown(fixed)).toEqual([]);
  });

  test.each(good)('does not find: $caption', async ({ body }) => {
    expect(await shown(body)).toEqual([]);
  });
});
