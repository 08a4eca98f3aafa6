import { attribute, each, members, property, type Shape } from './shape.ts';

/** Outputs in their places: within texts, as values, as names, with filters or without. */
export const outputShapes: readonly Shape[] = [
  { name: 'outputs without quotes', body: (n) => `{"a": [${each(n, (at) => `{{${attribute(`a${at}`)}}}`, ',')}]}` },
  {
    name: 'outputs of one attribute without quotes',
    body: (n) => `{"a": [${each(n, () => `{{${attribute('a')}}}`, ',')}]}`,
  },
  { name: 'outputs as values of members', body: (n) => members(n, (at) => `{{${attribute(`a${at}`)}}}`) },
  { name: 'outputs in quotes', body: (n) => members(n, (at) => `"{{${attribute(`a${at}`)}}}"`) },
  { name: 'outputs of one attribute in quotes', body: (n) => members(n, () => `"{{${attribute('a')}}}"`) },
  { name: 'escaped outputs', body: (n) => members(n, (at) => `"{{${attribute(`a${at}`)} | json_escape}}"`) },
  { name: 'outputs in one text', body: (n) => `{"a": "${each(n, (at) => `{{${attribute(`a${at}`)}}}`, ' ')}"}` },
  { name: 'outputs as numbers', body: (n) => members(n, (at) => `{{${property(`p${at}`)} | plus: 0}}`) },
  { name: 'outputs as JSON', body: (n) => members(n, (at) => `{{${property(`p${at}`)} | as_json_string}}`) },
  { name: 'outputs as names', body: (n) => `{${each(n, (at) => `"{{${attribute(`a${at}`)}}}": ${at}`, ',')}}` },
  { name: 'outputs with defaults', body: (n) => members(n, (at) => `{{${property(`p${at}`)} | default: ${at}}}`) },
  {
    name: 'outputs beside each other as one value',
    body: (n) => `{"a": ${each(n, (at) => `{{${attribute(`a${at}`)}}}`)}}`,
  },
  { name: 'digits of a number from outputs', body: (n) => `{"a": 1${each(n, (at) => `{{${attribute(`a${at}`)}}}`)}}` },
  {
    name: 'escapes cut by outputs',
    body: (n) => `{"a": "${each(n, (at) => `\\u{{${attribute(`a${at}`)} | md5 | slice: 0, 4}}`)}"}`,
  },
  { name: 'backslashes before outputs', body: (n) => `{"a": "${each(n, (at) => `\\{{${attribute(`a${at}`)}}}`)}"}` },
  { name: 'outputs of indexed items', body: (n) => members(n, (at) => `"{{${property('list')}[${at}].id}}"`) },
  { name: 'a long path of properties', body: (n) => `{"a": "{{${property('p')}${each(n, (at) => `.p${at}`)}}}"}` },
  { name: 'a long path of indexes', body: (n) => `{"a": "{{${property('p')}${each(n, (at) => `[${at}]`)}}}"}` },
  {
    name: 'a path through variables',
    body: (n) => `{% assign i = ${attribute('i')} %}{"a": "{{${property('p')}${'[i]'.repeat(n)}}}"}`,
  },
  { name: 'content blocks', body: (n) => members(n, (at) => `"{{content_blocks.\${b${at}}}}"`) },
  { name: 'one content block inserted often', body: (n) => members(n, () => `"{{content_blocks.\${b}}}"`) },
  { name: 'outputs of literals', body: (n) => members(n, (at) => `"{{ 'text ${at}' | append: '!' }}"`) },
];
