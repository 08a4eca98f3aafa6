import { attribute, property, type Shape } from './shape.ts';

const spaces = (n: number) => ' '.repeat(10 * n);
const loop = (item: string) => `{"a": [{% for i in ${property('list')} %}${item}{% endfor %}]}`;
const end = '{% endif %}';

/** One character again and again, and parts that can be read in two ways: no step is counted for what a regular expression tries. */
export const runShapes: readonly Shape[] = [
  { name: 'outputs in a string with a letter before it', body: (n) => `{"a": f"${'{{ x }} '.repeat(n)}\n", "b": 1}` },
  { name: 'attributes in one output before a text', body: (n) => `{"a":"{{ ${'${a}'.repeat(n)} }} y"}` },
  {
    name: 'attributes as arguments before a text',
    body: (n) => `{"a":"{{ 'x'${' | append: ${city}'.repeat(n)} | json_escape }} y"}`,
  },
  { name: 'blanks behind the item of a loop', body: (n) => loop(`{"b":"{{ i | json_escape }}}${spaces(n)}x`) },
  { name: 'blanks behind an open bracket in a loop', body: (n) => loop(`{"b":{"c":1}${spaces(n)}x`) },
  { name: 'brackets closed behind the item of a loop', body: (n) => loop(`{"b":"{{ i }}}${'}'.repeat(n)}x`) },
  {
    name: 'blanks in brackets behind a filter',
    body: (n) => `{"a":"{{ ${attribute('c')} | upcase(${spaces(n)}y z }}"}`,
  },
  {
    name: 'blanks in a guard with many ends',
    body: (n) => `{% unless \${user_id} == blank${spaces(n)}x %}{% abort_message() %}${end.repeat(n)}{"a":1}`,
  },
  {
    name: 'a long guard with many ends',
    body: (n) => `{% unless ${'x or '.repeat(n)} x %}{% abort_message() %}${end.repeat(n)}{"a":1}`,
  },
  {
    name: 'zeros in a date format, printed often',
    body: (n) =>
      `{% assign d = \${date_of_birth} | date: '%${'0'.repeat(10 * n)}' %}{"event":"x","d":"${'{{ d }}'.repeat(n)}"}`,
  },
  {
    name: 'digits in the name of a list of addresses',
    body: (n) => `{"event":"x","a${'1'.repeat(10 * n)}x1":[${'"{{ ${email_address} | json_escape }}",'.repeat(n)}1]}`,
  },
  { name: 'blanks in a tag that is an output', body: (n) => `{% \${city}${spaces(n)}x %}{"a":1}` },
  { name: 'blanks in a loop of another language', body: (n) => `{% for i of x${spaces(n)}y z%}{% endfor %}{"a":1}` },
  { name: 'blanks before a colon', body: (n) => `{"a": 1, "c${spaces(n)}:x"d"}` },
  { name: 'blanks within a name that is not closed', body: (n) => `{"a": 1, "c${spaces(n)}x: "d"}` },
  { name: 'blanks within a literal', body: (n) => `{% assign a = 'x${spaces(n)}y' %}{"a":{{ a }}}` },
  { name: 'blanks in a path', body: (n) => `{"a":{{ event_properties.\${x}${spaces(n)}.y }}}` },
  { name: 'blanks in a tag within liquid', body: (n) => `{% liquid {% a${spaces(n)}b %} %}` },
  { name: 'blanks in a condition that is denied', body: (n) => `{% if not x${spaces(n)}y %}1{% endif %}{"a":1}` },
  { name: 'outputs opened in a catalog tag', body: (n) => `{% catalog_items x ${'{{ '.repeat(n)} %}{"a":1}` },
  { name: 'outputs opened in a comment', body: (n) => `{"a":1, // {% raw %}${'{{ '.repeat(n)}{% endraw %}\n "b": 2}` },
  { name: 'a name of titles', body: (n) => `{"${'title'.repeat(n)}0":"{{ event_properties.\${x} }}"}` },
];
