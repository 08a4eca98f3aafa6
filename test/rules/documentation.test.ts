import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/config.ts';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import type { Documentation } from '../../server/src/rules/engine/rule.ts';
import { rules } from '../../server/src/rules/index.ts';
import { applyEdits } from '../../server/src/service/apply-fixes.ts';
import { checkSampleUser } from '../../server/src/service/check-sample-user.ts';
import { findingsInFiles } from '../../server/src/service/findings-in-files.ts';
import { blocksOf } from '../blocks/blocks.ts';
import { checkForTest } from '../check.ts';

type Check = (text: string) => readonly Finding[];

function checkFor({ examplesAre, blocks }: Documentation): Check {
  if (examplesAre === 'sample-users') return checkSampleUser;
  if (blocks === undefined) return (body) => checkForTest(body).findings;
  return (body) => {
    const found = findingsInFiles(checkForTest(body, defaultConfig, blocksOf(blocks)));
    return found.blocks.length === 0 ? found.body : found.blocks.map(({ site, finding }) => ({ ...finding, ...site }));
  };
}

/** The findings of an example, shown as the rule and the text that it lies on. */
function shown(text: string, check: Check): string[] {
  return check(text).map(({ code, start, end }) => `${code}: ${text.slice(start, end)}`);
}

function firstFix(findings: readonly Finding[], body: string): string | undefined {
  const fix = findings.flatMap(({ fixes }) => fixes).at(0);
  return fix && applyEdits(body, fix.edits);
}

describe.each(rules)('$code', ({ code, documentation }) => {
  const check = checkFor(documentation);

  test.each(documentation.bad)('finds: $caption', ({ body, at, fixed }) => {
    expect(shown(body, check)).toEqual([`${code}: ${at}`]);
    if (fixed === undefined) return;
    expect(firstFix(check(body), body)).toBe(fixed);
    expect(shown(fixed, check)).toEqual([]);
  });

  test.each(documentation.good)('does not find: $caption', ({ body }) => {
    expect(shown(body, check)).toEqual([]);
  });
});
