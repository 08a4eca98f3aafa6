import { attribute, each, members, nested, printing, property, type Shape } from './shape.ts';

const a = (at: number | string) => attribute(`a${at}`);

/** What data is asked, and where it goes on its way through variables and loops. */
export const dataShapes: readonly Shape[] = [
  {
    name: 'contains in a row',
    body: (n) => members(n, (at) => `{% if ${a('')} contains 'x${at}' %}1{% else %}2{% endif %}`),
  },
  {
    name: 'a long chain of contains',
    body: (n) => `{"v": {% if ${each(n, (at) => `${a('')} contains 'x${at}'`, ' or ')} %}1{% else %}2{% endif %}}`,
  },
  {
    name: 'contains of attributes',
    body: (n) => members(n, (at) => `{% if ${a('')} contains ${a(at)} %}1{% else %}2{% endif %}`),
  },
  { name: 'sizes compared', body: (n) => members(n, (at) => `{% if ${a('')}.size > ${at} %}1{% else %}2{% endif %}`) },
  {
    name: 'attributes in order',
    body: (n) => members(n, (at) => `{% if ${a(at)} < ${a(at + 1)} %}1{% else %}2{% endif %}`),
  },
  {
    name: 'one attribute in order with numbers',
    body: (n) => members(n, (at) => `{% if ${a('')} >= ${at} %}1{% elsif ${a('')} < ${at}.5 %}2{% else %}3{% endif %}`),
  },
  {
    name: 'attributes equal to the next',
    body: (n) => members(n, (at) => `{% if ${a(at)} == ${a(at + 1)} %}1{% else %}2{% endif %}`),
  },
  {
    name: 'and and or in turns',
    body: (n) =>
      `{"v": {% if ${each(n, (at) => `${a(at)} ${at % 2 ? 'or' : 'and'}`, ' ')} true %}1{% else %}2{% endif %}}`,
  },
  {
    name: 'one long condition many times',
    body: (n) =>
      members(
        n,
        () => `{% if ${a(0)} and ${a(1)} or ${a(2)} == 'x' and ${a(3)} contains 'y' %}1{% else %}2{% endif %}`,
      ),
  },
  {
    name: 'guards of one attribute in a row',
    body: (n) =>
      `{"z": 1${each(n, (at) => `{% if ${a('')} != blank %}, "k${at}": "{{ ${a('')} | json_escape }}"{% endif %}`)}}`,
  },
  { name: 'items by their numbers', body: (n) => members(n, (at) => `"{{ ${a('')}[${at}].name | json_escape }}"`) },
  {
    name: 'items by their numbers, tested',
    body: (n) => members(n, (at) => `{% if ${a('')}[${at}] %}1{% else %}2{% endif %}`),
  },
  {
    name: 'ends of lists',
    body: (n) => members(n, (at) => `"{{ ${a('')}${'.first.last'.repeat(1 + (at % 3))} | json_escape }}"`),
  },
  {
    name: 'members beside walking',
    body: (n) =>
      `{"a": [0${each(n, (at) => `{% for i in ${a('')} %}{% if ${a('')}.k${at} %},{{ i[1] | as_json_string }}{% endif %}{% endfor %}`)}]}`,
  },
  {
    name: 'items tested in one loop',
    body: (n) =>
      `{"a": [0{% for i in ${a('')} %}${each(n, (at) => `{% if i == 'x${at}' %},${at}{% endif %}`)}{% endfor %}]}`,
  },
  {
    name: 'flags set in one loop',
    body: (n) =>
      `{% for i in ${a('')} %}${each(n, (at) => `{% if i == '${at}' %}{% assign f${at} = true %}{% endif %}`)}{% endfor %}${members(n, (at) => `{% if f${at} %}1{% else %}2{% endif %}`)}`,
  },
  {
    name: 'variables that change places in a loop',
    body: (n) =>
      `{% for i in ${a('')} %}${each(n, (at) => `{% assign v${at} = v${at + 1} %}`)}{% assign v${n} = i %}{% endfor %}${printing('', '{{ v0 | json_escape }}')}`,
  },
  {
    name: 'variables added up in a loop',
    body: (n) =>
      `{% for i in ${a('')} %}${each(n, (at) => `{% assign v${at} = v${at} | plus: i.k${at} %}`)}{% endfor %}${members(n, (at) => `{{ v${at} | plus: 0 }}`)}`,
  },
  {
    name: 'captures in a loop that are tested',
    body: (n) =>
      `{"a": [0{% for i in ${a('')} %}${each(n, (at) => `{% capture c %}{{ i.k${at} }}{% endcapture %}{% if c == 'x' %},${at}{% endif %}`)}{% endfor %}]}`,
  },
  {
    name: 'captures of loops within loops',
    body: (n) =>
      `${nested(n, (at) => `{% capture c${at} %}{% for i${at} in ${a(at)} %}`, 'x', '{% endfor %}{% endcapture %}')}{"a": "{{ c0 | json_escape }}"}`,
  },
  {
    name: 'one capture in many branches',
    body: (n) =>
      `${each(n, (at) => `{% if ${a(at)} %}{% capture c %}{{ c }}${at}{% endcapture %}{% endif %}`)}{"a": "{{ c }}"}`,
  },
  {
    name: 'loops over texts that are split',
    body: (n) =>
      `{"a": [0${each(n, (at) => `{% assign l = ${a(at)} | split: ',' %}{% for i in l %},{{ i | as_json_string }}{% endfor %}`)}]}`,
  },
  {
    name: 'loops over parts of parts',
    body: (n) =>
      `{"a": [0${nested(n, (at) => `{% assign l${at} = ${at === 0 ? a('') : `i${at - 1}`} | split: '${at}' %}{% for i${at} in l${at} %}`, ',1', '{% endfor %}')}]}`,
  },
  {
    name: 'loops with an else',
    body: (n) =>
      members(n, (at) => `[{% for i in ${a(at)} %}{% unless forloop.first %},{% endunless %}1{% else %}0{% endfor %}]`),
  },
  {
    name: 'breaks at each level',
    body: (n) =>
      `{"a": [0${nested(n, (at) => `{% for i${at} in ${a(at)} %}{% if i${at} == 'x' %}{% break %}{% endif %}`, ',1', '{% endfor %}')}]}`,
  },
  {
    name: 'outer loops asked from within',
    body: (n) =>
      `{"a": [0${nested(n, (at) => `{% for i${at} in ${a(at)} %}{% if forloop.parentloop.last %}{% continue %}{% endif %}`, ',1', '{% endfor %}')}]}`,
  },
  {
    name: 'limits from attributes',
    body: (n) =>
      members(
        n,
        (at) =>
          `[{% for i in ${a('')} limit: ${a(at)} offset: 1 %}{% unless forloop.first %},{% endunless %}1{% endfor %}]`,
      ),
  },
  {
    name: 'lists sorted by members',
    body: (n) =>
      members(n, (at) => `{{ ${property('items')} | sort: 'k${at}' | map: 'k${at}' | first | as_json_string }}`),
  },
  {
    name: 'lists chosen by members',
    body: (n) => members(n, (at) => `{{ ${property('items')} | where: 'k${at}', '${at}' | size }}`),
  },
  {
    name: 'lists joined with quotes',
    body: (n) => members(n, (at) => `["{{ ${a(at)} | join: '","' | json_escape }}"]`),
  },
  {
    name: 'a list mapped again and again',
    body: (n) =>
      `{% assign l = ${a('l')} %}${"{% assign l = l | map: 'id' %}".repeat(n)}{"a": "{{ l | json_escape }}"}`,
  },
  {
    name: 'lists put together from attributes',
    body: (n) =>
      `{% assign l = '' | split: '' %}${each(n, (at) => `{% assign l = l | concat: ${a(at)} %}`)}{"a": {{ l | size }}}`,
  },
  {
    name: 'a long chain of filters on members',
    body: (n) => `{"a": "{{ ${a('')}${each(n, (at) => ` | property_accessor: 'k${at}'`)} | json_escape }}"}`,
  },
  {
    name: 'a long chain of filters with attributes',
    body: (n) => `{"a": "{{ ${a('')}${each(n, (at) => ` | replace: ${a(at)}, ''`)} | json_escape }}"}`,
  },
  {
    name: 'filters with keywords',
    body: (n) => `{"a": "{{ ${a('')} | default: 'x'${each(n, (at) => `, k${at}: ${at}`)} | json_escape }}"}`,
  },
  {
    name: 'events with an identifier in branches',
    body: (n) =>
      `{"type": "identify"${each(n, (at) => `{% if ${a(at)} %}, "user_id": "{{ ${a(at)} | json_escape }}"{% endif %}`)}}`,
  },
  {
    name: 'events in an array',
    body: (n) =>
      `[${each(n, (at) => `{"type": "track", "event": "e${at}", "user_id": "{{\${user_id}}}", "timestamp": {{ ${a(at)} | date: '%s' }}}`, ',')}]`,
  },
  {
    name: 'products of an event',
    body: (n) =>
      `{"type": "track", "event": "x", "properties": {"products": [${each(n, (at) => `{"id": "{{ ${a(at)}.id }}", "price": {{ ${a(at)}.price }}}`, ',')}]}}`,
  },
  {
    name: 'catalogs in a loop',
    body: (n) =>
      `{"a": [0{% for i in ${a('')} %}${each(n, (at) => `{% catalog_items products {{ i.id${at} }} %},"{{ items[0].name | json_escape }}"`)}{% endfor %}]}`,
  },
];
