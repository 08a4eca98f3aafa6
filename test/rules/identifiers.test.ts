import { describe, expect, test } from 'vitest';
import { checkForTest } from '../check.ts';

const EVENT = '"type": "track", "event": "quiz_done", "timestamp": 1257894000000';
const GUARD = `{% if \${email_address} == blank %}{% abort_message('nobody') %}{% endif %}`;

/** What is found of identifiers that are written so: severity, rule, and the case. */
function found(members: string, before = '', codes = IDENTIFIER_RULES): string[] {
  return checkForTest(`${before}{${EVENT}, ${members}}`)
    .findings.filter(({ code }) => codes.has(code))
    .map(({ code, severity, when }) => [severity, `${code}:`, when?.solve()?.words.join(', ') ?? ''].join(' ').trim());
}

const IDENTIFIER_RULES = new Set(['shared-identifier', 'blank-identifier', 'missing-identifier']);

describe('shared-identifier', () => {
  test.each<[members: string, before: string, findings: string[]]>([
    ['"user_id": "test-user"', '', ['warning shared-identifier:']],
    ['"anonymous_id": "12345"', '{% assign a = 1 %}', ['warning shared-identifier:']],
    [
      '"user_id": "{% if ${user_id} %}a{% else %}b{% endif %}"',
      '',
      ['warning shared-identifier: `${user_id}` is set', 'warning shared-identifier: `${user_id}` is missing'],
    ],
    ['"user_id": "${user_id}"', '', []],
    ['"user_id": "{{${braze_id} | md5}}"', '', []],
    ['"user_id": "{{${email_address} | md5}}"', '', ['warning shared-identifier: `${email_address}` is blank']],
    ['"user_id": "{{${email_address} | downcase | strip | sha2}}"', GUARD, []],
    ['"user_id": "{{${email_address} | md5}}"', GUARD.replace('== blank', "== nil or ${email_address} == ''"), []],
    [
      '"user_id": "{{custom_attribute.${n} | plus: 0}}"',
      '',
      ['warning shared-identifier: `custom_attribute.${n}` is blank'],
    ],
    [
      '"user_id": "{{id}}"',
      '{% assign id = ${email_address} | downcase | md5 %}',
      ['warning shared-identifier: `${email_address}` is blank'],
    ],
    [
      '"user_id": "{{id}}"',
      `{% if \${email_address} != blank %}{% assign id = \${email_address} | md5 %}{% else %}{% assign id = \${braze_id} %}{% endif %}`,
      [],
    ],
    ['"user_id": "user-{{${user_id} | json_escape}}"', '', ['warning shared-identifier: `${user_id}` is blank']],
    ['"user_id": "{{${user_id} | json_escape}}"', '', ['warning blank-identifier: `${user_id}` is blank']],
    ['"user_id": "{{${user_id} | default: ${braze_id} | json_escape}}"', '', []],
    [
      '"user_id": "{{${user_id} | default: custom_attribute.${id} | json_escape}}"',
      '',
      ['warning blank-identifier: `custom_attribute.${id}` is blank, `${user_id}` is blank'],
    ],
    [
      '"user_id": "{{custom_attribute.${a} | default: custom_attribute.${b} | default: ${user_id} | json_escape}}"',
      '',
      [
        'warning blank-identifier: `${user_id}` is blank, `custom_attribute.${b}` is blank, `custom_attribute.${a}` is blank',
      ],
    ],
    [
      '"user_id": "{{id | json_escape}}"',
      `{% if \${user_id} == blank and custom_attribute.\${id} == blank %}{% abort_message('nobody') %}{% endif %}{% assign id = \${user_id} | default: custom_attribute.\${id} %}`,
      [],
    ],
    [
      '"user_id": "{{custom_attribute.${id} | json_escape}}"',
      '{% if custom_attribute.${id} == blank %}{% abort_message("nobody") %}{% endif %}',
      [],
    ],
    [
      '"user_id": "{{${user_id} | default: \'anonymous\' | json_escape}}"',
      '',
      ['warning shared-identifier: `${user_id}` is blank'],
    ],
    [
      '"user_id": "{{${user_id} | append: ${email_address} | md5}}"',
      '',
      ['warning shared-identifier: `${email_address}` is blank, `${user_id}` is blank'],
    ],
    [
      '"user_id": "{% if ${user_id} != blank %}{{${user_id} | json_escape}}{% else %}anonymous{% endif %}"',
      '',
      ['warning shared-identifier: `${user_id}` is blank'],
    ],
    [
      '"user_id": "{% if custom_attribute.${test} == \'yes\' %}tester{% else %}{{${braze_id} | json_escape}}{% endif %}"',
      '',
      ['information shared-identifier: `custom_attribute.${test}` is `yes`'],
    ],
    ['"user_id": "{{content_blocks.${id} | md5}}"', '', []],
    [
      '"user_id": "{{id}}"',
      "{% assign id = 'anonymous' %}{% if ${user_id} != blank %}{% assign id = ${user_id} | json_escape %}{% endif %}",
      ['warning shared-identifier: `${user_id}` is blank'],
    ],
    [
      '{% if ${user_id} %}"user_id": "{{${braze_id}}}"{% else %}"anonymous_id": "{{${email_address} | md5}}"{% endif %}',
      '',
      ['warning shared-identifier: `${email_address}` is blank, `${user_id}` is missing'],
    ],
  ])('%s %s', (members, before, findings) => {
    expect(found(members, before)).toEqual(findings);
  });
});

