import { describe, expect, test } from 'vitest';
import { checkForTest } from '../check.ts';
import { answer } from './answer.ts';
import { blocksOf } from './blocks.ts';

/** Each block of a kind: what its file has, and the text that Braze makes of it. */
interface Kind {
  readonly kind: string;
  /** Files by name; the body prints `part`. */
  readonly files: Readonly<Record<string, string>>;
  /** The same, put in by hand. */
  readonly inlined: string;
}

const print = (name: string) => `{{content_blocks.\${${name}}}}`;

const KINDS: readonly Kind[] = [
  one(
    'identity',
    '{% if ${user_id} != blank %}"user_id": "{{${user_id} | json_escape}}"{% else %}"anonymous_id": "{{${braze_id}}}"{% endif %}',
  ),
  one('a member that may break', '"title": "{{event_properties.${title}}}"'),
  one(
    'an optional member that leaves its comma',
    '{% if ${city} != blank %}"city": {{${city} | as_json_string}},{% endif %}',
  ),
  one(
    'a loop',
    '"ids": [{% for p in event_properties.${products} %}"{{p.id | json_escape}}"{% unless forloop.last %},{% endunless %}{% endfor %}]',
  ),
  one(
    'a loop without commas',
    '"ids": [{% for p in event_properties.${products} %}"{{p.id | json_escape}}"{% endfor %}]',
  ),
  one('a capture', '{% capture id %}{{${user_id} | default: "none"}}{% endcapture %}"user_id": "{{id | json_escape}}"'),
  one('a variable that is read behind it', '{% assign id = ${user_id} | json_escape %}"a": 1'),
  one('one that sets nothing but variables', '{% assign id = "x" %}{% assign other = ${city} | json_escape %}'),
  one(
    'one that aborts',
    '{% if ${user_id} == blank %}{% abort_message("no id") %}{% endif %}"user_id": "{{${user_id} | json_escape}}"',
  ),
  one('one that opens what the body closes', '"properties": {"a": 1'),
  one('one that ends within a string', '"event": "product'),
  one('one that closes the object', '"a": 1}'),
  one('white space alone', ' \n '),
  one('nothing', ''),
  // A text ends where its block ends, and so does what is skipped of it.
  { ...one('text that breaks', 'oops'), inlined: "oops{{ '' }}" },
  // A block cannot begin a tag that the body completes.
  { ...one('a brace at its end', '"a": "{'), inlined: '"a": "{{ "{" }}' },
  {
    kind: 'a block in a block',
    files: { part: `"a": { ${print('inner')} }`, inner: '"b": {{event_properties.${b} | plus: 0}}' },
    inlined: '"a": { "b": {{event_properties.${b} | plus: 0}} }',
  },
  {
    kind: 'a block in a block that is printed twice',
    files: { part: `"a": [${print('inner')}, ${print('inner')}]`, inner: '"{{${city}}}"' },
    inlined: '"a": ["{{${city}}}", "{{${city}}}"]',
  },
  {
    kind: 'a third level',
    files: { part: `"a": ${print('inner')}`, inner: `1${print('deep')}`, deep: '}' },
    inlined: '"a": 1',
  },
  { kind: 'a circle', files: { part: `"a": 1${print('part')}` }, inlined: '"a": 1' },
];

/** Bodies with `@` where the block stands. */
const BODIES: readonly (readonly [string, string])[] = [
  ['as the only member', '{ @ }'],
  ['between members', '{"event": "x", @, "last": "{{id}}"}'],
  ['before a member', '{ @ "last": 1}'],
  ['in a branch', '{"x": 1{% if ${country} == "DE" %}, @{% endif %}}'],
  ['in both branches', '{% if ${country} == "DE" %}{ @ }{% else %}{"x": 1, @}{% endif %}'],
  ['in a loop', '{"list": [{% for i in (1..3) %}{ @ }{% unless forloop.last %},{% endunless %}{% endfor %}]}'],
  ['in a capture', '{% capture part %}{ @ }{% endcapture %}{{part}}'],
  ['in front of the body', '@{"user_id": "{{id}}"}'],
  ['at the end of the body', '{"user_id": "a"}@'],
  ['where the string goes on', '{ @ viewed"}'],
];

describe.each(KINDS)('$kind', ({ files, inlined }) => {
  test.each(BODIES)('%s', (_, body) => {
    const parted = checkForTest(body.replaceAll('@', print('part')), undefined, blocksOf(files));
    const whole = checkForTest(body.replaceAll('@', () => inlined));
    expect(answer(parted.proof)).toEqual(answer(whole.proof));
  });
});

function one(kind: string, text: string): Kind {
  return { kind, files: { part: `---\nname: part\n---\n${text}` }, inlined: text };
}
