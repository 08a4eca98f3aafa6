import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/config.ts';
import { checkRenderedPayload } from '../../server/src/privacy/rendered-payload.ts';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import { defaultSettings, type Settings } from '../../server/src/rules/engine/settings.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import { applyEdits, applySafeFixes } from '../../server/src/service/apply-fixes.ts';
import { checkBody } from '../../server/src/service/check-body.ts';
import { checkSampleUser } from '../../server/src/service/check-sample-user.ts';
import { checkForTest } from '../check.ts';

const NOW = `{{ 'now' | date: '%s' }}000`;
const event = (properties: string) =>
  `{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": ${NOW}, "properties": { ${properties} }}`;

function privacyFindings(body: string, settings: Partial<Settings> = {}): readonly Finding[] {
  const config = { ...defaultConfig, settings: { ...defaultSettings, ...settings } };
  return checkForTest(body, config).findings.filter(({ code }) => /^pii|^secret/.test(code));
}

function allowing(what: string): Partial<Settings> {
  return { personalData: { classes: new Map(), allowed: [{ what, reason: 'agreed' }] } };
}

describe('what a finding says', () => {
  test('names the way through variables, with each of them as a related place', () => {
    const body = `{% assign mail = \${email_address} %}\n{% assign contact = mail | downcase %}\n${event('"a": "{{contact | json_escape}}"')}`;
    const [finding] = privacyFindings(body);
    expect(finding?.message).toBe(
      '`${email_address}` reaches `properties.a` through `mail` (line 1) and `contact` (line 2): this is an e-mail address, and Movable Ink cannot process sensitive personal data. Leave it out, or allow it in the configuration if you send it on purpose.',
    );
    expect(finding?.related.map(({ start, end, message }) => [body.slice(start, end), message])).toEqual([
      ['mail', '`mail` gets `${email_address}` here.'],
      ['contact', '`contact` gets `${email_address}` here.'],
    ]);
  });

  test('names the case', () => {
    const [finding] = privacyFindings(event('"a": "{% if ${country} == \'US\' %}{{${phone_number}}}{% endif %}"'));
    const words = finding?.when?.solve()?.words ?? [];
    expect(words).toEqual(['`${country}` is `US`']);
    expect(finding?.messageIn?.(words)).toContain('when `${country}` is `US`');
  });

  test.each<[what: string, output: string, severity: string]>([
    ['an e-mail address', '{{${email_address}}}', 'warning'],
    ['a part of one', '{{${email_address} | slice: 0, 3}}', 'warning'],
    ['a hash of one', '{{${email_address} | md5}}', 'hint'],
    ['a hash of one, cut', '{{${email_address} | md5 | slice: 0, 8}}', 'hint'],
    ['a full birth date', '{{${date_of_birth}}}', 'warning'],
    ['a last name', '{{${last_name}}}', 'warning'],
    ['a first name', '{{${first_name}}}', 'information'],
    ['first and last name', '{{${first_name} | append: ${last_name}}}', 'warning'],
    ['a latitude', '{{${most_recent_location}.latitude}}', 'information'],
    ['a city', '{{${city}}}', 'hint'],
    ['a gender', '{{${gender}}}', 'hint'],
    ['a custom attribute by its name', '{{custom_attribute.${ssn}}}', 'warning'],
  ])('%s is told as such', (_, output, severity) => {
    expect(privacyFindings(event(`"a": "${output}"`)).map((finding) => finding.severity)).toEqual([severity]);
  });

  test.each<[member: string, severities: string[]]>([
    ['"email": "{{event_properties.${contact}}}"', ['information']],
    ['"email": "{{event_properties.${contact} | md5}}"', []],
    ['"contact": "{{event_properties.${contact}}}"', []],
    ['"contact": {{event_properties.${contact} | as_json_string}}', ['information']],
    ['"email": {{event_properties.${contact} | size}}', []],
    ['"email_opt_in": "{{event_properties.${contact}}}"', []],
    ['"email": "{{${language}}}"', []],
  ])('where only the name of a member speaks: %s', (member, severities) => {
    expect(privacyFindings(event(member)).map(({ severity }) => severity)).toEqual(severities);
  });

  test('is one finding for an output, however often it is printed', () => {
    const body = `{% capture c %}{{\${email_address}}}{% endcapture %}${event('"a": "{{c}}", "b": "{{c}}"')}`;
    expect(privacyFindings(body)).toHaveLength(1);
  });

  test('is not said twice of an identifier', () => {
    const body = `{"type": "track", "event": "x", "user_id": "{{\${email_address}}}", "timestamp": ${NOW}}`;
    expect(privacyFindings(body).map(({ code }) => code)).toEqual(['pii-in-identifier']);
  });
});

