import { attribute, each, members, printing, property, type Shape } from './shape.ts';

const assigned = (n: number, filter: (at: number) => string, first: string) =>
  printing(`{% assign v = ${first} %}${each(n, (at) => `{% assign v = v | ${filter(at)} %}`)}`, '{{v | json_escape}}');
const chained = (n: number, filter: (at: number) => string, first: string) =>
  printing(`{% assign v = ${first}${each(n, (at) => ` | ${filter(at)}`)} %}`, '{{v | json_escape}}');
const listed = `${property('list')}`;

/** Chains of filters over data and over literals, and filters that make much of little. */
export const filterShapes: readonly Shape[] = [
  {
    name: 'a chain of filters over an attribute',
    body: (n) => chained(n, (at) => (at % 2 ? 'upcase' : 'downcase'), attribute('a')),
  },
  {
    name: 'a chain of filters over a literal',
    body: (n) => chained(n, (at) => (at % 2 ? 'upcase' : 'downcase'), "'text'"),
  },
  { name: 'a chain of appends over an attribute', body: (n) => chained(n, (at) => `append: 'x${at}'`, attribute('a')) },
  { name: 'a chain of appends over a literal', body: (n) => chained(n, (at) => `append: 'x${at}'`, "'a'") },
  { name: 'a chain of appends of attributes', body: (n) => chained(n, (at) => `append: ${attribute(`a${at}`)}`, "''") },
  { name: 'a chain of defaults', body: (n) => chained(n, (at) => `default: ${attribute(`a${at}`)}`, attribute('a')) },
  { name: 'a chain of additions', body: (n) => chained(n, (at) => `plus: ${at}`, property('p')) },
  { name: 'a chain of replaces', body: (n) => chained(n, (at) => `replace: 'x${at}', 'y'`, attribute('a')) },
  { name: 'a chain of hashes', body: (n) => chained(n, () => 'md5', attribute('a')) },
  { name: 'doubling by append', body: (n) => assigned(n, () => 'append: v', "'a'") },
  { name: 'doubling an attribute by append', body: (n) => assigned(n, () => 'append: v', attribute('a')) },
  { name: 'doubling by prepend', body: (n) => assigned(n, () => 'prepend: v', "'a'") },
  {
    name: 'doubling by concat',
    body: (n) =>
      `{% assign v = 'a,b' | split: ',' %}${each(n, () => '{% assign v = v | concat: v %}')}{"v": {{v | size}}}`,
  },
  {
    name: 'doubling a list of the data by concat',
    body: (n) => `{% assign v = ${listed} %}${each(n, () => '{% assign v = v | concat: v %}')}{"v": {{v | size}}}`,
  },
  { name: 'growing by replace', body: (n) => assigned(n, () => "replace: 'a', 'aa'", "'aaaa'") },
  { name: 'growing by replace with itself', body: (n) => assigned(n, () => "replace: 'a', v", "'aa'") },
  { name: 'growing by url_encode', body: (n) => assigned(n, () => 'url_encode', "'%'") },
  { name: 'growing by escape', body: (n) => assigned(n, () => 'escape', "'<&'") },
  { name: 'growing by base64', body: (n) => assigned(n, () => 'base64_encode', "'abc'") },
  { name: 'growing by json_escape', body: (n) => assigned(n, () => 'json_escape', "'\"'") },
  { name: 'growing by as_json_string', body: (n) => assigned(n, () => 'as_json_string', "'\"'") },
  { name: 'growing by split and join', body: (n) => assigned(n, () => "split: '' | join: ', '", "'abc'") },
  { name: 'squaring', body: (n) => assigned(n, () => 'times: v', '9') },
  { name: 'squaring an attribute', body: (n) => assigned(n, () => 'times: v', `${attribute('a')} | plus: 0`) },
  { name: 'multiplying', body: (n) => assigned(n, () => 'times: 99999999', '9') },
  { name: 'halving', body: (n) => assigned(n, () => 'divided_by: 3.0', `${attribute('a')} | plus: 0`) },
  {
    name: 'a text split at commas',
    body: (n) =>
      `{% assign v = '${each(n, (at) => `x${at}`, ',')}' | split: ',' %}{"a": [{% for i in v %}"{{i}}"{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
  },
  {
    name: 'a split text by its items',
    body: (n) =>
      `{% assign v = '${each(n, (at) => `x${at}`, ',')}' | split: ',' %}${members(n, (at) => `"{{v[${at}]}}"`)}`,
  },
  {
    name: 'a split text that is tested',
    body: (n) =>
      `{% assign v = '${each(n, (at) => `x${at}`, ',')}' | split: ',' %}${members(n, (at) => `{% if v contains ${attribute(`a${at}`)} %}1{% else %}2{% endif %}`)}`,
  },
  {
    name: 'a split text sorted, made unique, reversed',
    body: (n) =>
      `{% assign v = '${each(n, (at) => `x${at}`, ',')}' | split: ',' | sort | uniq | reverse | join: ',' %}{"a": "{{v}}"}`,
  },
  {
    name: 'a chain of list filters',
    body: (n) =>
      `{% assign v = ${listed}${each(n, (at) => ` | ${['sort', 'reverse', 'uniq', 'compact', "map: 'a'"][at % 5]}`)} %}{"v": "{{v | join: ',' | json_escape}}"}`,
  },
  {
    name: 'a chain of list filters over a range',
    body: (n) =>
      `{% assign v = (1..200)${each(n, (at) => ` | ${['sort', 'reverse', 'uniq', 'compact'][at % 4]}`)} %}{"v": "{{v | join: ',' | json_escape}}"}`,
  },
  {
    name: 'lists concatenated',
    body: (n) =>
      `{% assign v = ${property('l')} %}${each(n, (at) => `{% assign v = v | concat: ${property(`l${at}`)} %}`)}{"a": [{% for i in v %}"{{i | json_escape}}"{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
  },
  {
    name: 'split and join in turns',
    body: (n) => chained(n, (at) => (at % 2 ? "join: ','" : "split: ','"), attribute('a')),
  },
  { name: 'slices', body: (n) => members(n, (at) => `"{{${attribute('a')} | slice: ${at}, 4 | json_escape}}"`) },
  { name: 'truncations', body: (n) => members(n, (at) => `"{{${attribute('a')} | truncate: ${at} | json_escape}}"`) },
  {
    name: 'arguments of a filter',
    body: (n) => `{"a": "{{${attribute('a')} | append: ${each(n, (at) => attribute(`a${at}`), ', ')}}}"}`,
  },
  {
    name: 'hashes of variables',
    body: (n) =>
      `${each(n, (at) => `{% assign h${at} = ${attribute(`a${at}`)} | downcase | md5 %}`)}${members(n, (at) => `"{{h${at}}}"`)}`,
  },
  { name: 'timestamps', body: (n) => members(n, (at) => `{{${property(`t${at}`)} | date: '%s' | plus: 0}}`) },
  { name: 'a chain of dates', body: (n) => `{"timestamp": {{'now'${" | date: '%s'".repeat(n)}}}}` },
  { name: 'dates with long formats', body: (n) => `{"t": "{{ 'now' | date: '${'%Y-%m-%d '.repeat(n)}' }}"}` },
  {
    name: 'dates set in branches',
    body: (n) =>
      `${each(n, (at) => `{% if ${attribute(`r${at}`)} %}{% assign t = ${property(`t${at}`)} | date: '%s' %}{% endif %}`)}{"timestamp": {{t}}}`,
  },
  { name: 'unknown filters', body: (n) => members(n, (at) => `"{{${attribute('a')} | filtre${at}}}"`) },
];
