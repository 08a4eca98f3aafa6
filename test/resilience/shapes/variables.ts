import { attribute, each, members, nested, printing, property, type Shape } from './shape.ts';

const when = (name: string, then: string) => `{% if ${attribute(name)} %}${then}{% endif %}`;

/** Variables that are set, set again, set perhaps, captured and printed. */
export const variableShapes: readonly Shape[] = [
  {
    name: 'one variable set in many branches',
    body: (n) => printing(each(n, (at) => when(`r${at}`, `{% assign v = ${attribute(`v${at}`)} %}`))),
  },
  {
    name: 'one variable set in many branches, unescaped',
    body: (n) =>
      printing(
        each(n, (at) => when(`r${at}`, `{% assign v = ${attribute(`v${at}`)} %}`)),
        '{{v}}',
      ),
  },
  {
    name: 'one variable set where its source is there',
    body: (n) =>
      printing(
        each(n, (at) => `{% if ${attribute(`v${at}`)} != blank %}{% assign v = ${attribute(`v${at}`)} %}{% endif %}`),
      ),
  },
  {
    name: 'a variable that falls back',
    body: (n) => printing(each(n, (at) => `{% if v == blank %}{% assign v = ${attribute(`v${at}`)} %}{% endif %}`)),
  },
  {
    name: 'a variable that falls back by default',
    body: (n) => printing(each(n, (at) => `{% assign v = v | default: ${attribute(`v${at}`)} %}`)),
  },
  {
    name: 'many variables set in branches',
    body: (n) =>
      `${each(n, (at) => when(`r${at}`, `{% assign v${at} = ${attribute(`v${at}`)} %}`))}${members(n, (at) => `"{{v${at}}}"`)}`,
  },
  {
    name: 'many variables set in one branch',
    body: (n) =>
      `{% if ${attribute('r')} %}${each(n, (at) => `{% assign v${at} = ${attribute(`v${at}`)} %}`)}{% endif %}${members(n, (at) => `"{{v${at}}}"`)}`,
  },
  {
    name: 'literals set in branches',
    body: (n) => printing(each(n, (at) => when(`r${at}`, `{% assign v = 'text ${at}' %}`))),
  },
  {
    name: 'numbers set in branches',
    body: (n) =>
      printing(
        each(n, (at) => when(`r${at}`, `{% assign v = ${at} %}`)),
        '{{v}}',
      ),
  },
  {
    name: 'numbers set in branches, without quotes',
    body: (n) => `${each(n, (at) => when(`r${at}`, `{% assign v = ${at} %}`))}{"v": {{v}}}`,
  },
  {
    name: 'variables passed on',
    body: (n) =>
      printing(
        `{% assign v0 = ${attribute('a')} %}${each(n, (at) => `{% assign v${at + 1} = v${at} %}`)}`,
        `{{v${n}}}`,
      ),
  },
  {
    name: 'variables passed on through filters',
    body: (n) =>
      printing(
        `{% assign v0 = ${attribute('a')} %}${each(n, (at) => `{% assign v${at + 1} = v${at} | downcase %}`)}`,
        `{{v${n}}}`,
      ),
  },
  {
    name: 'variables passed on perhaps',
    body: (n) =>
      printing(
        `{% assign v0 = ${attribute('a')} %}${each(n, (at) => `{% assign v${at + 1} = v${at} %}${when(`r${at}`, `{% assign v${at + 1} = ${attribute(`v${at}`)} %}`)}`)}`,
        `{{v${n}}}`,
      ),
  },
  {
    name: 'two variables that change places',
    body: (n) =>
      printing(
        `{% assign a = ${attribute('a')} %}{% assign b = ${attribute('b')} %}${each(n, (at) => when(`r${at}`, '{% assign t = a %}{% assign a = b %}{% assign b = t %}'))}`,
        '{{a}}{{b}}',
      ),
  },
  {
    name: 'counters in branches',
    body: (n) =>
      printing(`{% assign v = 0 %}${each(n, (at) => when(`r${at}`, '{% assign v = v | plus: 1 %}'))}`, '{{v}}'),
  },
  {
    name: 'counters tested after each step',
    body: (n) =>
      `{% assign v = 0 %}{ ${each(n, (at) => when(`r${at}`, `{% if v > 0 %},{% endif %}"k${at}": 1{% assign v = v | plus: 1 %}`))}}`,
  },
  {
    name: 'a sum of attributes',
    body: (n) =>
      `{% assign v = 0 %}${each(n, (at) => `{% assign v = v | plus: ${attribute(`a${at}`)} %}`)}{"v": {{v}}}`,
  },
  {
    name: 'a sum of attributes that are there',
    body: (n) =>
      `{% assign v = 0 %}${each(n, (at) => when(`a${at}`, `{% assign v = v | plus: ${attribute(`a${at}`)} %}`))}{"v": {{v}}}`,
  },
  {
    name: 'a text put together in branches',
    body: (n) =>
      printing(
        `{% assign v = '' %}${each(n, (at) => when(`a${at}`, `{% assign v = v | append: ${attribute(`a${at}`)} %}`))}`,
      ),
  },
  {
    name: 'a text put together from literals in branches',
    body: (n) =>
      printing(`{% assign v = '' %}${each(n, (at) => when(`a${at}`, `{% assign v = v | append: 'x${at}' %}`))}`),
  },
  { name: 'unset variables', body: (n) => members(n, (at) => `"{{ unset${at} }}"`) },
  {
    name: 'unused variables',
    body: (n) => `${each(n, (at) => `{% assign v${at} = ${attribute(`a${at}`)} %}`)}{"a": 1}`,
  },
  { name: 'increments', body: (n) => members(n, () => '{% increment i %}') },
  { name: 'increments of many counters', body: (n) => members(n, (at) => `{% increment i${at} %}`) },
  {
    name: 'decrements in branches',
    body: (n) => members(n, (at) => `{% if ${attribute(`a${at}`)} %}{% decrement i %}{% else %}0{% endif %}`),
  },
];

