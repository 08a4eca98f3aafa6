import { attribute, each, members, nested, property, type Shape } from './shape.ts';

const guard = (at: number) => `{% if ${attribute(`a${at}`)} == blank %}{% abort_message('x') %}{% endif %}`;

/** Conditions of all forms, around members, values and whole payloads. */
export const branchShapes: readonly Shape[] = [
  {
    name: 'guards that abort, each before its member',
    body: (n) => `{"a": 0${each(n, (at) => `${guard(at)},"k${at}": "{{${attribute(`a${at}`)}}}"`)}}`,
  },
  {
    name: 'guards that abort, all first',
    body: (n) => each(n, guard) + members(n, (at) => `"{{${attribute(`a${at}`)}}}"`),
  },
  {
    name: 'guards that abort for lack of a number',
    body: (n) =>
      `${each(n, (at) => `{% if ${property(`p${at}`)} < ${at} %}{% abort_message('x') %}{% endif %}`)}{"a": 1}`,
  },
  {
    name: 'members with conditions',
    body: (n) => `{ ${each(n, (at) => `{% if ${attribute(`a${at}`)} %}"k${at}": 1,{% endif %}`)}"z": 1}`,
  },
  {
    name: 'commas with conditions',
    body: (n) =>
      `{"a": 1${each(n, (at) => `{% if ${attribute(`a${at}`)} != blank %}, "k${at}": "{{${attribute(`a${at}`)} | json_escape}}"{% endif %}`)}}`,
  },
  {
    name: 'commas that depend on a flag',
    body: (n) =>
      `{% assign f = false %}{ ${each(n, (at) => `{% if ${attribute(`a${at}`)} %}{% if f %},{% endif %}"k${at}": 1{% assign f = true %}{% endif %}`)}}`,
  },
  {
    name: 'commas forgotten in branches',
    body: (n) => `{"a": 1${each(n, (at) => `{% if ${attribute(`a${at}`)} %} "k${at}": 1{% endif %}`)}}`,
  },
  {
    name: 'a value from one of two branches',
    body: (n) => members(n, (at) => `{% if ${attribute(`a${at}`)} %}1{% else %}"x"{% endif %}`),
  },
  {
    name: 'one condition again and again',
    body: (n) => members(n, () => `{% if ${attribute('a')} %}1{% else %}"x"{% endif %}`),
  },
  {
    name: 'whens',
    body: (n) =>
      `{"a": {% case ${attribute('c')} %}${each(n, (at) => `{% when 'c${at}' %}${at}`)}{% else %}0{% endcase %}}`,
  },
  {
    name: 'one when with many values',
    body: (n) =>
      `{"a": {% case ${attribute('c')} %}{% when ${each(n, (at) => `'c${at}'`, ', ')} %}1{% else %}0{% endcase %}}`,
  },
  {
    name: 'whens of attributes',
    body: (n) =>
      `{"a": {% case ${attribute('c')} %}${each(n, (at) => `{% when ${attribute(`a${at}`)} %}${at}`)}{% else %}0{% endcase %}}`,
  },
  {
    name: 'whens that set a variable',
    body: (n) =>
      `{% case ${attribute('c')} %}${each(n, (at) => `{% when 'c${at}' %}{% assign v = ${attribute(`v${at}`)} %}`)}{% endcase %}{"v": "{{v}}"}`,
  },
  {
    name: 'cases in a row',
    body: (n) =>
      members(n, (at) => `{% case ${attribute(`c${at}`)} %}{% when 'a' %}1{% when 'b' %}2{% else %}3{% endcase %}`),
  },
  {
    name: 'cases of one attribute in a row',
    body: (n) => members(n, (at) => `{% case ${attribute('c')} %}{% when 'c${at}' %}1{% else %}2{% endcase %}`),
  },
  {
    name: 'elsifs',
    body: (n) =>
      `{"a": {% if ${attribute('a')} == 0 %}0${each(n, (at) => `{% elsif ${attribute(`a${at}`)} == ${at} %}${at}`)}{% else %}1{% endif %}}`,
  },
  {
    name: 'elsifs of one attribute',
    body: (n) =>
      `{"a": {% if ${attribute('a')} == 'x' %}0${each(n, (at) => `{% elsif ${attribute('a')} == 'v${at}' %}${at}`)}{% else %}1{% endif %}}`,
  },
  {
    name: 'nested ifs',
    body: (n) =>
      `{"a": 1${nested(Math.min(n, 99), (at) => `{% if ${attribute(`a${at}`)} %}, "k${at}": 1`, '', '{% endif %}')}}`,
  },
  {
    name: 'nested ifs beyond what Ruby takes',
    body: (n) => `{"a": 1${nested(n, (at) => `{% if ${attribute(`a${at}`)} %}`, '', '{% endif %}')}}`,
  },
  {
    name: 'nested ifs with elses',
    body: (n) =>
      `{"a": ${each(Math.min(n, 99), (at) => `{% if ${attribute(`a${at}`)} %}${at}{% else %}`)}0${'{% endif %}'.repeat(Math.min(n, 99))}}`,
  },
  {
    name: 'a long chain of and',
    body: (n) => `{"a": {% if ${each(n, (at) => attribute(`a${at}`), ' and ')} %}1{% else %}2{% endif %}}`,
  },
  {
    name: 'a long chain of or',
    body: (n) => `{"a": {% if ${each(n, (at) => `${attribute(`a${at}`)} == 'x'`, ' or ')} %}1{% else %}2{% endif %}}`,
  },
  {
    name: 'and and or in turns',
    body: (n) =>
      `{"a": {% if ${each(n, (at) => `${attribute(`a${at}`)} ${at % 2 ? 'and' : 'or'} `)} true %}1{% else %}2{% endif %}}`,
  },
  {
    name: 'a long chain of or over one attribute',
    body: (n) => `{"a": {% if ${each(n, (at) => `${attribute('a')} == 'x${at}'`, ' or ')} %}1{% else %}2{% endif %}}`,
  },
  {
    name: 'unlesses',
    body: (n) =>
      `{"a": 1${each(n, (at) => `{% unless ${attribute(`a${at}`)} == blank %}, "k${at}": 1{% endunless %}`)}}`,
  },
  {
    name: 'payloads in branches',
    body: (n) =>
      `${each(n, (at) => `{% ${at === 0 ? 'if' : 'elsif'} ${attribute('type')} == 't${at}' %}{"event": "e${at}"}`)}{% endif %}`,
  },
];

