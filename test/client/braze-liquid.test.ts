import { expect, test } from 'vitest';
import { mayBeBody, mayBeBodyFile } from '../../client/src/braze-liquid.ts';

test.each([
  ['{"user_id": "{{${user_id}}}"}'],
  ['{% if {{${user_id}}} != blank %}{}{% endif %}'],
  ["{% if custom_attribute.${plan} == 'gold' %}"],
  ['{{event_properties.${title} | json_escape}}'],
  ['{{ ${email_address} | downcase }}'],
  ["{% abort_message('nobody') %}"],
  ['{%- connected_content https://example.com :save x -%}'],
  [`${' '.repeat(50_000)}{{\${user_id}}}`],
])('%j holds Liquid of Braze', (text) => {
  expect(mayBeBody(text)).toBe(true);
});

test.each([
  [''],
  ['{"a": 1}'],
  ['{{ product.title }}'],
  ['{% assign a = 1 %}'],
  ['`${user}` in {{ braces }}'],
  ['const a = `${b}`;'],
  ['<p>Hello {{${first_name}}}</p>'],
  ["<!DOCTYPE html>\n{% abort_message('no') %}"],
])('%j does not, or is a page', (text) => {
  expect(mayBeBody(text)).toBe(false);
});

test('a long text is searched in little time', () => {
  expect(mayBeBody('{{'.repeat(5_000_000))).toBe(false);
});

test.each([
  ['/a/body.liquid', false, true],
  ['/a/body.txt', false, true],
  ['/a/body.JSON', false, true],
  ['Untitled-1', true, true],
  ['/a/page.html', false, false],
  ['/a/code.ts', false, false],
  ['/a/mi-webhook.config.json', false, false],
  ['/a/x.sample-user.json', false, false],
  ['/a/content_blocks/header.liquid', false, false],
])('a document %s', (path, isUntitled, expected) => {
  expect(mayBeBodyFile(path, isUntitled)).toBe(expected);
});