describe('unnormalized-hash', () => {
  test.each<[members: string, before: string, findings: string[]]>([
    ['"user_id": "{{${email_address} | md5}}"', '', ['warning unnormalized-hash:']],
    ['"user_id": "{{${email_address} | strip | sha2}}"', '', ['warning unnormalized-hash:']],
    ['"user_id": "{{${email_address} | upcase | md5}}"', '', []],
    ['"user_id": "{{${email_address} | downcase | md5}}"', '', []],
    [
      '"user_id": "{{id}}"',
      '{% assign email = ${email_address} %}{% assign id = email | md5 %}',
      ['warning unnormalized-hash:'],
    ],
    ['"user_id": "{{id}}"', '{% assign email = ${email_address} | downcase %}{% assign id = email | md5 %}', []],
    ['"user_id": "{{event_properties.${contactEmail} | md5}}"', '', ['information unnormalized-hash:']],
    ['"user_id": "{{event_properties.${email_id} | md5}}"', '', []],
    ['"user_id": "{{${user_id} | md5}}"', '', []],
    ['"user_id": "a", "properties": {"hash": "{{${email_address} | md5}}"}', '', []],
    [
      '"user_id": "{{id}}", "anonymous_id": "{{id}}"',
      '{% assign id = ${email_address} | md5 %}',
      ['warning unnormalized-hash:'],
    ],
  ])('%s %s', (members, before, findings) => {
    expect(found(members, before, new Set(['unnormalized-hash']))).toEqual(findings);
  });
});

describe('weak-identifier', () => {
  test.each<[members: string, before: string, findings: string[]]>([
    ['"user_id": "{{${braze_id}}}"', '', []],
    ['"user_id": "{{${email_address}}}"', '', []],
    ['"user_id": "{{${phone_number}}}"', '', []],
    ['"user_id": "{{custom_attribute.${ref}}}"', '', []],
    ['"user_id": "{{${first_name} | downcase | md5}}"', '', ['warning weak-identifier:']],
    ['"user_id": "{{${first_name}}}-{{${last_name}}}"', '', ['warning weak-identifier:']],
    ['"user_id": "{{${first_name}}}-{{${user_id}}}"', '', []],
    ['"user_id": "{{campaign.${dispatch_id}}}"', '', ['warning weak-identifier:']],
    ['"user_id": "{{campaign.${dispatch_id}}}-{{${user_id}}}"', '', []],
    ['"anonymous_id": "{{id}}"', "{% assign id = 'now' | date: '%s' | md5 %}", ['warning weak-identifier:']],
    ['"anonymous_id": "{{event_properties.${born} | date: \'%s\'}}-{{${user_id}}}"', '', []],
    [
      '"user_id": "{% if ${user_id} != blank %}{{${user_id}}}{% else %}{{${random_bucket_number}}}{% endif %}"',
      '',
      ['warning weak-identifier: `${user_id}` is blank'],
    ],
  ])('%s %s', (members, before, findings) => {
    expect(found(members, before, new Set(['weak-identifier']))).toEqual(findings);
  });
});

describe('swapped-identifiers', () => {
  test.each<[members: string, before: string, findings: string[]]>([
    ['"user_id": "{{${braze_id}}}", "anonymous_id": "{{${user_id}}}"', '', ['warning swapped-identifiers:']],
    [
      '"user_id": "{{${email_address} | md5}}", "anonymous_id": "{{${user_id}}}"',
      '',
      ['information swapped-identifiers:'],
    ],
    ['"user_id": "{{${user_id}}}", "anonymous_id": "{{${email_address} | md5}}"', '', []],
    ['"user_id": "{{custom_attribute.${crm}}}", "anonymous_id": "{{${user_id}}}"', '', []],
    [
      '"user_id": "{{event_properties.${anonymousId}}}", "anonymous_id": "{{event_properties.${userId}}}"',
      '',
      ['warning swapped-identifiers:'],
    ],
    [
      '{% if custom_attribute.${a} %}"user_id": "{{${braze_id}}}"{% else %}"anonymous_id": "{{${user_id}}}"{% endif %}',
      '',
      [],
    ],
  ])('%s %s', (members, before, findings) => {
    expect(found(members, before, new Set(['swapped-identifiers']))).toEqual(findings);
  });
});

describe('mixed-identifiers', () => {
  const HASH = '{% assign hash = ${email_address} | downcase | md5 %}';

  test.each<[members: string, before: string, findings: string[]]>([
    ['"user_id": "{{${user_id} | default: hash}}"', HASH, ['hint mixed-identifiers: `${user_id}` is blank']],
    ['"user_id": "{{${user_id} | default: ${braze_id}}}"', '', ['hint mixed-identifiers: `${user_id}` is blank']],
    [
      '"user_id": "{% if ${user_id} != blank %}{{${user_id}}}{% else %}{{${braze_id}}}{% endif %}"',
      '',
      ['hint mixed-identifiers: `${user_id}` is blank'],
    ],
    ['"user_id": "{{${user_id}}}-{{${braze_id}}}"', '', []],
    ['"user_id": "{{${braze_id}}}"', '', []],
    ['"user_id": "{{${user_id}}}", "anonymous_id": "{{hash}}"', HASH, []],
    ['{% if ${user_id} %}"user_id": "{{${user_id}}}"{% else %}"anonymous_id": "{{hash}}"{% endif %}', HASH, []],
  ])('%s %s', (members, before, findings) => {
    expect(found(members, before, new Set(['mixed-identifiers']))).toEqual(findings);
  });
});

test('a value that is made of itself again and again is followed in linear time', () => {
  const before = `{% assign x = event_properties.\${a} %}${'{% assign x = x | plus: x | times: x %}'.repeat(90)}`;
  expect(found('"user_id": "{{x}}"', before, new Set(['weak-identifier']))).toEqual([]);
});
