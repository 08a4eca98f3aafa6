import { attribute, each, members, nested, property, type Shape } from './shape.ts';

const a = (at: number | string) => attribute(`a${at}`);

/** Tags that hold other tags, many values, or a text of their own. */
export const tagShapes: readonly Shape[] = [
  { name: 'outputs in a comment', body: (n) => `{"a": 1}{% comment %}${'{{ x | y }} '.repeat(n)}{% endcomment %}` },
  {
    name: 'comments in comments',
    body: (n) => `{"a": 1}${nested(n, () => '{% comment %}', 'x', '{% endcomment %}')}`,
  },
  {
    name: 'blocks in a comment',
    body: (n) => `{"a": 1}{% comment %}${'{% if x %}{% endif %}'.repeat(n)}{% endcomment %}`,
  },
  { name: 'tags in raw text', body: (n) => `{"a": "{% raw %}${'{% if x %}{{ y }}'.repeat(n)}{% endraw %}"}` },
  {
    name: 'ends of raw text that are none',
    body: (n) => `{"a": "{% raw %}${'{% endraw x {% endra'.repeat(n)}{% endraw %}"}`,
  },
  { name: 'liquid in lines of liquid', body: (n) => `{% ${'liquid '.repeat(n)} assign v = 1 %}{"a": {{ v }}}` },
  {
    name: 'loops in lines of liquid',
    body: (n) => `{"a": [{% liquid\n${each(n, (at) => `for i in ${a(at)}\n`)}assign v = i\n${'endfor\n'.repeat(n)}%}]}`,
  },
  {
    name: 'members printed in lines of liquid',
    body: (n) =>
      `{"z": 1{% liquid\n${each(n, (at) => `if ${a(at)}\necho ', "k${at}": '\necho ${a(at)} | as_json_string\nendif\n`)}%}}`,
  },
  {
    name: 'lines of liquid that are no tags',
    body: (n) => `{% liquid\n${each(n, (at) => `word${at} word ${at}\n`)}%}{"a": 1}`,
  },
  { name: 'cycles of attributes', body: (n) => members(n, (at) => `"{% cycle ${a(at)}, ${a(at + 1)} %}"`) },
  { name: 'one cycle of many attributes', body: (n) => `{"a": "{% cycle ${each(n, a, ', ')} %}"}` },
  {
    name: 'cycles of many groups in a loop',
    body: (n) =>
      `{"a": [{% for i in ${a('')} %}{% unless forloop.first %},{% endunless %}"${each(n, (at) => `{% cycle 'g${at}': 'x', 'y' %}`)}"{% endfor %}]}`,
  },
  {
    name: 'cycles of groups from data',
    body: (n) => `{"a": "${each(n, (at) => `{% cycle ${a(at)}: 'x', 'y' %}`)}"}`,
  },
  {
    name: 'cycles of groups from data in a loop',
    body: (n) => `{"a": "{% for i in ${a('')} %}${each(n, (at) => `{% cycle ${a(at)}: 'x', '${at}' %}`)}{% endfor %}"}`,
  },
  {
    name: 'tablerows in tablerows',
    body: (n) => `{"a": 1}${nested(n, (at) => `{% tablerow i in ${a(at)} cols: 2 %}`, 'x', '{% endtablerow %}')}`,
  },
  {
    name: 'whens with many values each',
    body: (n) =>
      `{"v": {% case ${a('')} %}${each(n, (at) => `{% when '${at}' or '${at}a', '${at}b' or '${at}c' %}${at}`)}{% else %}0{% endcase %}}`,
  },
  {
    name: 'whens with attributes',
    body: (n) =>
      `{"v": {% case ${a('')} %}${each(n, (at) => `{% when ${a(at)} or '${at}' %}${at}`)}{% else %}0{% endcase %}}`,
  },
  {
    name: 'equal whens',
    body: (n) => `{"v": [0{% case ${a('')} %}${"{% when 'x' %},1{% when 'y', 'x' %},2".repeat(n)}{% endcase %}]}`,
  },
  {
    name: 'cases within cases',
    body: (n) => `{"v": ${nested(n, (at) => `{% case ${a(at)} %}{% when 'x' %}1{% else %}`, '2', '{% endcase %}')}}`,
  },
  {
    name: 'cases over one attribute in a row',
    body: (n) =>
      members(n, (at) => `{% case ${a('')} %}{% when 'x', ${at} %}1{% when 'y' or 'z' %}2{% else %}3{% endcase %}`),
  },
  {
    name: 'elses within elses',
    body: (n) => `{"v": ${nested(n, (at) => `{% if ${a(at)} == ${at} %}${at}{% else %}`, '0', '{% endif %}')}}`,
  },
  {
    name: 'unlesses with elsifs',
    body: (n) =>
      members(
        n,
        (at) =>
          `{% unless ${a(at)} %}1{% elsif ${a(at)} contains 'x' %}2{% elsif ${a('')} %}3{% else %}4{% endunless %}`,
      ),
  },
  {
    name: 'aborts within branches within branches',
    body: (n) =>
      `${nested(n, (at) => `{% if ${a(at)} %}`, "{% abort_message('x') %}", "{% abort_message('y') %}{% endif %}")}{"a": "{{ ${a(0)} }}"}`,
  },
  {
    name: 'aborts in a loop',
    body: (n) =>
      `{% for i in ${property('items')} %}${each(n, (at) => `{% if i.k${at} == '${at}' %}{% abort_message('x') %}{% endif %}`)}{% endfor %}{"a": 1}`,
  },
  {
    name: 'translations',
    body: (n) => members(n, (at) => `"{% translation t${at} %}text {{ ${a(at)} | json_escape }}{% endtranslation %}"`),
  },
  {
    name: 'answers of connected content in loops',
    body: (n) =>
      `${each(n, (at) => `{% connected_content https://example.com/${at} :save r${at} :retry %}`)}{"a": [0${each(n, (at) => `{% for i in r${at}.items %},{{ i.price | plus: 0 }}{% endfor %}`)}]}`,
  },
  {
    name: 'connected content in a loop',
    body: (n) =>
      `{"a": [0{% for i in ${a('')} %}${each(n, (at) => `{% connected_content https://example.com/{{ i.k${at} }} :save r %}`)},{{ r.x | as_json_string }}{% endfor %}]}`,
  },
];
