import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textReport } from '../../server/src/cli/text-report.ts';
import type { Config } from '../../server/src/config/config.ts';
import { defaultConfig } from '../../server/src/config/config.ts';
import { applyEdits } from '../../server/src/service/apply-fixes.ts';
import { checkBody } from '../../server/src/service/check-body.ts';
import { checkSampleUser } from '../../server/src/service/check-sample-user.ts';
import { reportBody, reportSampleUser } from '../../server/src/service/make-report.ts';

// Put together, so that nobody's scanner takes them for secrets.
const CREDENTIALS = ['bWktd2Vi', 'aG9vazpub3QtcmVhbC0x'].join('');
const ENDPOINT = ['k3yOf', 'TheEndp01nt'].join('');
const ADDRESS = 'jane.roe@acme-mail.com';
const PHONE = '+1 415 867 5309';
const PASSWORD = ['hunter', '2hunter'].join('');
const KEY_LINE = 'MIIEpAIBAAKCAQEAx4UbaDzY5xjW6hc9jwN0mX33XpTDVhdV4VQ7RnO+eXuJDnuM';
const KEY = `-----BEGIN RSA ${'PRIVATE'} KEY-----\n${KEY_LINE}\nabc=\n-----END RSA ${'PRIVATE'} KEY-----`;

/** Both reports on a body, in one text. */
function reportsOn(body: string, config: Config = defaultConfig): string {
  const checked = checkBody(body, { config });
  const report = reportBody('a.webhook.liquid', body, checked, checked.findings);
  return `${textReport([{ report, text: body }], false)}\n${JSON.stringify(report, null, 2)}`;
}

describe('no report shows', () => {
  test.each<[what: string, body: string, secret: string]>([
    [
      'credentials in a comment',
      `{% comment %}Authorization: Basic ${CREDENTIALS}{% endcomment %}{"a":1}`,
      CREDENTIALS,
    ],
    ['a key beside a slip', `{"a": "collector.movableink-dmz.com/behavioral/${ENDPOINT}",}`, ENDPOINT],
    ['a key in a line that is no comment', `// collector.movableink-dmz.com/behavioral/${ENDPOINT}\n{"a":1}`, ENDPOINT],
    ['a password beside an unknown tag', `{% nosuch password=${PASSWORD} %}{"a":1}`, PASSWORD],
    ['the lines of a private key', `{% comment %}\n${KEY}\n{% endcomment %}{"a":1}`, KEY_LINE],
    ['a private key in a text', `{"key": "${KEY.replaceAll('\n', '\\n')}",\n"${ADDRESS}": 1}`, KEY_LINE],
    ['an address in a text', `{"a": "${ADDRESS}",}`, ADDRESS],
    [
      'an address that a test compares with',
      `{"a": {% if \${email_address} == '${ADDRESS}' %},{% else %}1{% endif %}}`,
      ADDRESS,
    ],
    ['an address in a variable', `{% assign to = '${ADDRESS}' %}{"a": "{{to}}" "b": 1}`, ADDRESS],
    ['an address in a filter', `{"a": "{{\${first_name} | default: '${ADDRESS}' | nosuch}}"}`, ADDRESS],
    ['a phone number', `{"phone": "${PHONE}", "phone": "${PHONE}"}`, PHONE],
    ['a phone number that is no text', `{"phone": ${PHONE}}`, PHONE],
    ['parts of a phone number', `{"phone": ${PHONE}}`, '`415`'],
    ['a name of a member', `{"${ADDRESS}": 1, "${ADDRESS}": 2}`, ADDRESS],
  ])('%s', (_what, body, secret) => {
    const reports = reportsOn(body);
    expect(reports.toLowerCase()).not.toContain(secret.toLowerCase());
    expect(reports).toContain('•••');
  });

  test('what a comment of the body or the configuration wants to hear nothing of', () => {
    const silenced = `{% comment %} mi-webhook-disable-next-line pii-in-literal -- known {% endcomment %}\n{"a": "${ADDRESS}",}`;
    expect(reportsOn(silenced)).not.toContain(ADDRESS);
    const off: Config = { ...defaultConfig, rules: new Map([['pii-in-literal', 'off']]) };
    expect(reportsOn(`{"a": "${ADDRESS}",}`, off)).not.toContain(ADDRESS);
  });

  test('the beginning of a secret that a message cuts off', () => {
    const body = `{{ 'padding so that it is cut, password: ${PASSWORD}${PASSWORD}' | nosuch }}`;
    expect(reportsOn(body)).not.toMatch(/hunter/);
  });

  test.each([
    `{"name": "a", "user": {"email": "${ADDRESS}", "first_name": "Jane"}}`,
    `{"name": "a", "user": {"email": "${ADDRESS}"}, "nosuch": 1}`,
    `{"name": "a", "user": {"email": "${ADDRESS}"`,
    `{"name": "a", "event": {"properties": {"note": "mail \\"${ADDRESS}\\" or ${PHONE}"}}}`,
  ])('the data of a sample user: %s', (text) => {
    const report = reportSampleUser('a.sample-user.json', text, checkSampleUser(text));
    const reports = `${textReport([{ report, text }], false)}\n${JSON.stringify(report)}`;
    expect(report.findings).not.toEqual([]);
    expect(reports).not.toContain(ADDRESS);
    expect(reports).not.toContain(PHONE);
  });
});

