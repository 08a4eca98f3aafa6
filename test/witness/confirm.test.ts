import { expect, test } from 'vitest';
import { renderBody } from '../../server/src/render/render.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { read } from '../../server/src/template/read.ts';
import { showsFinding } from '../../server/src/witness/confirm.ts';

/** Whether a finding on `at` is shown by what the body renders to for a known user, of whose payload the rules say `codes`. */
function shows(
  code: string,
  body: string,
  at: string,
  codes: readonly string[] = [],
  others: readonly string[] = [],
): boolean {
  const [known] = builtInSampleUsers;
  if (known === undefined) throw new Error('there is no built-in sample user');
  const start = body.indexOf(at);
  const rendering = renderBody(read(body), known.sampleUser);
  const claim = { start, end: start + at.length, subject: 'user_id' };
  const places = others.map((one) => ({ start: body.indexOf(one), end: body.indexOf(one) + one.length }));
  return showsFinding({ code, ...claim }, rendering, { places, always: others.length }, () =>
    codes.map((one) => ({ code: one, ...claim })),
  );
}

test('a slip in the JSON is shown by what is no JSON', () => {
  expect(shows('json-syntax', '{"a": 1,}', ',')).toBe(true);
  expect(shows('json-syntax', '{"a": 1}', '1')).toBe(false);
});

test('slips that happen along do not count for this one', () => {
  expect(shows('json-syntax', '{"a": 1 "b": 2,}', ',}', [], ['"b'])).toBe(true);
  expect(shows('json-syntax', '{"a": 1 "b": 2}', '2', [], ['"b'])).toBe(false);
});

test('an error that stands where another slip of the body is shows that one', () => {
  expect(shows('json-syntax', '{"a": 1, "b": 2,}', '"a', [], [])).toBe(true);
  expect(shows('json-syntax', '{"a": 1, "b": 2,}', '"a', [], [',}'])).toBe(false);
});

test('the same slip of another field does not count', () => {
  const none = { places: [], always: 0 };
  const claim = { code: 'wrong-type', subject: 'price', start: 0, end: 1 };
  const rendering = { status: 'rendered', text: '{"price": 1}', pieces: [], blank: [], taken: [], notes: [] } as const;
  expect(showsFinding(claim, rendering, none, () => [{ ...claim, subject: 'timestamp' }])).toBe(false);
  expect(showsFinding(claim, rendering, none, () => [claim])).toBe(true);
});

test('what the payload lacks is shown where the rule misses it in this payload alone', () => {
  const body = '{"type": "track"}';
  expect(shows('missing-identifier', body, '{', ['missing-identifier'])).toBe(true);
  expect(shows('missing-identifier', body, '{', ['json-syntax'])).toBe(false);
});

test('anything else is shown where its place was printed', () => {
  const body = '{% if ${user_id} %}"a"{% else %}"{{${email_address} | md5}}"{% endif %}';
  expect(shows('shared-identifier', body, '"a"')).toBe(true);
  expect(shows('shared-identifier', body, '{{${email_address} | md5}}')).toBe(false);
});

test('an identifier from a capture is shown where it is sent', () => {
  const body = '{% capture id %}"user_id": "{{${email_address} | md5}}"{% endcapture %}{ {{id}} }';
  expect(shows('shared-identifier', body, '"{{${email_address} | md5}}"')).toBe(true);
  expect(shows('shared-identifier', body.replace('{{id}}', ''), '"{{${email_address} | md5}}"')).toBe(false);
});

test('an error of Liquid is shown by that error, within a text too', () => {
  expect(shows('liquid-error', '{"a": "{{1 | divided_by: 0}}"}', '{{1 | divided_by: 0}}')).toBe(true);
  expect(shows('liquid-error', '{"a": "{{1 | divided_by: 1}}"}', '{{1 | divided_by: 1}}')).toBe(false);
});

test('what is never sent shows nothing', () => {
  expect(shows('json-syntax', '{,{% abort_message("no") %}', ',')).toBe(false);
});
