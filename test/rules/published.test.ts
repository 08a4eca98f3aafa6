import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { applySafeFixes } from '../../server/src/service/apply-fixes.ts';
import { checkForTest, renderer } from '../check.ts';

const COMMENT = 'Convert the line to a Liquid comment';
const ESCAPE = 'Add `| json_escape`';
const NUMBER = 'Remove the quotes and add `| plus: 0`';
const ABORT = 'Stop the message when `${user_id}` is blank';

/** What is found in each published body: line, severity, rule, how the text under the squiggle begins, first fix. */
const PUBLISHED: [body: string, findings: string[]][] = [
  [
    'product-view',
    [
      `1 error text-outside-json: // Converts the timestamp of " -> ${COMMENT}`,
      `4 error text-outside-json: // Example of md5 hashing the  -> ${COMMENT}`,
      '5 warning unnormalized-hash: md5 -> Add `| downcase` and `| strip` before the hash (changes some identifiers)',
      `7 error text-outside-json: // Condition logic to determin -> ${COMMENT}`,
      '8 information empty-string-is-true: {{${user_id}}} -> Add `!= blank`',
      '9 warning blank-identifier: "{{${user_id}}}" -> none',
      `9 information unescaped-value: {{\${user_id}}} -> ${ESCAPE}`,
      '11 warning shared-identifier: "{{anon_id}}" -> Stop the message when `${user_id}` and `${email_address}` are blank',
      '16 error json-syntax: "event" -> Insert a comma after `{{user_identifier}}`',
      `20 information unescaped-value: {{event_properties.\${categorie -> ${ESCAPE}`,
      `21 information unescaped-value: {{event_properties.\${categorie -> ${ESCAPE}`,
      `25 warning unescaped-value: {{event_properties.\${meta}.col -> ${ESCAPE}`,
      `27 warning unescaped-value: {{event_properties.\${title}}} -> ${ESCAPE}`,
      `28 warning wrong-type: "{{event_properties.\${price}}} -> ${NUMBER}`,
      `28 information unescaped-value: {{event_properties.\${price}}} -> ${ESCAPE}`,
      `29 information unescaped-value: {{event_properties.\${id}}} -> ${ESCAPE}`,
      `30 information unescaped-value: {{event_properties.\${url}}} -> ${ESCAPE}`,
      '32 warning timestamp-type: "{{timestamp}}" -> Remove the quotes',
      '32 warning timestamp-unit: "{{timestamp}}" -> Append `000`',
      '33 hint invalid-timezone: "{{${time_zone}}}" -> none',
      `33 information unescaped-value: {{\${time_zone}}} -> ${ESCAPE}`,
      '34 error json-syntax: , -> Remove the comma',
    ],
  ],
  [
    'category-view',
    [
      `1 error text-outside-json: // Converts the timestamp of " -> ${COMMENT}`,
      `7 information unescaped-value: {{event_properties.\${id}}} -> ${ESCAPE}`,
      `8 warning unescaped-value: {{event_properties.\${title}}} -> ${ESCAPE}`,
      `9 information unescaped-value: {{event_properties.\${url}}} -> ${ESCAPE}`,
      '11 warning timestamp-type: "{{timestamp}}" -> Remove the quotes',
      '11 warning timestamp-unit: "{{timestamp}}" -> Append `000`',
      '12 hint invalid-timezone: "{{${time_zone}}}" -> none',
      `12 information unescaped-value: {{\${time_zone}}} -> ${ESCAPE}`,
      `14 warning blank-identifier: "{{\${user_id}}}" -> ${ABORT}`,
      `14 information unescaped-value: {{\${user_id}}} -> ${ESCAPE}`,
    ],
  ],
  [
    'identify',
    [
      `1 error text-outside-json: // Converts the timestamp of " -> ${COMMENT}`,
      `4 error text-outside-json: // Example of md5 hashing the  -> ${COMMENT}`,
      '5 warning unnormalized-hash: md5 -> Add `| downcase` and `| strip` before the hash (changes some identifiers)',
      '8 warning shared-identifier: "{{anon_id}}" -> Stop the message when `${email_address}` is blank',
      '9 warning timestamp-type: "{{timestamp}}" -> Remove the quotes',
      '9 warning timestamp-unit: "{{timestamp}}" -> Append `000`',
      '10 hint invalid-timezone: "{{${time_zone}}}" -> none',
      `10 information unescaped-value: {{\${time_zone}}} -> ${ESCAPE}`,
      `12 warning blank-identifier: "{{\${user_id}}}" -> ${ABORT}`,
      `12 information unescaped-value: {{\${user_id}}} -> ${ESCAPE}`,
    ],
  ],
];

describe.each(PUBLISHED)('the published body %s', (name, findings) => {
  const body = readFileSync(new URL(`../../examples/published/${name}.webhook.liquid`, import.meta.url), 'utf8');

  test('has exactly these findings', () => {
    const found = checkForTest(body).findings.map(({ code, severity, start, end, fixes }) => {
      const line = body.slice(0, start).split('\n').length;
      return `${line} ${severity} ${code}: ${body.slice(start, end).slice(0, 30)} -> ${fixes[0]?.title ?? 'none'}`;
    });
    expect(found).toEqual(findings);
  });

  test('is proved once all safe fixes are applied', async () => {
    const { text } = await applySafeFixes(body, async (fixed) => checkForTest(fixed).findings);
    expect(checkForTest(text).proof.verdict).toBe('proved');
    for (const { sampleUser } of builtInSampleUsers) {
      const rendering = await renderer.render({ body: text, sampleUser });
      expect(JSON.parse(rendering.text)).toHaveProperty('timezone');
    }
  });

  test('is told of in whole sentences', () => {
    for (const { message } of checkForTest(body).findings) expect(message).toMatch(/^[A-Z`].*[a-z`]\.$/);
  });
});
