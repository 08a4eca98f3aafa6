import { describe, expect, test } from 'vitest';
import { renderBody } from '../../server/src/render/render.ts';
import { silenceFix } from '../../server/src/rules/fixes/silence.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { applyEdits, applySafeFixes } from '../../server/src/service/apply-fixes.ts';
import { read } from '../../server/src/template/read.ts';
import { checkForTest } from '../check.ts';
import { randomOf } from '../oracle/generator.mjs';
import { write } from '../proof/body-tree.ts';
import { generateBody, generateSlip } from '../proof/generator.ts';

const TITLE = '"title": "{{event_properties.${title}}}"';

function comment(words: string): string {
  return `{% comment %} ${words} {% endcomment %}`;
}

/** Each finding as its code and the line on which it begins, from 1. */
function found(body: string): string[] {
  return checkForTest(body).findings.map(
    ({ code, start }) => `${code} ${body.slice(0, start).split(/\r\n|\r|\n/).length}`,
  );
}

/** Bodies with comments, and what is found in them all the same. */
const BODIES: [name: string, body: string, findings: string[]][] = [
  ['no comment', `{\n${TITLE}\n}`, ['unescaped-value 2']],
  ['the next line', `{ ${comment('mi-webhook-disable-next-line unescaped-value')}\n${TITLE}\n}`, []],
  ['a reason', `{ ${comment('mi-webhook-disable-next-line unescaped-value -- no quotes, -- ever')}\n${TITLE}\n}`, []],
  [
    'a line that ends as on Windows',
    `{ ${comment('mi-webhook-disable-next-line unescaped-value')}\r\n${TITLE}\r\n}`,
    [],
  ],
  [
    'the line after the next',
    `{ ${comment('mi-webhook-disable-next-line unescaped-value')}\n\n${TITLE}\n}`,
    ['unused-disable 1', 'unescaped-value 3'],
  ],
  [
    'the same line',
    `{ ${comment('mi-webhook-disable-next-line unescaped-value')}${TITLE}\n}`,
    ['unused-disable 1', 'unescaped-value 1'],
  ],
  [
    'several codes',
    `{ ${comment('mi-webhook-disable-next-line unescaped-value, blank-value')}\n${TITLE}, "a": {{event_properties.\${a}}}\n}`,
    [],
  ],
  [
    'two comments before one line',
    `{ ${comment('mi-webhook-disable-next-line unescaped-value')}${comment('mi-webhook-disable-next-line blank-value')}\n${TITLE}, "a": {{event_properties.\${a}}}\n}`,
    [],
  ],
  [
    'the same said twice',
    `{ ${comment('mi-webhook-disable-next-line unescaped-value')}${comment('mi-webhook-disable-next-line unescaped-value')}\n${TITLE}\n}`,
    ['unused-disable 1'],
  ],
  [
    'a region',
    `{ ${comment('mi-webhook-disable unescaped-value')}${TITLE},\n"a": {${TITLE}},\n${comment('mi-webhook-enable unescaped-value')}"b": {${TITLE}}}`,
    ['unescaped-value 3'],
  ],
  ['a region to the end', `{ ${comment('mi-webhook-disable unescaped-value')}\n"a": {${TITLE}}}`, []],
  [
    'two regions',
    `{ ${comment('mi-webhook-disable unescaped-value')}"a": {${TITLE}},${comment('mi-webhook-enable')}\n"b": {${TITLE}},\n${comment('mi-webhook-disable unescaped-value')}"c": {${TITLE}}}`,
    ['unescaped-value 2'],
  ],
  ['the file, from anywhere', `{${TITLE},\n"a": {${TITLE}}} ${comment('mi-webhook-disable-file unescaped-value')}`, []],
  ['invalid JSON', `{"a": 1${comment('mi-webhook-disable-next-line json-syntax')}\n,}`, []],
  [
    'a code with a slip',
    `{ ${comment('mi-webhook-disable-next-line unescaped-valu')}\n${TITLE}\n}`,
    ['unused-disable 1', 'unescaped-value 2'],
  ],
  [
    'a word with a slip',
    `{ ${comment('mi-webhook-disable-line unescaped-value')}\n${TITLE}\n}`,
    ['unused-disable 1', 'unescaped-value 2'],
  ],
  ['no code', `{ ${comment('mi-webhook-disable-next-line')}\n${TITLE}\n}`, ['unused-disable 1', 'unescaped-value 2']],
  ['an end of what never began', `{"a": 1}${comment('mi-webhook-enable')}`, []],
  [
    'itself',
    `${comment('mi-webhook-disable-file unused-disable')}{ ${comment('mi-webhook-disable-next-line json-syntax')}\n"a": 1}`,
    [],
  ],
];

test.each(BODIES)('%s', (_, body, findings) => {
  expect(found(body)).toEqual(findings);
});

test('the verdict stays what it is', () => {
  const { proof, findings } = checkForTest(`${comment('mi-webhook-disable-file json-syntax')}{"a": 1,}`);
  expect([proof.verdict, findings]).toEqual(['refuted', []]);
});

