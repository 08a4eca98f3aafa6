import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { applySafeFixes } from '../../server/src/service/applyFixes.ts';
import { checkForTest, renderer } from '../check.ts';

const COMMENT = 'Turn the line into a comment tag';

/** What is found in each published body: line, rule, how the text under the squiggle begins, first fix. */
const PUBLISHED: [body: string, findings: string[]][] = [
  [
    'product-view',
    [
      `1 text-outside-json: // Converts the timestamp -> ${COMMENT}`,
      `4 text-outside-json: // Example of md5 hashing -> ${COMMENT}`,
      `7 text-outside-json: // Condition logic to det -> ${COMMENT}`,
      '16 json-syntax: "event" -> Insert a comma after `{{user_identifier}}`',
      '34 json-syntax: , -> Remove the comma',
    ],
  ],
  ['category-view', [`1 text-outside-json: // Converts the timestamp -> ${COMMENT}`]],
  [
    'identify',
    [
      `1 text-outside-json: // Converts the timestamp -> ${COMMENT}`,
      `4 text-outside-json: // Example of md5 hashing -> ${COMMENT}`,
    ],
  ],
];

describe.each(PUBLISHED)('the published body %s', (name, findings) => {
  const body = readFileSync(new URL(`../../examples/published/${name}.webhook.liquid`, import.meta.url), 'utf8');

  test('has exactly these findings', async () => {
    const found = checkForTest(body).findings.map(({ code, start, end, fixes }) => {
      const line = body.slice(0, start).split('\n').length;
      return `${line} ${code}: ${body.slice(start, end).slice(0, 25)} -> ${fixes[0]?.title}`;
    });
    expect(found).toEqual(findings);
  });

  test('is valid JSON for everybody who has an identifier once all safe fixes are applied', async () => {
    const { text } = await applySafeFixes(body, async (fixed) => checkForTest(fixed).findings);
    for (const id of ['known-user', 'anonymous-user']) {
      const sampleUser = builtInSampleUsers.find((builtIn) => builtIn.id === id)?.sampleUser;
      if (sampleUser === undefined) throw new Error(`no sample user ${id}`);
      const rendering = await renderer.render({ body: text, sampleUser });
      expect(JSON.parse(rendering.text)).toMatchObject({ timezone: 'America/New_York' });
    }
  });

  test('is told of in whole sentences', async () => {
    for (const { message } of checkForTest(body).findings) {
      expect(message).toMatch(/^[A-Z].*: Braze would send invalid JSON and the event is lost, in every rendering\./);
    }
  });
});