test('the carets stand under the place that they mean', () => {
  const body = `{"a": "${ADDRESS}", "b": 1,}`;
  const lines = textReport(
    [{ report: reportBody('a', body, checkBody(body), checkBody(body).findings), text: body }],
    false,
  ).split('\n');
  expect(lines).toContain(`      1 | {"a": "${'•'.repeat(ADDRESS.length)}", "b": 1,}`);
  expect(lines).toContain(`        |${' '.repeat(body.indexOf(',}') + 1)}^`);
});

test('the editor is told no secret either', () => {
  const body = `{"a": "{{\${first_name} | default: '${ADDRESS}'}}"}`;
  const said = checkBody(body).findings.flatMap(({ message, related, fixes }) => [
    message,
    ...related.map((place) => place.message),
    ...fixes.map(({ title }) => title),
  ]);
  expect(said.join('\n')).toContain('•••');
  expect(said.join('\n')).not.toContain(ADDRESS);
});

describe('a fix in a report', () => {
  test('leaves a secret where it is, and changes all around it', () => {
    const body = `// Authorization: Basic ${CREDENTIALS}, then send\n{"a":1}`;
    const checked = checkBody(body);
    const [fix] = checked.findings[0]?.fixes ?? [];
    const [reported] = reportBody('a', body, checked, checked.findings).findings[0]?.fixes ?? [];
    expect(JSON.stringify(reported)).not.toContain(CREDENTIALS);
    const edits = reported?.edits.map(({ range, newText }) => {
      return { start: range.start.offset, end: range.end.offset, newText };
    });
    expect(applyEdits(body, edits ?? [])).toBe(applyEdits(body, fix?.edits ?? []));
  });

  test('is left out where it would have to write the secret elsewhere', () => {
    const body = `{% if \${city} == nil or x == 'a' | default: 'password: ${PASSWORD}' %}{"a":1}{% endif %}`;
    expect(reportsOn(body)).not.toContain(PASSWORD);
  });
});

describe('wherever a secret stands', () => {
  const SECRET = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
  const pieces = [
    ...[
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      ',',
      ':',
      '\n',
      ' ',
      '{{',
      '}}',
      '{%',
      '%}',
      '|',
      ': ',
      '==',
      '// ',
      '${',
      '<',
      '(',
    ],
    ...['if ', 'assign ', 'case ', 'when ', 'endif', 'for x in ', 'default', 'append', 'comment', 'raw', '"a": ', '1'],
    ...['{% if ', ' %}', '{{ ', ' }}', '{% endif %}', "{% assign x = '", "' %}", '{{ x }}', 'nosuch', '“', '\\'],
  ];
  const parts = () => fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(''));
  /** Whole, or any eight characters of it. */
  const shown = (text: string) =>
    Array.from({ length: SECRET.length - 8 }, (_, at) => SECRET.slice(at, at + 8)).filter((part) =>
      text.includes(part),
    );

  test('no part of it is shown', () => {
    fc.assert(
      fc.property(parts(), parts(), parts(), (before, between, after) => {
        const body = `${before} ${SECRET} ${between} ${SECRET} ${after}`;
        expect(shown(reportsOn(body))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
