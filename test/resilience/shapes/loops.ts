import { attribute, each, members, nested, printing, property, type Shape } from './shape.ts';

const list = (at: number) => property(`list${at}`);
const comma = '{% unless forloop.last %},{% endunless %}';

/** Loops over lists of the data, over ranges and over what filters give. */
export const loopShapes: readonly Shape[] = [
  {
    name: 'loops in a row',
    body: (n) => members(n, (at) => `[{% for i in ${list(at)} %}"{{i}}"${comma}{% endfor %}]`),
  },
  {
    name: 'loops over one list in a row',
    body: (n) => members(n, () => `[{% for i in ${property('list')} %}"{{i.id}}"${comma}{% endfor %}]`),
  },
  {
    name: 'nested loops',
    body: (n) =>
      `{"a": [${nested(Math.min(n, 99), (at) => `{% for i${at} in ${list(at)} %}`, '1,', '{% endfor %}')}1]}`,
  },
  {
    name: 'nested loops over one list',
    body: (n) =>
      `{"a": [${nested(Math.min(n, 99), (at) => `{% for i${at} in ${property('list')} %}`, '1,', '{% endfor %}')}1]}`,
  },
  {
    name: 'nested loops over items',
    body: (n) =>
      `{"a": [${nested(Math.min(n, 99), (at) => `{% for i${at + 1} in ${at === 0 ? list(0) : `i${at}.list`} %}`, '1,', '{% endfor %}')}1]}`,
  },
  {
    name: 'nested loops over ranges',
    body: (n) => `{"a": [${nested(Math.min(n, 99), (at) => `{% for i${at} in (1..30) %}`, '1,', '{% endfor %}')}1]}`,
  },
  {
    name: 'nested loops beyond what Ruby takes',
    body: (n) => `{"a": [${nested(n, (at) => `{% for i in ${list(at)} %}`, '1,', '{% endfor %}')}1]}`,
  },
  {
    name: 'assigns in a loop',
    body: (n) =>
      printing(`{% for i in ${list(0)} %}${each(n, (at) => `{% assign v${at} = i.p${at} %}`)}{% endfor %}`, '{{v0}}'),
  },
  {
    name: 'assigns in branches in a loop',
    body: (n) =>
      printing(
        `{% for i in ${list(0)} %}${each(n, (at) => `{% if i.p${at} %}{% assign v = i.q${at} %}{% endif %}`)}{% endfor %}`,
      ),
  },
  {
    name: 'assigns of many variables in branches in a loop',
    body: (n) =>
      `{% for i in ${list(0)} %}${each(n, (at) => `{% if i.p == ${at} %}{% assign v${at} = i.q %}{% endif %}`)}{% endfor %}${members(n, (at) => `"{{v${at}}}"`)}`,
  },
  {
    name: 'assigns of attributes in branches in a loop',
    body: (n) =>
      printing(
        `{% for i in ${list(0)} %}${each(n, (at) => `{% if ${attribute(`r${at}`)} %}{% assign v = ${attribute(`v${at}`)} %}{% endif %}`)}{% endfor %}`,
      ),
  },
  {
    name: 'assigns passed on in a loop',
    body: (n) =>
      printing(
        `{% for i in ${list(0)} %}${each(n, (at) => `{% assign v${at + 1} = v${at} %}`)}{% assign v0 = i %}{% endfor %}`,
        `{{v${n}}}`,
      ),
  },
  {
    name: 'members with conditions in a loop',
    body: (n) =>
      `{"a": [{% for i in ${list(0)} %}{"k": 1${each(n, (at) => `{% if i.p${at} %}, "k${at}": "{{i.p${at}}}"{% endif %}`)}}${comma}{% endfor %}]}`,
  },
  {
    name: 'outputs in a loop',
    body: (n) => `{"a": [{% for i in ${list(0)} %}${members(n, (at) => `"{{i.p${at}}}"`)}${comma}{% endfor %}]}`,
  },
  {
    name: 'outputs without quotes in a loop',
    body: (n) => `{"a": [{% for i in ${list(0)} %}${members(n, (at) => `{{i.p${at}}}`)}${comma}{% endfor %}]}`,
  },
  {
    name: 'counters in loops',
    body: (n) =>
      `{% assign c = 0 %}${each(n, (at) => `{% for i in ${list(at)} %}{% assign c = c | plus: 1 %}{% endfor %}`)}{"c": {{c}}}`,
  },
  {
    name: 'counters in nested loops',
    body: (n) =>
      `{% assign c = 0 %}${nested(Math.min(n, 99), (at) => `{% for i${at} in ${list(at)} %}{% assign c = c | plus: 1 %}`, '', '{% endfor %}')}{"c": {{c}}}`,
  },
  {
    name: 'flags from loops',
    body: (n) =>
      `${each(n, (at) => `{% assign f${at} = false %}{% for i in ${list(at)} %}{% if i == 'x' %}{% assign f${at} = true %}{% endif %}{% endfor %}`)}${members(n, (at) => `{% if f${at} %}1{% else %}2{% endif %}`)}`,
  },
  {
    name: 'breaks',
    body: (n) =>
      members(
        n,
        (at) => `[{% for i in ${list(at)} %}{% if i.p == ${at} %}{% break %}{% endif %}"{{i.p}}",{% endfor %}1]`,
      ),
  },
  {
    name: 'breaks and continues in one loop',
    body: (n) =>
      `{"a": [{% for i in ${list(0)} %}${each(n, (at) => `{% if i.p${at} %}{% ${at % 2 ? 'break' : 'continue'} %}{% endif %}`)}1,{% endfor %}1]}`,
  },
  {
    name: 'tests of forloop.last',
    body: (n) =>
      `{"a": [{% for i in ${list(0)} %}{"x": 1${each(n, (at) => `{% if forloop.last %}, "k${at}": 1{% endif %}`)}}${comma}{% endfor %}]}`,
  },
  {
    name: 'tests of forloop.index',
    body: (n) =>
      `{"a": [{% for i in ${list(0)} %}{% case forloop.index %}${each(n, (at) => `{% when ${at} %}${at}`)}{% else %}1{% endcase %}${comma}{% endfor %}]}`,
  },
  {
    name: 'comparisons of forloop.index',
    body: (n) =>
      `{"a": [{% for i in ${list(0)} %}{"x": 1${each(n, (at) => `{% if forloop.index > ${at} %}, "k${at}": 1{% endif %}`)}}${comma}{% endfor %}]}`,
  },
  {
    name: 'captures in a loop',
    body: (n) =>
      printing(
        `{% for i in ${list(0)} %}${each(n, (at) => `{% capture c${at} %}{{i.p${at}}}{% endcapture %}`)}{% endfor %}`,
        '{{c0}}',
      ),
  },
  {
    name: 'captures of loops',
    body: (n) =>
      printing(
        each(n, (at) => `{% capture c %}{{c}}{% for i in ${list(at)} %}{{i}}{% endfor %}{% endcapture %}`),
        '{{c}}',
      ),
  },
  {
    name: 'a capture extended in a loop',
    body: (n) => printing(`{% for i in (1..${n}) %}{% capture c %}{{c}}{{i}}{% endcapture %}{% endfor %}`, '{{c}}'),
  },
  { name: 'unbalanced loops', body: (n) => `{"a": ${each(n, (at) => `{% for i in ${list(at)} %}[{% endfor %}`)}}` },
  { name: 'loops without commas', body: (n) => members(n, (at) => `[{% for i in ${list(at)} %}"{{i}}"{% endfor %}]`) },
  {
    name: 'loops with a comma too many',
    body: (n) => members(n, (at) => `[{% for i in ${list(at)} %}"{{i}}",{% endfor %}]`),
  },
  {
    name: 'a case in a loop',
    body: (n) =>
      `{"a": [{% for i in ${list(0)} %}{% case i.type %}${each(n, (at) => `{% when 't${at}' %}"{{i.p${at}}}"`)}{% else %}0{% endcase %}${comma}{% endfor %}]}`,
  },
  {
    name: 'limits and offsets',
    body: (n) => members(n, (at) => `[{% for i in ${list(0)} limit: ${at + 1} offset: ${at} %}1${comma}{% endfor %}]`),
  },
  {
    name: 'offset: continue',
    body: (n) => members(n, () => `[{% for i in ${list(0)} limit: 2 offset: continue %}1${comma}{% endfor %}]`),
  },
  { name: 'cycles', body: (n) => members(n, () => "{% cycle '1', '2', '3' %}") },
  {
    name: 'a long cycle in a loop',
    body: (n) =>
      `{"a": [{% for i in ${list(0)} %}{% cycle ${each(n, (at) => `'${at}'`, ', ')} %}${comma}{% endfor %}]}`,
  },
  {
    name: 'cycles in a loop',
    body: (n) =>
      `{"a": [{% for i in ${list(0)} %}${each(n, (at) => `{% cycle 'g${at}': '1', '2' %},`)}0${comma}{% endfor %}]}`,
  },
  {
    name: 'tablerows',
    body: (n) => members(n, (at) => `"{% tablerow i in ${list(at)} cols: 2 %}{{i}}{% endtablerow %}"`),
  },
];

/** Ranges with known and unknown ends. */
export const rangeShapes: readonly Shape[] = [
  { name: 'a known range', body: (n) => `{"a": [{% for i in (1..${n}) %}{{i}}${comma}{% endfor %}]}` },
  { name: 'known ranges of 30', body: (n) => members(n, () => `[{% for i in (1..30) %}{{i}}${comma}{% endfor %}]`) },
  {
    name: 'a known range within a known range',
    body: (n) => `{"a": [{% for i in (1..${n}) %}{% for j in (1..i) %}{{j}},{% endfor %}{% endfor %}0]}`,
  },
  {
    name: 'a range up to a property',
    body: (n) => members(n, (at) => `[{% for i in (1..${property(`p${at}`)}) %}{{i}}${comma}{% endfor %}]`),
  },
  {
    name: 'a range that a variable counts',
    body: (n) => `{% assign v = 1 %}{% for i in (1..${n}) %}{% assign v = v | plus: i %}{% endfor %}{"v": {{v}}}`,
  },
  {
    name: 'a number doubled in a range',
    body: (n) => `{% assign v = 2 %}{% for i in (1..${n}) %}{% assign v = v | times: 2 %}{% endfor %}{"v": {{v}}}`,
  },
  {
    name: 'a number squared in a range',
    body: (n) => `{% assign v = 9 %}{% for i in (1..${n}) %}{% assign v = v | times: v %}{% endfor %}{"v": {{v}}}`,
  },
  {
    name: 'an unknown number squared in a range',
    body: (n) =>
      `{% assign v = ${property('x')} | plus: 0 %}{% for i in (1..${n}) %}{% assign v = v | times: v %}{% endfor %}{"v": {{v}}}`,
  },
  {
    name: 'branches in a known range',
    body: (n) =>
      `{% assign v = 0 %}{% for i in (1..${n}) %}{% if ${property('list')}[i] %}{% assign v = v | plus: 1 %}{% endif %}{% endfor %}{"v": {{v}}}`,
  },
  {
    name: 'a text put together in a range',
    body: (n) => printing(`{% for i in (1..${n}) %}{% assign v = v | append: i %}{% endfor %}`, '{{v}}'),
  },
  {
    name: 'ranges sorted and joined',
    body: (n) =>
      printing(
        each(n, (at) => `{% assign v = (1..${1000 + at}) | sort | reverse | join: ',' | size %}`),
        '{{v}}',
      ),
  },
  {
    name: 'large ranges sorted',
    body: (n) =>
      printing(
        each(n, (at) => `{% assign v = (1..${100_000 + at}) | sort | first %}`),
        '{{v}}',
      ),
  },
];
