import { attribute as a, each, members, nested, property as p, type Shape } from './shape.ts';

const comma = '{% unless forloop.last %},{% endunless %}';

/** A loop over a list of the event. */
function over(list: string, inside: string): string {
  return `{% for i in ${p(list)} %}${inside}{% endfor %}`;
}

/** What large bodies of people are made of, each kind many times in one body. */
export const mixedShapes: readonly Shape[] = [
  {
    name: 'products in branches within a loop',
    body: (n) =>
      `{"products": [${over('items', `{${each(n, (at) => `{% if i.k${at} != blank %}"k${at}": "{{ i.k${at} | json_escape }}",{% endif %}`)}"z": 1}${comma}`)}]}`,
  },
  {
    name: 'loops within branches that print a separator by a flag',
    body: (n) =>
      `[{% assign first = true %}${each(n, (at) => over(`l${at}`, '{% if i.on %}{% unless first %},{% endunless %}{{ i.n | plus: 0 }}{% assign first = false %}{% endif %}'))}]`,
  },
  {
    name: 'a case of languages for each member',
    body: (n) =>
      members(
        n,
        (at) =>
          `"{% case \${language} %}{% when 'en' %}Hello ${at}{% when 'de' %}Hallo ${at}{% else %}{{ ${a(`a${at}`)} | json_escape }}{% endcase %}"`,
      ),
  },
  {
    name: 'numbers from either of two attributes',
    body: (n) =>
      members(n, (at) => `{% if ${p(`s${at}`)} %}{{ ${p(`s${at}`)} }}{% else %}{{ ${p(`t${at}`)} }}{% endif %}`),
  },
  {
    name: 'identifiers from a chain of fallbacks',
    body: (n) =>
      `{"type": "track", "event": "e", "user_id": "${each(n, (at) => `{% if ${a(`id${at}`)} != blank %}{{ ${a(`id${at}`)} | json_escape }}{% else %}`)}x${'{% endif %}'.repeat(n)}"}`,
  },
  {
    name: 'identifiers from the elsifs of one if',
    body: (n) =>
      `{"type": "track", "event": "e", "user_id": "{% if ${a('x')} %}a${each(n, (at) => `{% elsif ${a(`id${at}`)} %}{{ ${a(`id${at}`)} | json_escape }}`)}{% endif %}"}`,
  },
  {
    name: 'optional numbers, each with its comma',
    body: (n) =>
      `{"a": 1${each(n, (at) => `{% if ${p(`x${at}`)} %}, "x${at}": {{ ${p(`x${at}`)} | plus: 0 }}{% endif %}`)}}`,
  },
  {
    name: 'optional texts without quotes, each with its comma',
    body: (n) => `{"a": 1${each(n, (at) => `{% if ${p(`x${at}`)} %}, "x${at}": {{ ${p(`x${at}`)} }}{% endif %}`)}}`,
  },
  {
    name: 'optional items behind numbers',
    body: (n) => `[1${each(n, (at) => `{% if ${a(`x${at}`)} %},${at}{% endif %}`)}]`,
  },
  {
    name: 'digits in branches',
    body: (n) => `{"a": 1${each(n, (at) => `{% if ${a(`x${at}`)} %}${at % 10}{% endif %}`)}}`,
  },
  {
    name: 'escapes in branches',
    body: (n) => `{"a": "${each(n, (at) => `{% if ${a(`x${at}`)} %}\\\\{% endif %}n`)}"}`,
  },
  {
    name: 'words of JSON cut by branches',
    body: (n) => `[${each(n, (at) => `{% if ${a(`x${at}`)} %}tr{% else %}tr{% endif %}ue`, ',')}]`,
  },
  {
    name: 'a list that begins in one of many branches',
    body: (n) => `{"a": {% case ${a('x')} %}${each(n, (at) => `{% when '${at}' %}[${at},`)}{% else %}[{% endcase %}1]}`,
  },
  {
    name: 'abort where one of many is missing',
    body: (n) =>
      `{% if ${each(n, (at) => `${a(`x${at}`)} == blank`, ' or ')} %}{% abort_message %}{% endif %}${members(n, (at) => `{{ ${a(`x${at}`)} }}`)}`,
  },
  {
    name: 'tests of a variable that falls back to the next',
    body: (n) =>
      `${each(n, (at) => `{% assign v = ${a(`x${at}`)} %}{% if v == blank %}{% assign v = ${a(`y${at}`)} %}{% endif %}{% if v != blank %}{% assign w${at} = v %}{% endif %}`)}${members(n, (at) => `"{{ w${at} | json_escape }}"`)}`,
  },
  {
    name: 'the first of many attributes that is there',
    body: (n) =>
      `{% assign v = '' %}${each(n, (at) => `{% if v == blank %}{% assign v = ${a(`x${at}`)} %}{% endif %}`)}{"v": "{{ v | json_escape }}"}`,
  },
  {
    name: 'a counter of what is there',
    body: (n) =>
      `{% assign c = 0 %}${each(n, (at) => `{% if ${a(`x${at}`)} %}{% assign c = c | plus: 1 %}{% endif %}`)}{"c": {{ c }}, "many": {% if c > ${n >> 1} %}true{% else %}false{% endif %}}`,
  },
  {
    name: 'a text of what is there, with commas between',
    body: (n) =>
      `{% capture t %}${each(n, (at) => `{% if ${a(`x${at}`)} %},"x${at}"{% endif %}`)}{% endcapture %}[{{ t | remove_first: ',' }}]`,
  },
  {
    name: 'loops over the item of a loop, one in the other',
    body: (n) =>
      `{"a": ${each(n, (at) => `[{% for i${at} in ${at === 0 ? p('l') : `i${at - 1}.l`} %}`)}1${each(n, () => `${comma}{% endfor %}]`)}}`,
  },
  {
    name: 'tests of several items of one list',
    body: (n) =>
      members(
        n,
        (at) =>
          `{% if ${p('l')}[${at}] %}{{ ${p('l')}[${at}].price | plus: 0 }}{% elsif ${p('l')}.size > ${at} %}0{% else %}null{% endif %}`,
      ),
  },
  {
    name: 'forgotten commas between loops',
    body: (n) => `[${each(n, (at) => over(`l${at}`, `"{{ i }}"${comma}`))}]`,
  },
  {
    name: 'loops of loops that break at an item',
    body: (n) =>
      members(
        n,
        (at) => `[${over(`l${at}`, `{% if i.k == '${at}' %}"{{ i.k | json_escape }}"{% break %}{% endif %}`)}]`,
      ),
  },
  {
    name: 'dates compared',
    body: (n) =>
      members(
        n,
        (at) =>
          `{% assign d = ${p(`d${at}`)} | date: '%s' | plus: 0 %}{% assign now = 'now' | date: '%s' | plus: 0 %}{% if d < now %}{{ d }}{% else %}{{ now }}{% endif %}`,
      ),
  },
  {
    name: 'prices in a format',
    body: (n) => members(n, (at) => `{{ ${p(`price${at}`)} | times: 100 | round | divided_by: 100.0 | default: 0 }}`),
  },
  {
    name: 'sums of loops, tested',
    body: (n) =>
      `${each(n, (at) => `{% assign s${at} = 0 %}${over(`l${at}`, `{% assign s${at} = s${at} | plus: i.price %}`)}`)}${members(n, (at) => `{% if s${at} > 10 %}{{ s${at} }}{% else %}0{% endif %}`)}`,
  },
  {
    name: 'captured items in a list of branches',
    body: (n) =>
      `${each(n, (at) => `{% capture c${at} %}{% if ${a(`x${at}`)} %}{"x": {{ ${a(`x${at}`)} | as_json_string }}}{% endif %}{% endcapture %}`)}[0${each(n, (at) => `{% if c${at} != '' %},{{ c${at} }}{% endif %}`)}]`,
  },
  {
    name: 'branches within a string that may close it',
    body: (n) => `{"a": "x${each(n, (at) => `{% if ${a(`x${at}`)} %}", "k${at}": "{% endif %}y`)}"}`,
  },
  {
    name: 'events in nested branches, with what they share',
    body: (n) =>
      `{"type": "track", "user_id": "{{\${user_id}}}", ${nested(n, (at) => `{% if ${a(`x${at}`)} %}"event": "e${at}"{% else %}`, '"event": "last"', '{% endif %}')}, "properties": {}}`,
  },
  {
    name: 'answers of a service, tested one after the other',
    body: (n) =>
      `${each(n, (at) => `{% connected_content https://example.com/${at} :save r${at} %}{% if r${at}.__http_status_code__ != 200 %}{% abort_message('down') %}{% endif %}`)}${members(n, (at) => `"{{ r${at}.name | json_escape }}"`)}`,
  },
  {
    name: 'words put in lower case and compared',
    body: (n) =>
      members(
        n,
        (at) =>
          `{% assign w = ${a('plan')} | downcase | strip %}{% if w == 'p${at}' or w contains 'q${at}' %}1{% else %}2{% endif %}`,
      ),
  },
];
