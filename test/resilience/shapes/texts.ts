import { attribute, each, members, type Shape } from './shape.ts';

const a = (at: number | string) => attribute(`a${at}`);

/** Much of one thing in the text: literals, names, characters that editors rarely meet. */
export const textShapes: readonly Shape[] = [
  { name: 'a long text of JSON', body: (n) => `{"a": "${'word '.repeat(n * 5)}"}` },
  { name: 'a long number of JSON', body: (n) => `{"a": 1${'0'.repeat(n * 20)}.5e1}` },
  { name: 'a long name of a member', body: (n) => `{"${'k'.repeat(n * 20)}": 1}` },
  { name: 'a long literal', body: (n) => `{"a": "{{ '${'word '.repeat(n * 5)}' | json_escape }}"}` },
  {
    name: 'a long literal that is tested',
    body: (n) => `{"a": {% if ${a('')} == '${'x'.repeat(n * 20)}' %}1{% else %}2{% endif %}}`,
  },
  { name: 'a long number', body: (n) => `{"a": {{ ${'9'.repeat(n * 20)} | plus: 1 | times: 2 }}}` },
  {
    name: 'a long number that is tested',
    body: (n) => `{"a": {% if ${a('')} > ${'9'.repeat(n * 20)} %}1{% else %}2{% endif %}}`,
  },
  { name: 'a long fraction', body: (n) => `{"a": {{ 0.${'1'.repeat(n * 20)} | times: ${a('')} | round: 2 }}}` },
  { name: 'a long name of an attribute', body: (n) => `{"a": "{{ ${a('x'.repeat(n * 20))} | json_escape }}"}` },
  {
    name: 'a long name of a variable',
    body: (n) => `{% assign ${'v'.repeat(n * 10)} = 1 %}{"a": {{ ${'v'.repeat(n * 10)} }}}`,
  },
  { name: 'a long path', body: (n) => `{"a": "{{ ${a('')}${each(n, (at) => `.k${at}`)} | json_escape }}"}` },
  {
    name: 'longer and longer paths',
    // As many units as others of its size have: the paths get longer with the root of it.
    body: (n) =>
      members(Math.ceil(Math.sqrt(4 * n)), (at) => `"{{ ${a('')}${each(at, (step) => `.k${step}`)} | json_escape }}"`),
  },
  {
    name: 'a long path of items',
    body: (n) => `{"a": {% if ${a('')}${'[0].k'.repeat(n)} == 'x' %}1{% else %}2{% endif %}}`,
  },
  { name: 'an index in an index', body: (n) => `{"a": "{{ x${'[x'.repeat(n)}${']'.repeat(n)} | json_escape }}"}` },
  {
    name: 'indexes from variables',
    body: (n) => `{% assign v = 1 %}{"a": "{{ ${a('')}${'[v]'.repeat(n)} | json_escape }}"}`,
  },
  { name: 'escapes', body: (n) => `{"a": "${'\\u00e9\\n\\"\\\\'.repeat(n)}"}` },
  { name: 'escapes that are none', body: (n) => `{"a": "${'\\x \\u12 \\'.repeat(n)}"}` },
  { name: 'control characters in a text', body: (n) => `{"a": "${'\u0001\t\u0000x'.repeat(n)}"}` },
  { name: 'control characters between members', body: (n) => `{${each(n, (at) => `\u0000"k${at}": 1`, ',')}}` },
  { name: 'byte order marks', body: (n) => `${'\uFEFF'.repeat(n)}{"a": 1${'\uFEFF'.repeat(n)}}` },
  { name: 'byte order marks in tags', body: (n) => `{"a": 1${'{%\uFEFFif x %}{% endif\uFEFF%}'.repeat(n)}}` },
  { name: 'halves of characters', body: (n) => `{"a": "${'\uD800{{ x }}\uDC00'.repeat(n)}"}` },
  { name: 'line separators', body: (n) => `{"a":\u2028${each(n, (at) => `{% assign v${at} = 1 %}\u2029\u0085`)}1}` },
  {
    name: 'letters that combine',
    body: (n) => `{"a": "e${'\u0301'.repeat(n * 5)}{{ 'e${'\u0301'.repeat(n * 5)}' | upcase }}"}`,
  },
  {
    name: 'letters that grow in upper case',
    body: (n) => `{"a": "{{ '${'ßŉ'.repeat(n * 3)}' | upcase | downcase | capitalize }}"}`,
  },
  { name: 'text from right to left', body: (n) => `{"${'\u202Eשלום'.repeat(n)}": "{{ ${a('')} | json_escape }}"}` },
  {
    name: 'lines with carriage returns alone',
    body: (n) => `{\r${each(n, (at) => `"k${at}": {{ ${a(at)} | plus: 0 }}`, ',\r')}\r}`,
  },
  { name: 'line ends of all kinds', body: (n) => `{"a": [1${'\r\n\n\r\n\r\r\n, 1'.repeat(n)}]}` },
  {
    name: 'addresses of people',
    body: (n) => members(n, (at) => `"person${at}@example.com, +49 170 ${1000000 + at}"`),
  },
  { name: 'words that could be addresses', body: (n) => `{"a": "${'a.b-c_d+e'.repeat(n)}@"}` },
  { name: 'digits that could be cards', body: (n) => `{"a": "${'4111 1111 1111 111'.repeat(n)}"}` },
  { name: 'words that could be secrets', body: (n) => `{"a": "${'eyJhbGciOi.eyJzdWIi.'.repeat(n)}"}` },
  { name: 'addresses of pages', body: (n) => `{"a": "${'https://u:p@example.com/?key=abc&token=def#'.repeat(n)}"}` },
  { name: 'HTML comments with outputs', body: (n) => `{"a": 1}${each(n, (at) => `<!-- {{ ${a(at)} }} -- > -->`)}` },
  {
    name: 'HTML comments in branches',
    body: (n) => `{"a": 1${each(n, (at) => `{% if ${a(at)} %}<!-- {% endif %}x{% if ${a(at)} %} -->{% endif %}`)}}`,
  },
  { name: 'arrays in arrays', body: (n) => `{"a": ${'['.repeat(n)}${']'.repeat(n)}}` },
  { name: 'objects in objects', body: (n) => `${'{"k":'.repeat(n)}1${'}'.repeat(n)}` },
  {
    name: 'objects in objects with outputs',
    body: (n) => `${each(n, (at) => `{"a": "{{ ${a(at)} }}", "k":`)}1${'}'.repeat(n)}`,
  },
  { name: 'brackets that are never closed', body: (n) => `{"a": ${'[{"k":'.repeat(n)}` },
  {
    name: 'names of members with outputs',
    body: (n) => `{${each(n, (at) => `"k{{ ${a(at)} | md5 }}": ${at}`, ', ')}}`,
  },
  {
    name: 'equal names of members with outputs',
    body: (n) => `{${each(n, () => `"k{{ ${a('')} | md5 }}": 1`, ', ')}}`,
  },
  {
    name: 'texts in pieces of branches',
    body: (n) => members(n, (at) => `"a{% if ${a(at)} %}b", "l${at}": "c{% endif %}"`),
  },
];