describe('what the workspace says', () => {
  const contact = event('"contact": {"mail": "{{${email_address}}}"}');

  test.each(['${email_address}', 'properties.contact', 'properties.contact.mail'])('%s is allowed', (what) => {
    expect(privacyFindings(contact, allowing(what))).toEqual([]);
  });

  test.each(['${phone_number}', 'properties.cont', 'contact'])('%s is something else', (what) => {
    expect(privacyFindings(contact, allowing(what))).toHaveLength(1);
  });

  test('an identifier is allowed as well', () => {
    const body = `{"type": "track", "event": "x", "user_id": "{{\${email_address}}}", "timestamp": ${NOW}}`;
    expect(privacyFindings(body, allowing('user_id'))).toEqual([]);
  });

  test('names that say nothing are declared, and names that say too much', () => {
    const body = event('"a": "{{custom_attribute.${ref}}}", "b": "{{custom_attribute.${mobile}}}"');
    const classes = new Map([
      ['custom_attribute.${ref}', 'email'],
      ['custom_attribute.${mobile}', 'none'],
    ] as const);
    const found = privacyFindings(body, { personalData: { classes, allowed: [] } });
    expect(found.map(({ start, end }) => body.slice(start, end))).toEqual(['{{custom_attribute.${ref}}}']);
  });

  test('what is declared a boolean is no address', () => {
    const types = new Map([['custom_attribute.${email}', 'boolean']] as const);
    expect(privacyFindings(event('"a": "{{custom_attribute.${email}}}"'), { types })).toEqual([]);
  });
});

