import { attribute, each, members, type Shape } from './shape.ts';

/** The surface of Liquid: comments, raw text, what is never closed. */
export const syntaxShapes: readonly Shape[] = [
  { name: 'comments', body: (n) => `{"a": ${'{% comment %} x {% endcomment %}'.repeat(n)}1}` },
  { name: 'comments left open', body: (n) => `{"a": 1}${'{% comment %}'.repeat(n)}` },
  { name: 'inline comments', body: (n) => `{"a": ${'{% # x %}'.repeat(n)}1}` },
  { name: 'raw', body: (n) => members(n, () => '"{% raw %}{{ x }}{% endraw %}"') },
  { name: 'raw left open', body: (n) => `{"a": 1}${'{% raw %}{{'.repeat(n)}` },
  {
    name: 'lines of liquid',
    body: (n) =>
      `{% liquid\n${each(n, (at) => `assign v${at} = ${attribute(`a${at}`)}\n`)}%}${members(n, (at) => `"{{v${at}}}"`)}`,
  },
  {
    name: 'ifs in lines of liquid',
    body: (n) =>
      `{% liquid\n${each(n, (at) => `if ${attribute(`r${at}`)}\nassign v = ${attribute(`v${at}`)}\nendif\n`)}%}{"v": "{{v}}"}`,
  },
  { name: 'outputs left open', body: (n) => `{"a": 1}${'{{ '.repeat(n)}` },
  { name: 'tags left open', body: (n) => `{"a": 1}${'{% '.repeat(n)}` },
  { name: 'attributes left open', body: (n) => `{"a": "{{ ${'${'.repeat(n)} }}"}` },
  { name: 'attributes left open without braces', body: (n) => `{"a": 1}${'${'.repeat(n)}` },
  { name: 'quotes left open in outputs', body: (n) => `{"a": "${`{{ 'x }}`.repeat(n)}"}` },
  { name: 'quotes left open in an output', body: (n) => `{"a": "{{ ${`'"`.repeat(n)}' }}"}` },
  { name: 'quotes left open in tags', body: (n) => `{"a": 1}${`{% assign x = 'x %}`.repeat(n)}` },
  { name: 'brackets left open in an output', body: (n) => `{"a": "{{ a${'[a'.repeat(n)} }}"}` },
  { name: 'parentheses in an output', body: (n) => `{"a": "{{ ${'('.repeat(n)}1..2${')'.repeat(n)} }}"}` },
  { name: 'pipes', body: (n) => `{"a": "{{ ${attribute('a')} ${'| '.repeat(n)}}}"}` },
  { name: 'words in a condition', body: (n) => `{"a": {% if ${'x '.repeat(n)}%}1{% else %}2{% endif %}}` },
  { name: 'nested braces', body: (n) => `{"a": "${'{{ {{ x }} }}'.repeat(n)}"}` },
  { name: 'nested attributes', body: (n) => `{"a": "{{ ${'custom_attribute.${{{'.repeat(n)}a${'}}}'.repeat(n)} }}"}` },
  { name: 'triple braces', body: (n) => members(n, (at) => `"{{{${attribute(`a${at}`)}}}}"`) },
  { name: 'blocks never opened', body: (n) => `{"a": 1}${'{% endif %}'.repeat(n)}` },
  { name: 'blocks never closed', body: (n) => `{"a": 1}${each(n, (at) => `{% if ${attribute(`a${at}`)} %}`)}` },
  { name: 'elses never opened', body: (n) => `{"a": 1}${'{% else %}'.repeat(n)}` },
  {
    name: 'many elses in one if',
    body: (n) => `{"a": {% if ${attribute('a')} %}1${'{% else %}2'.repeat(n)}{% endif %}}`,
  },
  { name: 'unknown tags', body: (n) => `{"a": 1}${each(n, (at) => `{% tag${at} x %}`)}` },
  {
    name: 'whitespace control',
    body: (n) =>
      `{"a": 1${each(n, (at) => ` {%- if ${attribute(`a${at}`)} -%} , "k${at}": {{- ${at} -}} {%- endif -%} `)}}`,
  },
  { name: 'whitespace control on blanks', body: (n) => `{"a":${'  {%- assign x = 1 -%}  '.repeat(n)}1}` },
  { name: 'HTML comments', body: (n) => `{"a": 1}${'<!-- x -->'.repeat(n)}` },
  { name: 'HTML comments left open', body: (n) => `{"a": 1}${'<!--'.repeat(n)}` },
  { name: 'curly quotes', body: (n) => members(n, (at) => `“{{ ${attribute(`a${at}`)} | default: ‘x’ }}”`) },
  {
    name: 'connected content',
    body: (n) =>
      `${each(n, (at) => `{% connected_content https://example.com/${at} :save r${at} %}`)}${members(n, (at) => `"{{r${at}.name}}"`)}`,
  },
  {
    name: 'connected content with options',
    body: (n) =>
      `{% connected_content https://example.com/${each(n, (at) => `{{${attribute(`a${at}`)}}}`, '/')} :method post :body ${each(n, (at) => `a${at}={{${attribute(`a${at}`)}}}`, '&')} :save r %}{"a": "{{r.a}}"}`,
  },
  {
    name: 'catalog items',
    body: (n) =>
      `${each(n, (at) => `{% catalog_items products {{${attribute(`id${at}`)}}} %}`)}${members(n, (at) => `"{{items[0].name${at}}}"`)}`,
  },
  { name: 'carriage returns', body: (n) => `{"a":\r\n${each(n, (at) => `{% assign v${at} = 1 %}\r\n`)}1}` },
  { name: 'characters outside the first plane', body: (n) => `{"a": "${'😀{{x}}'.repeat(n)}"}` },
];

/** Mistakes, one after the other. */
export const mistakeShapes: readonly Shape[] = [
  { name: 'missing commas', body: (n) => `{${each(n, (at) => `"k${at}": ${at}`, '\n')}}` },
  {
    name: 'missing commas between outputs',
    body: (n) => `{${each(n, (at) => `"k${at}": "{{${attribute(`a${at}`)}}}"`, '\n')}}`,
  },
  { name: 'extra commas', body: (n) => `{"a": [${each(n, (at) => `${at},,`)}]}` },
  { name: 'text outside JSON', body: (n) => `${'outside '.repeat(n)}{"a": 1}${' outside'.repeat(n)}` },
  {
    name: 'text outside JSON in branches',
    body: (n) => `{"a": 1}${each(n, (at) => `{% if ${attribute(`a${at}`)} %}x{% endif %}`)}`,
  },
  { name: 'keys without quotes', body: (n) => `{${each(n, (at) => `k${at}: 1`, ', ')}}` },
  { name: 'missing values', body: (n) => `{${each(n, (at) => `"k${at}":`, ', ')}}` },
  { name: 'quotes left open in JSON', body: (n) => `{${each(n, (at) => `"k${at}: 1`, ',\n')}}` },
  { name: 'quotes of the wrong kind', body: (n) => `{${each(n, (at) => `'k${at}': 'x'`, ', ')}}` },
  { name: 'brackets that do not match', body: (n) => `{"a": ${'[{]}'.repeat(n)}}` },
  { name: 'wrong words', body: (n) => `{"a": [${each(n, () => 'True', ', ')}]}` },
  { name: 'comments in JSON', body: (n) => `{${each(n, (at) => `"k${at}": 1, // note\n`)}"z": 1}` },
  { name: 'payloads in a row', body: (n) => '{"a": 1}\n'.repeat(n) },
  {
    name: 'commas missing in one branch of many',
    body: (n) => `{${each(n, (at) => `"k${at}": 1{% if ${attribute(`a${at}`)} %},{% endif %}`, '\n')}"z": 1}`,
  },
  {
    name: 'brackets closed in branches',
    body: (n) =>
      `{"a": ${each(n, (at) => `{% if ${attribute(`a${at}`)} %}[{% endif %}`)}1${each(n, (at) => `{% if ${attribute(`a${n - 1 - at}`)} %}]{% endif %}`)}}`,
  },
  {
    name: 'brackets opened in branches',
    body: (n) => `{"a": ${each(n, (at) => `{% if ${attribute(`a${at}`)} %}[{% endif %}`)}1}`,
  },
  {
    name: 'quotes in branches',
    body: (n) => `{"a": ${each(n, (at) => `{% if ${attribute(`a${at}`)} %}"{% endif %}`)}}`,
  },
  {
    name: 'a comment that silences before each slip',
    body: (n) =>
      `{"a": 1\n${each(n, (at) => `{% comment %} mi-webhook-disable-next-line json-syntax -- known {% endcomment %}\n"k${at}": 1\n`)}}`,
  },
  {
    name: 'comments that silence nothing',
    body: (n) =>
      `{"a": 1}\n${'{% comment %} mi-webhook-disable-next-line json-syntax -- known {% endcomment %}\n'.repeat(n)}`,
  },
  { name: 'misspelt attributes', body: (n) => members(n, (at) => `"{{\${usr_id${at}}}}"`) },
  {
    name: 'misplaced operators',
    body: (n) => members(n, (at) => `{% if ${attribute(`a${at}`)} && ${attribute(`b${at}`)} %}1{% else %}2{% endif %}`),
  },
];

const blanks = (n: number) => ' '.repeat(n * 20);
const broken = (n: number) => 'x \\n'.repeat(n * 5);

/** Much of what regular expressions skip, before something that does not fit. */
export const blankShapes: readonly Shape[] = [
  { name: 'blanks in a literal', body: (n) => `{"a": {{ '${blanks(n)}x' }}}` },
  { name: 'blanks in a literal in quotes', body: (n) => `{"a": "{{ '${blanks(n)}x' | append: ${attribute('a')} }}"}` },
  {
    name: 'blanks in a literal through strip',
    body: (n) => `{"a": "{{ '${blanks(n)}x' | strip | strip_newlines | truncatewords: 1 }}"}`,
  },
  {
    name: 'blanks in an output',
    body: (n) => `{"a": {{${blanks(n)}${attribute('a')}${blanks(n)}|${blanks(n)}strip${blanks(n)}}}}`,
  },
  {
    name: 'blanks in an argument',
    body: (n) => `{"a": "{{${attribute('a')} | append:${blanks(n)}'x'${blanks(n)},${blanks(n)}'y' }}"}`,
  },
  {
    name: 'blanks in a condition',
    body: (n) => `{"a": {% if${blanks(n)}${attribute('a')}${blanks(n)}==${blanks(n)}'x'${blanks(n)}%}1{% endif %}}`,
  },
  {
    name: 'blanks in an assign',
    body: (n) => `{% assign${blanks(n)}v${blanks(n)}=${blanks(n)}${attribute('a')}${blanks(n)}x %}{"a": {{v}}}`,
  },
  {
    name: 'blanks in a loop',
    body: (n) =>
      `{"a": [{% for${blanks(n)}i${blanks(n)}in${blanks(n)}${attribute('a')}${blanks(n)}%}{{i}}{% endfor %}]}`,
  },
  {
    name: 'blanks in an assign, with something behind them',
    body: (n) => `{% assign a = 1${' '.repeat(n)}x %}{"a": 1}`,
  },
  {
    name: 'blanks in a comment of another language',
    body: (n) => `{{! a${' '.repeat(n)}b }}{"a": 1}`,
  },
  {
    name: 'blanks in a comment',
    body: (n) =>
      `{"a": 1}{% comment %}${blanks(n)}mi-webhook-disable-next-line${blanks(n)}json-syntax${blanks(n)}x{% endcomment %}`,
  },
  { name: 'blanks in an attribute', body: (n) => `{"a": "{{ custom_attribute.\${${blanks(n)}a${blanks(n)}} }}"}` },
  { name: 'blanks before a slip', body: (n) => `{"a": 1${blanks(n)}"b": 2${blanks(n)},${blanks(n)}}${blanks(n)}x` },
  {
    name: 'blanks around outputs as values',
    body: (n) =>
      `{"a":${blanks(n)}{{${attribute('a')}}}${blanks(n)},${blanks(n)}"b": {{${attribute('b')}}}${blanks(n)}}`,
  },
  {
    name: 'blanks in a capture',
    body: (n) =>
      `{% capture v %}${blanks(n)}{{${attribute('a')}}}${blanks(n)}x{% endcapture %}{"a": "{{ v | strip }}"}`,
  },
  {
    name: 'blanks in lines of liquid',
    body: (n) => `{% liquid\n${blanks(n)}assign v = 1${blanks(n)}\n${blanks(n)}x %}{"a": {{v}}}`,
  },
  {
    name: 'blanks in connected content',
    body: (n) =>
      `{% connected_content${blanks(n)}https://example.com${blanks(n)}:save${blanks(n)}r${blanks(n)}x %}{"a": "{{r}}"}`,
  },
  {
    name: 'blanks before an end',
    body: (n) =>
      `${blanks(n)}{% if ${attribute('a')} %}${blanks(n)}{% abort_message('x') %}${blanks(n)}{% endif %}${blanks(n)}{"a": 1${blanks(n)}`,
  },
  { name: 'lines before a slip', body: (n) => `{"a": 1\n${broken(n)}}` },
  { name: 'lines in an unescaped text', body: (n) => `{"a": "${broken(n)}{{${attribute('a')}}}"}` },
  { name: 'letters before a dot', body: (n) => `{"a": "${'a'.repeat(n * 20)}"}` },
  { name: 'digits in a literal', body: (n) => `{"a": {{ '${'1'.repeat(n * 20)}' | plus: 0 }}}` },
  { name: 'angle brackets in a literal', body: (n) => `{"a": "{{ '${'<'.repeat(n * 20)}' | strip_html }}"}` },
  { name: 'dashes in a tag', body: (n) => `{"a": 1}{% if x ${'-'.repeat(n * 20)}x %}{% endif %}` },
  { name: 'quotes in a condition', body: (n) => `{"a": {% if x == ${`"'`.repeat(n * 10)} %}1{% endif %}}` },
];
