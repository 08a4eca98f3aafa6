import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../server/src/rules/index.ts';
import { builtInSampleUsers } from '../../../server/src/samples/built-in.ts';
import type { SampleUser } from '../../../server/src/samples/sample-user.ts';
import { applyEdits } from '../../../server/src/service/apply-fixes.ts';
import { defaultFormat, formatBody } from '../../../server/src/service/format/format-body.ts';
import { renderer } from '../../check.ts';
import { randomOf } from '../../oracle/generator.mjs';
import { Dice } from '../../proof/dice.ts';
import { mutate } from '../../proof/mutations.ts';
import { startingBodies } from '../../proof/starting-bodies.mjs';
import { generated } from '../../rules/fix-properties.ts';
import { pageExamples } from '../new-body/examples.ts';
import { bodyFor } from '../new-body/make.ts';

function formatted(body: string, options = defaultFormat): string {
  return applyEdits(body, formatBody(body, options).edits);
}

describe('lays out', () => {
  test.each([
    [
      'members and items, each on its line',
      '{"a":1 , "b" :[1,2],"c":{},"d":[ ]}',
      '{\n  "a": 1,\n  "b": [\n    1,\n    2\n  ],\n  "c": {},\n  "d": []\n}',
    ],
    [
      'tags between members, as deep as these',
      '{{% if x %}"a":1,{% else %}"a":2,{% endif %}"b":3}'.replace('{{%', '{ {%'),
      '{\n  {% if x %}\n  "a": 1,\n  {% else %}\n  "a": 2,\n  {% endif %}\n  "b": 3\n}',
    ],
    [
      'a loop, with the comma where it is',
      '{"t":[{% for t in ts %}{"a":"{{t}}"}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
      '{\n  "t": [\n    {% for t in ts %}\n    {\n      "a": "{{t}}"\n    }{% unless forloop.last %},{% endunless %}\n    {% endfor %}\n  ]\n}',
    ],
    [
      'a value that is decided, in its line',
      '{"a":{% if x %}true{% else %}false{% endif %}}',
      '{\n  "a": {% if x %}true{% else %}false{% endif %}\n}',
    ],
    [
      'what comes before the payload, indented by blocks',
      '{% if x == blank %}\n{% abort_message("x") %}\n{% endif %}{"a":1}',
      '{% if x == blank %}\n  {% abort_message("x") %}\n{% endif %}\n{\n  "a": 1\n}',
    ],
    [
      'a comma at the beginning',
      '{"a":1\n{% if x %}\n,"b":2\n{% endif %}\n}',
      '{\n  "a": 1\n  {% if x %}\n  , "b": 2\n  {% endif %}\n}',
    ],
    [
      'branches that open and close',
      '[{% if x %}{"a":1{% else %}{"b":2{% endif %}}]',
      '[\n  {% if x %}\n  {\n    "a": 1{% else %}\n  {\n    "b": 2{% endif %}\n  }\n]',
    ],
  ])('%s', (_, body, expected) => {
    expect(formatted(body)).toBe(expected);
  });

  test('blank lines stay, one at a time', () => {
    expect(formatted('{\n"a": 1,\n\n\n\n"b": 2\n}\n\n')).toBe('{\n  "a": 1,\n\n  "b": 2\n}\n');
  });

  test('with tabs, other widths and the line ends of the body', () => {
    expect(formatted('{"a":1}', { tabSize: 4, insertSpaces: true })).toBe('{\n    "a": 1\n}');
    expect(formatted('{"a":1}', { tabSize: 4, insertSpaces: false })).toBe('{\n\t"a": 1\n}');
    expect(formatted('{"a":1,\r\n"b":2}')).toBe('{\r\n  "a": 1,\r\n  "b": 2\r\n}');
  });
});