describe('the fix of a sample user', () => {
  const fix = async (text: string) => (await applySafeFixes(text, async (one) => checkSampleUser(one))).text;

  test('puts the same value in the place of the same value, and others in that of others', async () => {
    const fixed = await fix(
      '{"name": "a", "user": {"email": "jane@acme-mail.com"}, "event": {"properties": {"to": "Jane@acme-mail.com", "cc": "bo@acme-mail.com", "note": "ask jane@acme-mail.com"}}}',
    );
    expect(JSON.parse(fixed)).toEqual({
      name: 'a',
      user: { email: 'someone@example.com' },
      event: { properties: { to: 'someone@example.com', cc: 'someone2@example.com', note: 'ask someone@example.com' } },
    });
  });

  test.each<[value: string, fixed: string]>([
    ['{"phone": "+14158675309"}', '{"phone": "+12025550143"}'],
    ['{"phone": "+49 30 901820"}', '{"phone": "+1 202 555 0143"}'],
    ['{"phone": "(415) 867-5309"}', '{"phone": "(202) 555-0143"}'],
    ['{"phone": 14158675309}', '{"phone": 12025550143}'],
    ['{"dob": "1987-06-05"}', '{"dob": "1990-01-01"}'],
    ['{"birthday": "1987-06-05T00:00:00Z"}', '{"birthday": "1990-01-01T00:00:00Z"}'],
    ['{"birthday": "05/06/1987"}', '{"birthday": "01/01/1990"}'],
    ['{"birthday": "June 5, 1987"}', '{"birthday": "January 1, 1990"}'],
    ['{"card_number": "4539 1488 0343 6467"}', '{"card_number": "4000 0000 0000 0000"}'],
    ['{"card_number": 4539148803436467}', '{"card_number": 4000000000000000}'],
    ['{"iban": "DE89370400440532013000"}', '{"iban": "DE00000000000000000000"}'],
    ['{"ssn": "536-22-8726"}', '{"ssn": "000-00-0000"}'],
    ['{"ssn": 536228726}', '{"ssn": 0}'],
    ['{"ip": "81.2.69.142"}', '{"ip": "203.0.113.1"}'],
    ['{"lat": 52.516275, "lon": -13.377704}', '{"lat": 52.51, "lon": -13.37}'],
    ['{"first_name": "Jane", "email": "j@acme-mail.com"}', '{"first_name": "Test", "email": "someone@example.com"}'],
    ['{"note": "a \\"b\\" j@acme-mail.com"}', '{"note": "a \\"b\\" someone@example.com"}'],
  ])('keeps the form of %s', async (properties, expected) => {
    const file = (members: string) => `{"name": "a", "event": {"properties": ${members}}}`;
    const fixed = await fix(file(properties));
    expect(fixed).toBe(file(expected));
    expect(checkSampleUser(fixed)).toEqual([]);
    expect(readSampleUser(fixed).sampleUser).toBeDefined();
  });

  test('can be silenced by severity and by what is allowed', () => {
    const text = '{"name": "a", "user": {"email": "jane@acme-mail.com"}}';
    expect(checkSampleUser(text, { config: { ...defaultConfig, rules: new Map([['pii-in-sample', 'off']]) } })).toEqual(
      [],
    );
    const settings = { ...defaultSettings, ...allowing('user.email') };
    expect(checkSampleUser(text, { config: { ...defaultConfig, settings } })).toEqual([]);
  });
});

describe('a rendered payload', () => {
  test('is told of by place, kind and words', () => {
    const text = '{"user_id": "a", "properties": {"contact": "jane@acme-mail.com"}}';
    const [data] = checkRenderedPayload(text);
    expect(data).toMatchObject({ kind: 'email', words: 'an e-mail address' });
    expect(text.slice(data?.start, data?.end)).toBe('jane@acme-mail.com');
  });

  test.each([
    '{"timestamp": 1701886845000, "price": 1.99, "url": "https://www.example.com/variants_id/5f08cb918dcc595aa74b0fbc"}',
    '{"anonymous_id": "d41d8cd98f00b204e9800998ecf8427e"}',
    '',
    '[1, 2',
  ])('without personal data has none: %s', (text) => {
    expect(checkRenderedPayload(text)).toEqual([]);
  });
});

test('the lines of a private key go with it', () => {
  const mark = (word: string) => `-----${word} RSA ${'PRIVATE'} KEY-----`;
  const lines = ['MIIEpAIBAAKCAQEAx4UbaDzY5xjW6hc9jwN0mX33XpTDVhdV4VQ7RnO+eXuJDnuM', 'QIDAQAB'];
  const bodyWith = (key: string) => `{% comment %} ${key} {% endcomment %}{"customer": "a"}`;
  for (const end of ['\n', '\\n', '\r\n']) {
    const body = bodyWith([mark('BEGIN'), ...lines, mark('END')].join(end));
    const [found] = checkBody(body).findings.filter(({ code }) => code === 'secret-in-file');
    expect(applyEdits(body, found?.fixes[0]?.edits ?? [])).toBe(bodyWith('<secret>'));
  }
  const open = bodyWith(`${mark('BEGIN')} and words that follow`);
  const [header] = checkBody(open).findings.filter(({ code }) => code === 'secret-in-file');
  expect(open.slice(header?.start, header?.end)).toBe(mark('BEGIN'));
});
