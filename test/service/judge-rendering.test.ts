import { describe, expect, test } from 'vitest';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import type { SampleUser } from '../../server/src/samples/sample-user.ts';
import { checkBody } from '../../server/src/service/check-body.ts';
import { judgeRendering } from '../../server/src/service/judge-rendering.ts';
import { renderer } from '../check.ts';

async function judged(body: string, sampleUser: SampleUser) {
  const rendering = await renderer.render({ body, sampleUser });
  return { rendering, judgement: judgeRendering(rendering, { sampleUser, inBody: checkBody(body).findings }) };
}

/** The aspect and the code of each finding, and the part of the rendering that it lies on. */
async function found(body: string, who: string): Promise<string[]> {
  const { rendering, judgement } = await judged(body, builtIn(who));
  return judgement.findings.map(
    ({ aspect, code, start, end }) => `${aspect}: ${code} ${rendering.text.slice(start, end)}`,
  );
}

function builtIn(id: string): SampleUser {
  const user = builtInSampleUsers.find((one) => one.id === id);
  if (user === undefined) throw new Error(`There is no ${id}.`);
  return user.sampleUser;
}

const GOOD = '"type": "track", "event": "quiz_done", "user_id": "{{${user_id}}}", "timestamp": 1257894000000';

const NOTHING = { isEvent: false, findings: [] };

describe('what Movable Ink makes of a rendering', () => {
  test('nothing, where all is as it should be', async () => {
    expect(await found(`{${GOOD}}`, 'known-user')).toEqual([]);
  });

  test('is a matter of who it is rendered for', async () => {
    expect(await found(`{${GOOD}}`, 'anonymous-user')).toEqual(['identifier: blank-identifier ""']);
    const hash =
      '{"type": "track", "event": "quiz_done", "anonymous_id": "{{${email_address} | downcase | md5}}", "timestamp": 1257894000000}';
    expect(await found(hash, 'anonymous-user')).toEqual([]);
    expect(await found(hash, 'known-user')).toEqual(['identifier: user-id-left-out {']);
    expect(await found(hash, 'no-identifiers')).toEqual([
      'identifier: shared-identifier "d41d8cd98f00b204e9800998ecf8427e"',
    ]);
  });

  test.each([
    ['time', '"timestamp": {{ 1257894000 | times: 1 }}', 'time: timestamp-unit 1257894000'],
    ['types', '"timestamp": 1257894000000, "properties": {"id": "1", "price": "{{ 1.5 }}"}', 'types: wrong-type "1.5"'],
    ['fields', '"timestamp": 1257894000000, "properties": {}', 'fields: missing-field {'],
  ])('speaks of %s', async (_, members, expected) => {
    const body = `{"type": "track", "event": "product_viewed", "user_id": "{{\${user_id}}}", ${members}}`;
    expect(await found(body, 'known-user')).toContain(expected);
  });

  test('speaks of personal data that an output has printed, and only then', async () => {
    const body = `{${GOOD}, "contact": "{% if \${user_id} != blank %}{{\${email_address}}}{% endif %}"}`;
    expect(await found(body, 'known-user')).toEqual(['personal data: pii-in-payload test@example.com']);
    expect(await found(body, 'anonymous-user')).toEqual(['identifier: blank-identifier ""']);
  });

  test('takes data for data: braces in it are no Liquid, and shift nothing', async () => {
    const body =
      '{"type": "track", "event": "quiz_done", "user_id": "{% raw %}{{ x }}{% if{% endraw %}{{${user_id}}}", "timestamp": "soon"}';
    expect(await found(body, 'known-user')).toEqual(['time: timestamp-unit "soon"']);
  });

  test('is no matter of what is not JSON, or not sent', async () => {
    expect((await judged(`{${GOOD}`, builtIn('anonymous-user'))).judgement).toEqual(NOTHING);
    expect((await judged('{"type": "track"}{% abort_message("no") %}', builtIn('known-user'))).judgement).toEqual(
      NOTHING,
    );
  });

  test('is left open where it would take too long', async () => {
    const { judgement } = await judged(`{"type": "track", "text": "${'x'.repeat(100_000)}"}`, builtIn('known-user'));
    expect(judgement).toMatchObject({ isEvent: false, findings: [{ code: 'not-judged', severity: 'information' }] });
  });

  test('is nothing for another receiver', async () => {
    expect((await judged('{"text": "hi"}', builtIn('known-user'))).judgement).toEqual(NOTHING);
  });
});

describe('the data of real people', () => {
  const body = '{"contact": "{{${email_address}}}", "sku": "9472-998-0112", "at": 1701886845000}';

  test('is none to share', async () => {
    const { sampleUser } = readSampleUser('{"name": "Jane", "user": {"email": "jane.roe@acme-mail.com"}}');
    const { rendering, judgement } = await judged(body, sampleUser ?? builtIn('empty-event'));
    expect(judgement.findings.map(({ start, end, message }) => [rendering.text.slice(start, end), message])).toEqual([
      [
        'jane.roe@acme-mail.com',
        '`jane.roe@acme-mail.com` looks like an e-mail address of a real person. Replace it in the sample user before you share this payload.',
      ],
    ]);
  });

  test.each(builtInSampleUsers)('is not in $id', async ({ sampleUser }) => {
    expect((await judged(body, sampleUser)).judgement.findings).toEqual([]);
  });
});
