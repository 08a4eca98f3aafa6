import { describe, expect, test } from 'vitest';
import { read } from '../../server/src/template/read.ts';
import { parseAnnotated } from './annotated.ts';

/** Each body shows, under its lines, the problems that the reader finds. */
const BODIES: Record<string, string> = {
  'an output that is not closed ends with its line': `
{"title": "{{event_properties.\${title}",
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unclosed-output
 "id": {{ name
       ^^^^^^^ unclosed-output
}`,
  'Ruby ends an output at the first brace, even in a string': `
{{ price | default: '{}' }}
                      ^ brace-in-output`,
  'a tag that is not closed': `
{% if a
^^^^^^^ unclosed-tag
{% endif %}`,
  'an end tag is missing': `
{% if a %}
^^^^^^^^^^ missing-end
{% for i in list %}
^^^^^^^^^^^^^^^^^^^ missing-end`,
  'an inner end tag is missing': `
{% if a %}{% for i in list %}{% endif %}
          ^^^^^^^^^^^^^^^^^^^ missing-end`,
  'an end tag too much': `
{% if a %}{% endif %}{% endif %}
                     ^^^^^^^^^^^ unexpected-end`,
  'the wrong end tag': `
{% if a %}{% endunless %}{% endif %}
          ^^^^^^^^^^^^^^^ mismatched-end`,
  'a branch without its block': `
{% else %}{% for i in list %}{% elsif a %}{% endfor %}
^^^^^^^^^^ unexpected-branch
                             ^^^^^^^^^^^^^ unexpected-branch`,
  'a tag that lacks a part': `
{% for i list %}{% endfor %}{% assign x %}{% if %}{% endif %}{% %}
^^^^^^^^^^^^^^^^ tag-syntax
                            ^^^^^^^^^^^^^^ tag-syntax
                                          ^^^^^^^^ tag-syntax
                                                             ^^^^^ empty-tag`,
  'a comment is read as Ruby reads it: unknown tags pass, open blocks do not': `
{% comment %}{% endfor %}{% else %}{% nosuch %}{% endcomment %}
{% comment %}{% if a %}{% endcomment %}
             ^^^^^^^^^^ missing-end`,
  'nothing is wrong in a raw block': `
{% raw %}{{ {% if %} {% endraw %}`,
  'nothing is wrong with what Ruby takes': `
{{ name junk | upcase }}{{ }}{% if {{\${a b}}} == 'x' and c %}{% else %}{% endif %}
{{ns.\${a} | plus: {{c}}}} costs \${{custom_attribute.\${x} | money}}
{% case x %}{% when 1, 2 or 3 %}{% else %}{% endcase %}
{%- liquid
  assign now = 'now' | date: '%s'
  if now
    echo now
  endif
-%}`,
};

describe('problems of a body', () => {
  for (const [name, text] of Object.entries(BODIES)) {
    test(name, () => {
      const { body, expected } = parseAnnotated(text);
      const found = read(body).problems.map(({ kind, start, end }) => ({ start, end, words: kind }));
      expect(found).toEqual(expected);
    });
  }
});