/** Blocks that are kept for later. */
export const captureShapes: readonly Shape[] = [
  {
    name: 'captures',
    body: (n) =>
      `${each(n, (at) => `{% capture c${at} %}{{${attribute(`a${at}`)}}}{% endcapture %}`)}${members(n, (at) => `"{{c${at}}}"`)}`,
  },
  {
    name: 'nested captures',
    body: (n) =>
      `${nested(Math.min(n, 99), (at) => `{% capture c${at} %}x${at}`, '', '{% endcapture %}')}{"a": "{{c0}}"}`,
  },
  {
    name: 'captures of captures',
    body: (n) =>
      printing(
        `{% capture c0 %}{{${attribute('a')}}}{% endcapture %}${each(n, (at) => `{% capture c${at + 1} %}{{c${at}}}x{% endcapture %}`)}`,
        `{{c${n}}}`,
      ),
  },
  {
    name: 'captures that double',
    body: (n) =>
      printing(
        `{% capture c0 %}x{% endcapture %}${each(n, (at) => `{% capture c${at + 1} %}{{c${at}}}{{c${at}}}{% endcapture %}`)}`,
        `{{c${n}}}`,
      ),
  },
  {
    name: 'captures that double an attribute',
    body: (n) =>
      printing(
        `{% capture c0 %}{{${attribute('a')}}}{% endcapture %}${each(n, (at) => `{% capture c${at + 1} %}{{c${at}}}{{c${at}}}{% endcapture %}`)}`,
        `{{c${n}}}`,
      ),
  },
  {
    name: 'a capture that is extended',
    body: (n) =>
      printing(
        each(n, (at) => `{% capture c %}{{c}}{{${attribute(`a${at}`)}}}{% endcapture %}`),
        '{{c}}',
      ),
  },
  {
    name: 'a capture that is extended in branches',
    body: (n) =>
      printing(
        each(n, (at) => when(`r${at}`, `{% capture c %}{{c}}x{% endcapture %}`)),
        '{{c}}',
      ),
  },
  {
    name: 'a capture printed many times',
    body: (n) =>
      `{% capture c %}{{${attribute('a')}}}{% if ${attribute('b')} %}x{% endif %}{% endcapture %}${members(n, () => '"{{c}}"')}`,
  },
  {
    name: 'a long capture printed twice',
    body: (n) =>
      `{% capture c %}${each(n, (at) => `{{${attribute(`a${at}`)}}}`)}{% endcapture %}{"a": "{{c}}", "b": "{{c}}"}`,
  },
  {
    name: 'a capture with branches that is tested',
    body: (n) =>
      `{% capture c %}${each(n, (at) => when(`a${at}`, 'x'))}{% endcapture %}{% if c == 'xx' %}{"a": 1}{% else %}{"a": "{{c}}"}{% endif %}`,
  },
  {
    name: 'captures that are tested',
    body: (n) =>
      `${each(n, (at) => `{% capture c%}{{${attribute(`a${at}`)}}}{% endcapture %}{% if c == 'x' %}{% assign v = ${at} %}{% endif %}`)}{"v": "{{v}}"}`,
  },
  {
    name: 'a captured payload',
    body: (n) => `{% capture c %}${members(n, (at) => `"{{${attribute(`a${at}`)}}}"`)}{% endcapture %}{{ c }}`,
  },
  {
    name: 'a captured payload through filters',
    body: (n) =>
      `{% capture c %}${members(n, (at) => `"{{${property(`a${at}`)}}}"`)}{% endcapture %}{{ c | strip | strip_newlines }}`,
  },
  {
    name: 'captures in branches',
    body: (n) =>
      printing(
        each(n, (at) => when(`r${at}`, `{% capture v %}{{${attribute(`v${at}`)}}}{% endcapture %}`)),
        '{{v}}',
      ),
  },
];
