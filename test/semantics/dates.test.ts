import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { momentOfMilliseconds, partsOf } from '../../server/src/semantics/calendar.ts';
import { parseTime } from '../../server/src/semantics/date-text.ts';
import { isError } from '../../server/src/semantics/errors.ts';
import { strftime } from '../../server/src/semantics/strftime.ts';
import { zoneAt } from '../../server/src/semantics/zones.ts';
import { type Answer, askOurs } from '../oracle/ours.ts';
import { now } from '../oracle/ruby.mjs';

const file = new URL('../oracle/dates.golden.json', import.meta.url);
const golden: readonly (Answer & { readonly template: string })[] = JSON.parse(readFileSync(file, 'utf8'));

test(`${golden.length} dates in all shapes print as Ruby prints them`, () => {
  const different = golden.filter(({ template, output }) => askOurs(template, '{}', now).output !== output);
  expect(different).toEqual([]);
});

describe('parseTime', () => {
  test.each([
    ['2023-12-06t19:20:45+01:00', '2023-12-06 19:20:45 +0100'],
    ['2023-12-06', '2023-12-06 00:00:00 +0000'],
    ['dec 6', '2024-12-06 00:00:00 +0000'],
    ['10:30 pm', '2024-01-02 22:30:00 +0000'],
    ['2023-12-06 10:00 est', '2023-12-06 10:00:00 -0500'],
    ['10/11/2022', '2022-11-10 00:00:00 +0000'],
    ['garbage', undefined],
    ['2023-13-01', undefined],
    ['monday', undefined],
    ['x'.repeat(200), undefined],
  ])('%s', (text, expected) => {
    const moment = parseTime(text, now);
    expect(moment === undefined || isError(moment) ? moment : strftime(moment, '%F %T %z')).toBe(expected);
  });
});

describe('the calendar', () => {
  test('agrees with JavaScript on every day of four centuries', () => {
    for (let day = 0; day < 146_097; day++) {
      const date = new Date(day * 86_400_000);
      const parts = partsOf(momentOfMilliseconds(date.getTime()));
      const same = parts.year === BigInt(date.getUTCFullYear()) && parts.month === date.getUTCMonth() + 1;
      if (!same || parts.day !== date.getUTCDate() || parts.weekday !== date.getUTCDay()) {
        expect.fail(date.toISOString());
      }
    }
  });

  test('knows the zones of the runtime, with their summer time', () => {
    const winter = Date.UTC(2023, 0, 15);
    const summer = Date.UTC(2023, 6, 15);
    expect(zoneAt('America/New_York', winter)).toEqual({ offsetMinutes: -300, abbreviation: 'EST' });
    expect(zoneAt('America/New_York', summer)).toEqual({ offsetMinutes: -240, abbreviation: 'EDT' });
    expect(zoneAt('Asia/Kolkata', winter)?.offsetMinutes).toBe(330);
    expect(zoneAt('America/Sao_Paulo', winter)?.abbreviation).toBe('-03');
    expect(zoneAt('Nowhere/City', winter)).toBeUndefined();
  });
});
