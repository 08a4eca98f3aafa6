import { attribute, each, members, property, type Shape } from './shape.ts';

const track = (more: string) =>
  `{"type": "track", "event": "product_viewed", "user_id": "{{\${user_id}}}", "timestamp": {{'now' | date: '%s'}}000${more}}`;

/** Payloads of every form, without or with little Liquid. */
export const payloadShapes: readonly Shape[] = [
  { name: 'deep lists', body: (n) => `{"a": ${'['.repeat(n)}${']'.repeat(n)}}` },
  { name: 'deep objects', body: (n) => `{"a": ${'{"a":'.repeat(n)}1${'}'.repeat(n)}}` },
  {
    name: 'deep lists with outputs',
    body: (n) => `{"a": ${each(n, (at) => `["{{${attribute(`a${at}`)}}}",`)}1${']'.repeat(n)}}`,
  },
  {
    name: 'deep objects with branches',
    body: (n) =>
      `{"a": ${each(n, (at) => `{ {% if ${attribute(`a${at}`)} %}"b": 1,{% endif %}"a":`)}1${'}'.repeat(n)}}`,
  },
  { name: 'deep lists left open', body: (n) => `{"a": ${'['.repeat(n)}` },
  { name: 'deep lists closed too often', body: (n) => `{"a": 1${']'.repeat(n)}}` },
  { name: 'keys', body: (n) => members(n, (at) => `${at}`) },
  { name: 'equal keys', body: (n) => `{${each(n, () => '"a": 1', ', ')}}` },
  {
    name: 'equal keys in branches',
    body: (n) => `{"z": 1${each(n, (at) => `{% if ${attribute(`a${at}`)} %}, "a": ${at}{% endif %}`)}}`,
  },
  { name: 'keys that differ in case', body: (n) => `{${each(n, (at) => `"user_${at}": 1, "User_${at}": 2`, ', ')}}` },
  { name: 'items', body: (n) => `{"a": [${each(n, (at) => `${at}`, ',')}]}` },
  { name: 'a long text', body: (n) => `{"a": "${'x'.repeat(n * 10)}"}` },
  { name: 'a long number', body: (n) => `{"a": ${'9'.repeat(n)}}` },
  { name: 'a long number with an exponent', body: (n) => `{"a": 0.${'0'.repeat(n)}1e${'9'.repeat(n)}}` },
  { name: 'escapes', body: (n) => `{"a": "${'\\n\\u0041\\\\'.repeat(n)}"}` },
  { name: 'wrong escapes', body: (n) => `{"a": "${'\\x'.repeat(n)}"}` },
  { name: 'blank lines', body: (n) => `{"a":${' \n'.repeat(n)}1}` },
  {
    name: 'events in a list',
    body: (n) => `[${each(n, (at) => track(`, "properties": {"id": "{{${property(`id${at}`)}}}"}`), ',\n')}]`,
  },
  {
    name: 'members with conditions in a track event',
    body: (n) =>
      track(
        `, "properties": {"a": 1${each(n, (at) => `{% if ${property(`p${at}`)} != blank %}, "p${at}": "{{${property(`p${at}`)} | json_escape}}"{% endif %}`)}}`,
      ),
  },
  {
    name: 'members with conditions in an identify event',
    body: (n) =>
      `{"type": "identify", "user_id": "{{\${user_id}}}", "anonymous_id": "{{\${email_address} | md5}}", "traits": {"a": 1${each(n, (at) => `{% if ${attribute(`a${at}`)} %}, "t${at}": {{${attribute(`a${at}`)} | as_json_string}}{% endif %}`)}}}`,
  },
  {
    name: 'identifiers in branches',
    body: (n) =>
      `{"type": "track", "event": "x", {% if false %}${each(n, (at) => `{% elsif ${attribute(`a${at}`)} != blank %}"user_id": "{{${attribute(`a${at}`)}}}",`)}{% endif %}"timestamp": 1257894000000}`,
  },
  {
    name: 'events in branches',
    body: (n) => `${each(n, (at) => `{% if ${attribute('type')} == 't${at}' %}${track(`, "n": ${at}`)}{% endif %}`)}`,
  },
  {
    name: 'names of events in branches',
    body: (n) =>
      `{"type": "track", "event": "{% case ${attribute('e')} %}${each(n, (at) => `{% when '${at}' %}event_${at}`)}{% else %}other{% endcase %}", "user_id": "{{\${user_id}}}", "timestamp": 1257894000000}`,
  },
];

/** Personal data on its way to the payload. */
export const privacyShapes: readonly Shape[] = [
  {
    name: 'personal data through variables',
    body: (n) =>
      `{% assign v0 = \${email_address} %}${each(n, (at) => `{% assign v${at + 1} = v${at} | downcase %}`)}${members(n, (at) => `"{{v${at}}}"`)}`,
  },
  {
    name: 'personal data through branches',
    body: (n) =>
      `${each(n, (at) => `{% if ${attribute(`r${at}`)} %}{% assign v = \${${at % 2 ? 'email_address' : 'phone_number'}} %}{% endif %}`)}{"v": "{{v}}"}`,
  },
  {
    name: 'personal data through captures',
    body: (n) =>
      `{% capture c0 %}{{\${email_address}}}{% endcapture %}${each(n, (at) => `{% capture c${at + 1} %}{{c${at}}} {{\${first_name}}}{% endcapture %}`)}{"v": "{{c${n}}}"}`,
  },
  {
    name: 'personal data put together',
    body: (n) =>
      `{% assign v = '' %}${each(n, (at) => `{% assign v = v | append: \${${['first_name', 'last_name', 'email_address'][at % 3]}} %}`)}{"v": "{{v}}"}`,
  },
  { name: 'personal data under its key', body: (n) => members(n, () => '"{{${email_address}}}"') },
  {
    name: 'personal data hashed and not',
    body: (n) => members(n, (at) => `"{{\${email_address}${at % 2 ? ' | downcase | md5' : ''}}}"`),
  },
  {
    name: 'personal data in a loop',
    body: (n) =>
      `{% assign v = \${email_address} %}{% for i in ${property('list')} %}${each(n, (at) => `{% assign v${at} = v %}`)}{% assign v = v${n - 1} %}{% endfor %}{"v": "{{v}}"}`,
  },
  { name: 'personal data in literals', body: (n) => members(n, (at) => `"anna.${at}@example.com"`) },
  { name: 'what looks like secrets', body: (n) => `{"a": "${'ghp_0aB'.repeat(n)}"}` },
  { name: 'dots and at signs', body: (n) => `{"a": "${'a.@'.repeat(n)}"}` },
  { name: 'digits that look like telephone numbers', body: (n) => `{"a": "${'+49 30 123'.repeat(n)}"}` },
];
