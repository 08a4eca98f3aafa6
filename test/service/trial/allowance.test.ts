import { describe, expect, test } from 'vitest';
import type { Renderer } from '../../../server/src/render/rendering.ts';
import { lazy } from '../../../server/src/rules/engine/lazy.ts';
import { checkBody } from '../../../server/src/service/check-body.ts';
import { confirmCases } from '../../../server/src/service/confirm-cases.ts';
import { makeReport, reportBody } from '../../../server/src/service/make-report.ts';
import { type ShownFixes, tryFixes } from '../../../server/src/service/trial/fix-trials.ts';
import { renderer } from '../../check.ts';

/** A body of so many kilobytes in which each of so many items lacks a comma. */
function missingCommas(items: number, kilobytes: number): string {
  const padding = 'x'.repeat((kilobytes * 1000) / items);
  const item = (_: unknown, at: number) => `{"a${at}": "${padding}" "b": {{custom_attribute.\${b${at}}}}}`;
  return `[${Array.from({ length: items }, item).join(',\n')}]`;
}

/** What a report of a body costs and leaves out. */
async function reported(body: string, shown: ShownFixes = 'all') {
  let units = 0;
  let checks = 0;
  const counting: Renderer = {
    ...renderer,
    render: async (request) => {
      units += request.body.length;
      return renderer.render(request);
    },
  };
  const check = async (text: string) => {
    checks++;
    return checkBody(text);
  };
  const checked = checkBody(body);
  const confirmed = await confirmCases(checked, counting);
  const fixes = await tryFixes(
    checked,
    { check, renderer: counting, goesOn: async () => true },
    checked.findings,
    shown,
  );
  const report = reportBody('a.webhook.liquid', body, checked, checked.findings, confirmed, fixes);
  return { report, units, checks, json: JSON.stringify(makeReport([report])) };
}

describe('a report of a body with more findings than can be tried', () => {
  const body = missingCommas(80, 150);
  const once = lazy(() => reported(body));

  test('costs what a limit allows, and says what it leaves out', async () => {
    const { report, units, checks } = await once();
    expect(report.findings.length).toBeGreaterThan(150);
    expect(checks).toBeLessThan(10);
    expect(units).toBeLessThan(30_000_000);
    expect(report.leftOut?.fixes).toBeGreaterThan(100);
    expect(report.leftOut?.cases).toBeGreaterThan(20);
    const [first] = report.findings.filter(({ code }) => code === 'json-syntax');
    expect(first).toMatchObject({ witness: { confirmed: true }, fixes: [{ title: expect.any(String) }] });
    const last = report.findings.at(-1);
    expect(last?.fixes).toEqual([]);
    expect(new Set(last?.withheldFixes?.map(({ reason }) => reason))).toEqual(
      new Set(['was not tried: the body has too many findings for its length']),
    );
  }, 60_000);

  test('is the same each time', async () => {
    expect((await reported(body)).json).toBe((await once()).json);
  }, 60_000);
});

describe('a body of ordinary length', () => {
  test.each([
    { items: 2, kilobytes: 100 },
    { items: 12, kilobytes: 6 },
    { items: 8, kilobytes: 20 },
  ])(
    'of $kilobytes KB with $items items has nothing left out',
    async ({ items, kilobytes }) => {
      const { report } = await reported(missingCommas(items, kilobytes), 'first');
      expect(report.findings.length).toBeGreaterThan(items);
      expect(report.leftOut).toBeUndefined();
    },
    60_000,
  );
});

test('only fixes that are shown are tried', async () => {
  const body = '{"a": {{custom_attribute.${a}}}}';
  const counts = await Promise.all((['all', 'first', 'none'] as const).map(async (shown) => reported(body, shown)));
  const [all = 0, first = 0, none = 0] = counts.map(({ checks }) => checks);
  expect(first).toBe(1);
  expect(all).toBeGreaterThan(first);
  expect(none).toBe(0);
});