describe('leaves as it is', () => {
  test.each([
    ['white space in strings', '{\n  "a": "b  {% if x %}  c  {% endif %}  "\n}'],
    ['white space in captures', '{% capture c %}"a" :  1{% endcapture %}\n{\n  {{c}}\n}'],
    ['raw text', '{\n  "a": {% raw %}  [ 1 ,2 ]  {% endraw %}\n}'],
    ['digits behind an output', '{\n  "a": {{seconds}}000{% if x %}0{% endif %}\n}'],
    ['a comment of another language', '// a "b"  c, {\n{\n  "a": 1\n}'.replace(', {', '')],
    ['what Liquid cannot read', '{"a":1 {% if x %} }'],
  ])('%s', (_, body) => {
    expect(formatted(body)).toBe(body);
  });

  test.each([
    ['a captured quote', `{% capture q %}"{% endcapture %}{"a":1,"b": {{q}}  x  {{q}},"c":2}`, '{{q}}'],
    ['a quote that is appended', `{"a":1,"b": {{ x | append: '"' }}  y", "c":2}`, '  y'],
    ['a Content Block', '{"a":1,{{content_blocks.${ids}}}  "b":2}', '  "b"'],
    ['a string that only one branch opens', '{"a":1,"b": {% if x %}"{% endif %}  y" }', '  y'],
  ])('everything after %s, and says so', (_, body, after) => {
    const { edits, uncertain } = formatBody(body);
    const from = body.indexOf(after);
    expect(uncertain.length).toBeGreaterThan(0);
    expect(edits.length).toBeGreaterThan(0);
    expect(edits.filter(({ end }) => end > from + after.length)).toEqual([]);
    expect(formatted(body).endsWith(body.slice(from + after.length))).toBe(true);
  });
});

/** `BODIES=4000 npx vitest run test/service/format` tries more; SEED sets others. */
const seed = Number(process.env.SEED ?? 1);
const COUNT = Number(process.env.BODIES ?? 40);
const builtIn = builtInSampleUsers.map(({ sampleUser }) => sampleUser);
const documented = rules.flatMap(({ documentation: { bad, good, examplesAre } }) =>
  examplesAre === 'sample-users' ? [] : [...bad, ...good].map(({ body }) => body),
);
const written = [...startingBodies, ...documented];
const corpus = new URL('../../../../shared/corpus/braze-docs/', import.meta.url);

/** Throws what is wrong with the layout of a body. */
async function hold(body: string, users: readonly SampleUser[] = []): Promise<void> {
  const laidOut = formatted(body);
  if (formatted(laidOut) !== laidOut) throw new Error(`another layout the second time:\n${body}`);
  if (laidOut.replaceAll(/\s/g, '') !== body.replaceAll(/\s/g, '')) throw new Error(`other tokens:\n${body}`);
  for (const sampleUser of [...builtIn, ...users]) {
    const [before, after] = [await payloadOf(body, sampleUser), await payloadOf(laidOut, sampleUser)];
    if (before !== after) throw new Error(`another payload for ${sampleUser.name}:\n${body}\n${before}\n${after}`);
  }
}

/** As JSON without white space, or that it is none. Ruby's messages name the line of the body. */
async function payloadOf(body: string, sampleUser: SampleUser): Promise<string> {
  const { status, text } = await renderer.render({ body, sampleUser });
  if (status !== 'rendered') return status;
  try {
    return JSON.stringify(JSON.parse(text.replaceAll(/\(line \d+\)/g, '')));
  } catch {
    return 'not JSON';
  }
}

describe(`keeps tokens and payloads, and changes nothing the second time (seed ${seed}, set by SEED; BODIES sets how many)`, () => {
  test('of bodies that are written by hand', async () => {
    for (const body of written) await hold(body);
  });

  test.skipIf(!existsSync(corpus))(
    'of the Liquid of Braze’s documentation (skipped where it is not at hand)',
    async () => {
      for (const file of readdirSync(corpus)) await hold(readFileSync(new URL(file, corpus), 'utf8'));
    },
  );

  test(`of ${COUNT} generated bodies`, { timeout: 120_000 + 500 * COUNT }, async () => {
    for (let number = 0; number < COUNT; number++) {
      const [body, users] = generated(seed, number);
      await hold(body, users.slice(0, 30));
    }
  });

  test(`of ${COUNT} mutated bodies`, { timeout: 120_000 + 500 * COUNT }, async () => {
    const dice = new Dice(randomOf(seed));
    for (let number = 0; number < COUNT; number++) await hold(mutate(dice.pick(written), written, dice));
  });
});

describe('changes nothing', () => {
  const examples = new URL('../../../examples/fixed/', import.meta.url);
  test.each(readdirSync(examples))('in the example %s', (file) => {
    const body = readFileSync(new URL(file, examples), 'utf8');
    expect(formatted(body)).toBe(body);
  });

  test.each(pageExamples)('in a body that is made from an event: $title', async ({ event }) => {
    const { text } = await bodyFor({ event });
    expect(formatted(text)).toBe(text);
  });
});

test('100,000 blocks in blocks and 200,000 tokens take no stack and no time without end', () => {
  expect(formatBody('{% if x %}'.repeat(100_000)).edits).toEqual([]);
  expect(formatBody(`[${'1,'.repeat(100_000)}1]`).edits.length).toBe(100_002);
});
