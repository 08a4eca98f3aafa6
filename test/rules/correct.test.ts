import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Config, defaultConfig } from '../../server/src/config/config.ts';
import { rules } from '../../server/src/rules/index.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { previewRendering } from '../../server/src/service/preview.ts';
import { checkForTest, renderer } from '../check.ts';
import { insertedSnippets } from '../snippets/snippets.ts';

const folder = new URL('correct/', import.meta.url);
const fixed = new URL('../../examples/fixed/', import.meta.url);

type Named = [name: string, body: string];

/** A file holds many bodies, each under a line with its name. */
function bodiesOf(file: string): Named[] {
  const parts = readFileSync(new URL(file, folder), 'utf8')
    .split(/^=== (.*)\n/m)
    .slice(1);
  return parts.flatMap((name, at) => (at % 2 === 0 ? [[name, parts[at + 1] ?? ''] satisfies Named] : []));
}

/** What stands in the place of `[identifier]` in the bodies of events, and what comes before the payload. */
const IDENTIFIERS: [name: string, before: string, member: string][] = [
  ['everybody', '', '"user_id": "{{${braze_id} | json_escape}}"'],
  [
    'known users',
    "{% if {{${user_id}}} == blank %}{% abort_message('no external_id') %}{% endif %}\n",
    '"user_id": "{{${user_id} | json_escape}}"',
  ],
  [
    'anonymous users',
    "{% assign email = {{${email_address}}} | downcase | strip %}{% if email == blank %}{% abort_message('nobody') %}{% endif %}\n",
    '"anonymous_id": "{{email | sha2}}"',
  ],
  [
    'known and anonymous users',
    '{% if {{${user_id}}} != blank %}{% capture who %}"user_id": "{{${user_id} | json_escape}}"{% endcapture %}{% else %}{% capture who %}"anonymous_id": "{{${braze_id} | json_escape}}"{% endcapture %}{% endif %}\n',
    '{{who}}',
  ],
];

const events = IDENTIFIERS.flatMap(([whom, before, member]) =>
  bodiesOf('events.liquid').map(
    ([name, body]): Named => [`${name}, of ${whom}`, before + body.replace('[identifier]', () => member)],
  ),
);

const themes = readdirSync(folder).filter((file) => !/^(?:events|receivers)\.liquid$/.test(file));

const CORRECT: Named[] = [
  ...themes.flatMap((file) => bodiesOf(file).map(([name, body]): Named => [`${file}: ${name}`, body])),
  ...events,
  ...insertedSnippets().map(({ prefix, body }): Named => [`the snippet ${prefix}`, body]),
  ...readdirSync(fixed).map((file): Named => [`the example ${file}`, readFileSync(new URL(file, fixed), 'utf8')]),
];

/** For bodies that go to somebody else than Movable Ink. */
const elsewhere: Config = {
  ...defaultConfig,
  rules: new Map(rules.filter(({ group }) => group === 'movable-ink').map(({ code }) => [code, 'off'])),
};

/** What would be an alarm: false, because the body is right. */
function alarms(body: string, config?: Config): string[] {
  const { findings } = checkForTest(body, config);
  const loud = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return loud.map(({ code, start, end, message }) => `${code} at ${body.slice(start, end)}: ${message}`);
}

test('there are many correct bodies', () => expect(CORRECT.length).toBeGreaterThan(200));

describe('a correct body has no finding that alarms', () => {
  test.each(CORRECT)('%s', (_, body) => expect(alarms(body)).toEqual([]));

  test.each(bodiesOf('receivers.liquid'))('%s, without the rules for Movable Ink', (_, body) => {
    expect(alarms(body, elsewhere)).toEqual([]);
  });
});

test.each([...CORRECT, ...bodiesOf('receivers.liquid')])('%s is sent as JSON or not at all', async (_, body) => {
  for (const { id, sampleUser } of builtInSampleUsers) {
    const rendering = await renderer.render({ body, sampleUser });
    const { status, reason } = previewRendering(rendering);
    expect(['valid', 'aborted'], `${id}: ${reason} ${rendering.text}`).toContain(status);
  }
});