const comparison = (operator: string) => (n: number) =>
  members(n, (at) => `{% if ${attribute(`a${at}`)} ${operator} ${attribute(`b${at}`)} %}1{% else %}2{% endif %}`);

/** Tests whose answers hang together. */
export const comparisonShapes: readonly Shape[] = [
  { name: 'comparisons between attributes', body: comparison('<') },
  { name: 'equality of attributes', body: comparison('==') },
  { name: 'contains between attributes', body: comparison('contains') },
  {
    name: 'comparisons of one attribute with others',
    body: (n) => members(n, (at) => `{% if ${attribute('a')} < ${attribute(`b${at}`)} %}1{% else %}2{% endif %}`),
  },
  {
    name: 'comparisons in a chain of neighbours',
    body: (n) =>
      members(n, (at) => `{% if ${attribute(`a${at}`)} == ${attribute(`a${at + 1}`)} %}1{% else %}2{% endif %}`),
  },
  {
    name: 'contains with literals',
    body: (n) => members(n, (at) => `{% if ${attribute('a')} contains 'x${at}' %}1{% else %}2{% endif %}`),
  },
  {
    name: 'contains with literals in one another',
    body: (n) =>
      `{"a": 1${each(n, (at) => `{% if ${attribute('a')} contains '${'x'.repeat(at % 50)}${at}' %}, "k${at}": 2{% endif %}`)}}`,
  },
  {
    name: 'bounds of one number',
    body: (n) => members(n, (at) => `{% if ${property('p')} >= ${at} %}1{% else %}2{% endif %}`),
  },
  {
    name: 'bounds of one number forgotten commas',
    body: (n) => `{"a": 1${each(n, (at) => `{% if ${property('p')} > ${at} %} "k${at}": 1{% endif %}`)}}`,
  },
  {
    name: 'tests of filtered values',
    body: (n) =>
      `${each(n, (at) => `{% assign x = ${attribute(`a${at}`)} | downcase | strip %}{% if x == 'yes' %}{% assign y = x %}{% endif %}`)}{"y": "{{y}}"}`,
  },
  {
    name: 'tests of sizes',
    body: (n) => members(n, (at) => `{% if ${property('list')}.size > ${at} %}1{% else %}2{% endif %}`),
  },
];