/** What is said of comments that silence nothing. */
const MESSAGES: [words: string, message: string][] = [
  [
    'mi-webhook-disable-next-line json-syntax, blank-value -- why',
    'This comment silences nothing: there is no `json-syntax` or `blank-value` finding on the next line. Remove it, or it will hide the next one.',
  ],
  [
    'mi-webhook-disable-file json-sintax',
    'Unknown rule `json-sintax`: the comment does nothing for it. Did you mean `json-syntax`?',
  ],
  [
    'mi-webhook-disable-file never seen one',
    'Unknown rule `never`: the comment does nothing for it. Separate codes with commas, and put the reason after `--`.',
  ],
  [
    'mi-webhook-disable-nextline json-syntax',
    'Unknown comment `mi-webhook-disable-nextline`: it silences nothing. Did you mean `mi-webhook-disable-next-line`?',
  ],
  [
    'mi-webhook-disable',
    'This comment names no rule, so it silences nothing. Add the codes of the findings: `mi-webhook-disable unescaped-value -- why`.',
  ],
];

test.each(MESSAGES)('says of %s', (words, message) => {
  expect(checkForTest(`${comment(words)}{"a": 1}`).findings.map((finding) => finding.message)).toEqual([message]);
});

/** Comments that are not needed, and the body without them; none where nothing can be taken away without a change of what is printed. */
const REMOVED: [body: string, without: string | undefined][] = [
  [`{"a": 1,\n${comment('mi-webhook-disable-next-line json-syntax')}\n"b": 2}`, '{"a": 1,\n\n"b": 2}'],
  ['{"a": "{% if x %}1{%- endif -%}{% comment %}mi-webhook-disable-file json-syntax{% endcomment %} 2"}', undefined],
  ['{"a": "1 {% comment %}mi-webhook-disable-file json-syntax{% endcomment %}{{- 2 }}"}', undefined],
  ['{"a": "1 {%- comment %}mi-webhook-disable-file json-syntax{% endcomment %}2"}', undefined],
];

test.each(REMOVED)('removes what is not needed: %j', async (body, without) => {
  const { text } = await applySafeFixes(body, async (one) => checkForTest(one).findings);
  expect(text).toBe(without ?? body);
});

describe('the comment that silences one finding', () => {
  const silence = (body: string) => {
    const { findings, template } = checkForTest(body);
    return findings.slice(0, 1).map((finding) => applyEdits(body, silenceFix(finding, template).edits))[0];
  };

  test.each([
    [
      'stands at the end of the line before',
      `{"a": 1,\n${TITLE}}`,
      `{"a": 1,${comment('mi-webhook-disable-next-line unescaped-value')}\n${TITLE}}`,
    ],
    [
      'or at its beginning, for a brace would come together with it',
      `{\n${TITLE}}`,
      `${comment('mi-webhook-disable-next-line unescaped-value')}{\n${TITLE}}`,
    ],
    [
      'not where a `-` takes white space',
      `{"a": 1{%- if true -%} \n, ${TITLE}{% endif %}}`,
      `${comment('mi-webhook-disable-next-line unescaped-value')}{"a": 1{%- if true -%} \n, ${TITLE}{% endif %}}`,
    ],
    [
      'is one for the file where no line is before',
      `{${TITLE}}`,
      `${comment('mi-webhook-disable-file unescaped-value')}{${TITLE}}`,
    ],
    [
      'or no text',
      `{${TITLE.replace('}}', '\n}}')}}`,
      `${comment('mi-webhook-disable-file unescaped-value')}{${TITLE.replace('}}', '\n}}')}}`,
    ],
  ])('%s', (_, body, silenced) => {
    expect(silence(body)).toBe(silenced);
  });

  const seed = Number(process.env.SEED ?? 1);

  test(`silences it, and changes nothing that is printed (SEED=${seed})`, () => {
    const random = randomOf(seed);
    const printed = (body: string) =>
      builtInSampleUsers.map(({ sampleUser }) => renderBody(read(body), sampleUser).text);
    let count = 0;
    for (let round = 0; round < 300; round++) {
      const { body: plain } = write(round % 2 === 0 ? generateBody(random) : generateSlip(random));
      const body = plain.replace(/[,{ ]/g, (character) => (random() < 0.2 ? `${character}\n` : character));
      const { findings, template, proof } = checkForTest(body);
      for (const finding of findings.slice(0, 3)) {
        const silenced = applyEdits(body, silenceFix(finding, template).edits);
        expect(printed(silenced), silenced).toEqual(printed(body));
        // Where the reader goes on behind a slip depends on what stands between two tags.
        if (proof.problems.length > 0) continue;
        const left = checkForTest(silenced).findings;
        expect(
          left.map(({ code }) => code),
          silenced,
        ).not.toContain('unused-disable');
        expect(left.length, silenced).toBeLessThan(findings.length);
        count++;
      }
    }
    expect(count).toBeGreaterThan(100);
  });
});
