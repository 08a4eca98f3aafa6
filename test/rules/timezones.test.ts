import { expect, test } from 'vitest';
import { checkForTest } from '../check.ts';

/** What is found of a `timezone` that is written so: severity and case. */
test.each<[timezone: string, findings: string[]]>([
  ['"America/New_York"', []],
  ['"america/new_york"', []],
  ['"UTC"', []],
  ['"Eastern"', ['warning']],
  ['"+02:00"', ['warning']],
  ['"Europe/Berln"', ['warning']],
  ['""', ['hint']],
  ['null', []],
  ['"{{${time_zone}}}"', ['hint: `${time_zone}` is blank']],
  [`"{{\${time_zone} | default: 'UTC'}}"`, []],
  [`"{% if \${time_zone} == blank %}Mars{% else %}{{\${time_zone}}}{% endif %}"`, ['warning: `${time_zone}` is blank']],
  ['"{{event_properties.${zone} | default: \'Etc/UTC\'}}"', []],
])('%s', (timezone, findings) => {
  const body = `{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000, "timezone": ${timezone}}`;
  const found = checkForTest(body)
    .findings.filter(({ code }) => code === 'invalid-timezone')
    .map(({ severity, when }) => [severity, ...(when?.solve()?.words ?? [])].join(': '));
  expect(found).toEqual(findings);
});
