import { describe, expect, test } from 'vitest';
import { checkBody } from '../../../server/src/service/check-body.ts';
import { changedPart } from '../../../server/src/service/edit/changed-part.ts';
import { findingsAfter } from '../../../server/src/service/edit/findings-after.ts';

/** A body in which `│` is where somebody types, and what they type there. `⌫`: takes the character before away. */
function typing(marked: string, typed: string) {
  const at = marked.indexOf('│');
  const before = checkBody(marked.replace('│', ''));
  const rest = before.template.source.slice(at);
  const kept = before.template.source.slice(0, at);
  const text = typed === '⌫' ? kept.slice(0, -1) + rest : kept + typed + rest;
  return { before, text, after: findingsAfter(before, changedPart(before.template.source, text)) };
}

/** Whether all that was found holds without another check. */
function isKept(marked: string, typed = 'x'): boolean {
  return typing(marked, typed).after !== undefined;
}

describe('what happens when I type a letter within a loop?', () => {
  const body = `{
  "note": "Seen in {{\${city}}}",
  "items": [
    {% for item in event_properties.\${items} %}
    {"label": "One of man│y", "id": "{{item.id}}"}{% unless forloop.last %},{% endunless %}
    {% endfor %}
  ]
}`;
  const { before, text, after } = typing(body, 'x');
  const label = before.template.source.indexOf('One of many');

  test('the proof has read the place in every iteration, and each time it was the same part of a string', () => {
    const part = before.proof.reads.partAround({ start: label + 3, end: label + 3 });
    expect(part && before.template.source.slice(part.start, part.end)).toBe('One of many');
    expect(part?.strings.length).toBeGreaterThan(5);
  });

  test('no rule has looked at the characters of that string, so nobody can tell which they are', () => {
    const { strings = [] } = before.proof.reads.partAround({ start: label, end: label }) ?? {};
    expect(strings.filter((string) => before.proof.reads.isLookedAt(string))).toEqual([]);
  });

  test('so nothing is executed again, and what was found before and behind it is found there', () => {
    const places = after?.map(({ code, start, end }) => `${code}: ${text.slice(start, end)}`);
    expect(places).toEqual(['unescaped-value: {{${city}}}', 'unescaped-value: {{item.id}}']);
  });

  test('with the words and fixes that a check of the new text finds', () => {
    const said = (findings: typeof after) => findings?.map(({ message, fixes }) => ({ message, fixes }));
    expect(said(after)).toEqual(said(checkBody(text).findings));
  });

  test('a letter in the name of the member is another payload, and is checked', () => {
    expect(isKept(body.replace('│', '').replace('"label"', '"la│bel"'))).toBe(false);
  });

  test('and so is a quote', () => {
    expect(typing(body, '"').after).toBeUndefined();
  });
});

describe('strings whose characters mean nothing', () => {
  test.each([
    ['at the top level', '{"title": "Kitchen│ wipes"}', 'x'],
    ['a letter that is taken away', '{"title": "Kitchen│ wipes"}', '⌫'],
    ['a word', '{"title": "Kitchen│ wipes"}', ' and bath'],
    ['at the end', '{"title": "Kitchen wipes│"}', ' '],
    ['beside an output', '{"title": "Kitchen│ {{${city} | json_escape}}"}', 'x'],
    ['in both branches of a body', '{"a": {% if ${b} %}"ye│s"{% else %}"no"{% endif %}}', 'x'],
    ['in a captured block', '{% capture link %}https://example.com/a│b{% endcapture %}{"url": "{{link}}"}', 'x'],
    ['beside a finding', '{"title": "{{${city}}} wip│es"}', 'x'],
  ])('%s', (_, body, typed) => expect(isKept(body, typed)).toBe(true));
});

describe('strings that somebody reads', () => {
  const event = (name: string, title: string) =>
    `{"type": "track", "event": "${name}", "user_id": "{{\${user_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"title": "${title}"}}`;

  test.each([
    ['the name of an event', event('quiz_do│ne', 'a')],
    ['one that is empty, or white space', '{"a": "│"}'],
    ['one that begins with another character now', '{"a": "│ b"}'],
    [
      'a captured block that is tested',
      '{% capture a %}x│y{% endcapture %}{% if a == \'xy\' %}{% endif %}{"a": "{{a}}"}',
    ],
    ['what becomes an address', '{"a": "jane.roe@acme│com"}', '.'],
    ['what becomes a password', '{"password": "hunter│2x"}', '29'],
    ['what becomes a key', '{"a": "Basic│"}', ' '],
    ['what a fix behind it is named after', '{"a": "first li│ne"\n "b": 1}'],
    ['an escape', '{"a": "b\\│n"}', 'u'],
    ['an entity', '{"a": "b &lt│ c"}', ';'],
    ['the name that makes data personal', '{"em│ail": "{{event_properties.${x} | json_escape}}"}'],
    [
      'one that is a name in another case',
      '{ {% if ${a} %}"k": "{% else %}"{% endif %}wor│d"{% unless ${a} %}: 1{% endunless %}}',
    ],
  ])('%s', (_, body, typed = 'x') => expect(isKept(body, typed)).toBe(false));

  test('others in the same event are free', () => expect(isKept(event('quiz_done', 'Whi│ch one'))).toBe(true));
});

describe('white space and comments', () => {
  test.each([
    ['a line', '{"a": 1,│\n "b": 2}', '\n', true],
    ['an indent', '{"a": 1,\n │"b": 2}', '   ', true],
    ['white space where there was none', '{"a": 1,│"b": 2}', ' ', false],
    ['the last white space', '{"a": 1, │"b": 2}', '⌫', false],
    ['beside a colon', '{"a": │1}', '  ', false],
    ['behind a number, which it ends', '{"a": 1│ , "b": 2}', ' ', false],
    ['near a finding, whose fix may take it along', '{"a": 1,│ }', ' ', false],
    ['a comment', '{% comment %} What peo│ple see {% endcomment %}{"a": 1}', 'x', true],
    ['a comment that silences', '{% comment %} mi-webhook-disable│ json-syntax {% endcomment %}{"a": 1,}', 'x', false],
    ['a comment with a number', '{% comment %} call 555 0143│ {% endcomment %}{"a": 1}', '9', false],
  ])('%s', (_, body, typed, expected) => expect(isKept(body, typed)).toBe(expected));
});

test('what an error explains ends so many characters behind it: a letter there is checked, and one further on is not', () => {
  const misspelt = (rest: string) =>
    `{"a": "\${plan}", named": "One of many", "b": "${rest}", "c": "One of many more"}`;
  const near = misspelt('short').replace('short', 'sho│rt');
  expect(isKept(near)).toBe(false);
  expect(isKept(misspelt('long '.repeat(100)).replace('many more', 'many mo│re'))).toBe(true);
});
