/** A body that is made to keep a server busy. */
export interface HardBody {
  readonly name: string;
  readonly body: string;
}

function repeated(count: number, part: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => part(at)).join('');
}

const custom = (name: string) => `{{custom_attribute.\${${name}}}}`;

export const hardBodies: readonly HardBody[] = [
  { name: '400 outputs in quotes', body: `{${repeated(400, (at) => `"k${at}": "${custom(`a${at}`)}",`)}"z": 1}` },
  {
    name: '400 guards that stop the message',
    body: `${repeated(400, (at) => `{% if ${custom(`a${at}`)} == blank %}{% abort_message('x') %}{% endif %}`)}{"z": 1}`,
  },
  {
    name: '1000 conditions in one another',
    body: `{"z": ${repeated(1000, (at) => `{% if ${custom(`a${at}`)} %}`)}1${'{% endif %}'.repeat(1000)}}`,
  },
  {
    name: '1000 comparisons between attributes',
    body: `{${repeated(1000, (at) => `{% if ${custom(`a${at}`)} < ${custom(`b${at}`)} %}"k${at}": 1,{% endif %}`)}"z": 1}`,
  },
  {
    name: '500 captures, each twice the one before',
    body: `{% capture c0 %}x{% endcapture %}${repeated(500, (at) => `{% capture c${at + 1} %}{{c${at}}}{{c${at}}}{% endcapture %}`)}{"z": "{{c500}}"}`,
  },
  {
    name: 'a text that is doubled 1000 times',
    body: `{% assign s = 'a' %}${'{% assign s = s | append: s %}'.repeat(1000)}{"z": "{{s}}"}`,
  },
  { name: '10000 slips', body: `{${'"a" "b" }'.repeat(10_000)}` },
  { name: '20000 open brackets', body: '['.repeat(20_000) },
  { name: '1000 open tags', body: '{% if a %}'.repeat(1000) },
  { name: '100000 open outputs', body: '{{'.repeat(100_000) },
  { name: 'a list of a million numbers, sorted', body: '{% assign t = (1..1000000) | sort | size %}{"a": {{t}}}' },
  {
    name: 'a rendering without end',
    body: '{"a": [{% for i in (1..100000) %}{% for j in (1..100000) %}{{i}},{% endfor %}{% endfor %}1]}',
  },
];
