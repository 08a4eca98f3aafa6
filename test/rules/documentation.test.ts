import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/rules/finding.ts';
import { rules } from '../../server/src/rules/index.ts';
import { applyEdits } from '../../server/src/service/applyFixes.ts';
import { checkForTest } from '../check.ts';

/** The findings of a body, shown as the rule and the text that it lies on. */
function shown(body: string): string[] {
  const { findings } = checkForTest(body);
  return findings.map(({ code, start, end }) => `${code}: ${body.slice(start, end)}`);
}

function firstFix(findings: readonly Finding[], body: string): string | undefined {
  const fix = findings.flatMap(({ fixes }) => fixes).at(0);
  return fix && applyEdits(body, fix.edits);
}

describe.each(rules)('$code', ({ code, documentation: { bad, good } }) => {
  test.each(bad)('finds: $caption', ({ body, at, fixed }) => {
    expect(shown(body)).toEqual([`${code}: ${at}`]);
    if (fixed === undefined) return;
    const { findings } = checkForTest(body);
    expect(firstFix(findings, body)).toBe(fixed);
    expect(shown(fixed)).toEqual([]);
  });

  test.each(good)('does not find: $caption', ({ body }) => {
    expect(shown(body)).toEqual([]);
  });
});
