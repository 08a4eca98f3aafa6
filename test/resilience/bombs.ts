/** Bodies that are made to hang, to eat memory or to break out; each must end at once, with a clear word. */
export interface Bomb {
  readonly name: string;
  readonly body: string;
  /** The rendering, where it is one; else what its reason says. */
  readonly ends: { readonly text: string } | { readonly reason: RegExp };
}

const DOUBLED = `{% assign s = 'a' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}`;

function nested(depth: number): string {
  return `${'{% if true %}'.repeat(depth)}deep${'{% endif %}'.repeat(depth)}`;
}

function loops(depth: number): string {
  const names = Array.from({ length: depth }, (_, at) => `i${at}`);
  return `${names.map((name) => `{% for ${name} in (1..300) %}`).join('')}x${'{% endfor %}'.repeat(depth)}`;
}

/** Read by every bomb; its keys are names that mean something to JavaScript. */
export const sampleUserText = `{
  "name": "Bombs",
  "user": { "external_id": "u1", "__proto__": { "polluted": "yes" }, "custom_attributes": { "constructor": "c", "__proto__": "p" } },
  "event": { "properties": { "__proto__": { "polluted": "yes" }, "constructor": { "prototype": "x" }, "long": "${'<'.repeat(350_000)}" } },
  "content_blocks": {
    "self": "{{content_blocks.\${self}}}",
    "ping": "{{content_blocks.\${pong}}}",
    "pong": "{{content_blocks.\${ping}}}",
    "__proto__": "block"
  },
  "connected_content": { "https://example.com/self": { "body": "{% connected_content https://example.com/self :rerender %}" } }
}`;

