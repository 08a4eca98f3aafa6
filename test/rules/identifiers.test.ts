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
    ['"user_id": "a"', '', []],
    ['"user_id": "{{${braze_id} | md5}}"', '', []],
    ['"user_id": "{{${email_address} | md5}}"', '', ['warning shared-identifier: `${email_address}` is blank']],
    ['"user_id": "{{${email_address} | downcase | strip | sha2}}"', GUARD, []],
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