export const bombs: readonly Bomb[] = [
  {
    name: 'one turn of a huge range',
    body: '{% for i in (1..200000000) limit:1 %}{{i}}{% endfor %}',
    ends: { text: '1' },
  },
  {
    name: 'one row of a huge range',
    body: '{% tablerow i in (1..200000000) limit:1 %}{{i}}{% endtablerow %}',
    ends: { text: '<tr class="row1">\n<td class="col1">1</td></tr>\n' },
  },
  { name: 'the size of a huge range', body: '{{ (1..200000000) | size }}', ends: { text: '200000000' } },
  {
    name: 'all turns of a huge range',
    body: '{% for i in (1..200000000) %}{{i}}{% endfor %}',
    ends: { reason: /200000000 numbers has too many iterations/ },
  },
  {
    name: 'a huge range backwards',
    body: '{% for i in (1..200000000) reversed limit:1 %}{{i}}{% endfor %}',
    ends: { text: '1' },
  },
  {
    name: 'a range beyond all integers',
    body: `{% for i in (1..${'9'.repeat(100)}) %}{{i}}{% endfor %}`,
    ends: { reason: /too many iterations/ },
  },
  {
    name: 'a huge range spread out',
    body: "{{ (1..200000000) | join: ',' }}",
    ends: { reason: /becomes an array of more than/ },
  },
  { name: 'nested loops', body: loops(3), ends: { reason: /after 50000 steps/ } },
  { name: 'sixty nested loops', body: loops(60), ends: { reason: /after 50000 steps/ } },
  { name: 'a text doubled', body: DOUBLED, ends: { reason: /a string gets too long/ } },
  {
    name: 'a text doubled by capture',
    body: '{% assign s = "a" %}{% for i in (1..60) %}{% capture s %}{{s}}{{s}}{% endcapture %}{% endfor %}',
    ends: { reason: /longer than 1000000 characters/ },
  },
  {
    name: 'a text doubled by replace',
    body: "{% assign s = 'aaaaaaaa' %}{% for i in (1..9) %}{% assign s = s | replace: 'a', s %}{% endfor %}",
    ends: { reason: /a string gets too long/ },
  },
  {
    name: 'a number squared',
    body: '{% assign n = 9999999999 %}{% for i in (1..60) %}{% assign n = n | times: n %}{% endfor %}',
    ends: { reason: /a number gets too long/ },
  },
  {
    name: 'a list doubled',
    body: "{% assign a = 'a,b' | split: ',' %}{% for i in (1..60) %}{% assign a = a | concat: a %}{% endfor %}",
    ends: { reason: /^Stopped: / },
  },
  {
    name: 'a text split into letters',
    body: "{% assign s = 'aaaaaaaaaa' %}{% for i in (1..15) %}{% assign s = s | append: s %}{% endfor %}{{ s | split: '' | size }}",
    ends: { reason: /split into too many parts/ },
  },
  {
    name: 'a wide date',
    body: "{{ 'now' | date: '%9999999999d' }}",
    ends: { reason: /a date format produces too much text/ },
  },
  { name: 'a hundred blocks in one another', body: nested(100), ends: { text: 'deep' } },
  { name: 'more blocks than Ruby takes', body: nested(101), ends: { reason: /nested more than 100 levels deep/ } },
  {
    name: 'ten thousand open blocks',
    body: '{% if true %}'.repeat(10_000),
    ends: { reason: /has no `endif`/ },
  },
  {
    name: 'a hundred thousand open blocks',
    body: '{% if true %}'.repeat(100_000),
    ends: { reason: /has no `endif`/ },
  },
  { name: 'a hundred thousand brackets', body: `{{ a${'[a'.repeat(100_000)} }}`, ends: { text: '' } },
  { name: 'a hundred thousand open outputs', body: '{{'.repeat(100_000), ends: { reason: /has no closing braces/ } },
  {
    name: 'names of JavaScript in the body',
    body: '{{ __proto__ }}{{ constructor }}{% assign __proto__ = 5 %}{{ __proto__ }}{% increment constructor %}{{ x | constructor }}{{ x.__proto__.polluted }}',
    ends: { text: '50' },
  },
  {
    name: 'names of JavaScript in the data',
    body: '{{event_properties.${__proto__}.polluted}} {{event_properties.${constructor}.prototype}} {{custom_attribute.${__proto__}}} {{custom_attribute.${constructor}}} {{${__proto__}}}{{event_properties.${toString}}}{{content_blocks.${__proto__}}}',
    ends: { text: 'yes x p c block' },
  },
  {
    name: '350 KB of < through strip_html',
    body: '{{event_properties.${long} | strip_html | size}}',
    ends: { text: '350000' },
  },
  {
    name: '350 KB of < in the body',
    body: `{{ '${'<'.repeat(350_000)}' | strip_html | size }}`,
    ends: { text: '350000' },
  },
  {
    name: '350 KB of comments that stay open',
    body: `{{ '${'<!--'.repeat(90_000)}' | strip_html | size }}`,
    ends: { text: '360000' },
  },
  {
    name: '350 KB of scripts that stay open',
    body: `{{ '${'<script'.repeat(50_000)}' | strip_html | size }}`,
    ends: { text: '350000' },
  },
  {
    name: '350 KB of blanks between words',
    body: `{{ '${' '.repeat(350_000)}x' | strip | strip_newlines | truncatewords: 1 }}`,
    ends: { text: 'x' },
  },
  {
    name: 'a content block that includes itself',
    body: "{% if content_blocks.${self} == 'x' %}{% endif %}",
    ends: { reason: /nested more than 5 levels deep at `self`/ },
  },
  {
    name: 'two content blocks that include each other',
    body: "{% if content_blocks.${ping} == 'x' %}{% endif %}",
    ends: { reason: /nested more than 5 levels deep/ },
  },
  {
    name: 'an answer that asks for itself',
    body: '{% connected_content https://example.com/self :rerender %}',
    ends: { text: '{% connected_content https://example.com/self :rerender %}' },
  },
  {
    name: 'deep JSON',
    body: `{{ '${'['.repeat(100_000)}' | json_parse }}`,
    ends: { text: 'Liquid error (line 1): internal' },
  },
  {
    name: 'costly filters in a loop',
    body: `{% assign s = 'aaaaaaaaaa' %}{% for i in (1..14) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..120) %}{% assign x = s | split: '' | reverse | join: '' | md5 %}{% endfor %}`,
    ends: { reason: /create too much data/ },
  },
];
