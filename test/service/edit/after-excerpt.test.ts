import { describe, expect, test } from 'vitest';
import { checkBody } from '../../../server/src/service/check-body.ts';
import { afterEdit } from '../../../server/src/service/edit/after-edit.ts';
import { excerptOf, surroundingsIn } from '../../../server/src/service/edit/excerpts.ts';
import { findingInFull, statusInFull } from './agreement.ts';

const NOTHING = { names: new Set<string>(), variables: new Set<string>() };

/** A body in which `│` is where somebody types, and what they type there. */
function typing(marked: string, typed = 'x') {
  const at = marked.indexOf('│');
  const before = checkBody(marked.replace('│', ''));
  const text = before.template.source.slice(0, at) + typed + before.template.source.slice(at);
  return { at, before, text, after: afterEdit(before, text) };
}

/** Whether the findings are known without a check of the whole body. */
function isKnown(marked: string, typed?: string): boolean {
  return typing(marked, typed).after?.proof !== undefined;
}

const product = (number: number) => `
    {% capture link %}https://www.example.com/p/${number}?v={{event_properties.\${link_${number}} | json_escape}}{% endcapture %}
    {
      "id": "{{event_properties.\${id_${number}}}}",
      "tags": [{% for tag in event_properties.\${tags_${number}} %}"{{tag.name}}"{% unless forloop.last %},{% endunless %}{% endfor %}],
      "url": "{{link}}"
    }`;
const products = (count: number) => `{"products": [${Array.from({ length: count }, (_, at) => product(at))}\n]}`;

describe('what happens when I type a letter in an output within a loop, in one product of forty?', () => {
  const body = products(40);
  const at = body.indexOf('tag.name', body.indexOf('tags_20')) + 'tag.na'.length;
  const { before, text, after } = typing(`${body.slice(0, at)}│${body.slice(at)}`);
  const surroundings = surroundingsIn(before, { start: at, end: at });
  const excerpt = surroundings && excerptOf(before, surroundings, NOTHING);

  test('the proof has noted the commas between products, over each of which one state was moved', () => {
    const around = surroundings?.levels.map(({ type, items, at }) => `${type}: ${at + 1} of ${items.length}`);
    expect(around).toEqual(['object: 1 of 1', 'list: 21 of 40', 'object: 2 of 3', 'list: 1 of 1']);
  });

  test('the loop reads no place and no variable that another piece has something to do with', () => {
    const { item } = surroundings ?? {};
    expect([...(item?.uses.places ?? [])]).toEqual(['event_properties.tags_20']);
    expect([...(item?.uses.given ?? [])]).toEqual([]);
  });

  test('so all others are blanked out, where each character stays in its place, but for what comes with a variable', () => {
    const { length } = before.template.source;
    expect(excerpt?.text.length).toBe(length);
    const withoutId = product(20).replace(/"id": .*,/, '');
    expect(excerpt?.text.split(/\s+/).join(' ')).toBe(`{"products": [ ${withoutId.trim().split(/\s+/).join(' ')} ]}`);
  });

  test('what is left says the same of its parts as the whole body does', () => {
    const { start = 0, end = 0 } = surroundings?.item ?? {};
    const ofLoop = before.findings.filter((finding) => start <= finding.start && finding.end <= end);
    expect(excerpt?.checked.findings.map(findingInFull)).toEqual(ofLoop.map(findingInFull));
    expect(excerpt?.others.length).toBe(before.findings.length - ofLoop.length);
  });

  test('so the letter is typed there, and a fortieth of the nodes is executed', () => {
    const [all, some] = [before, excerpt?.checked].map((body) => body?.proof.meter.work.executedNodes ?? 0);
    expect(all).toBeGreaterThan(1000);
    expect(some).toBeLessThan(60);
  });

  test('and what is shown is what a check of the new text finds', () => {
    const fresh = checkBody(text);
    expect(after?.findings.map(findingInFull)).toEqual(fresh.findings.map(findingInFull));
    expect(after?.proof && statusInFull({ proof: after.proof, analysis: before.analysis })).toEqual(
      statusInFull(fresh),
    );
    expect(after?.findings.some(({ message }) => message.includes('tag.naxme'))).toBe(true);
  });
});

describe('an item that is checked with what has to do with it', () => {
  const others = ['b', 'c', 'd', 'e', 'f', 'g'].map(
    (name) => `"${name} of many words, in a string that stands by itself"`,
  );
  const list = (item: string, ...more: readonly string[]) =>
    `{"list": [${[...more, '"a {{event_properties.${a}}}"', item, ...others].join(', ')}]}`;

  test.each([
    ['the name of a place', '{"id": "{{event_properties.${pri│ce}}}"}', 'x', true],
    ['a name in a condition', '{"id": {% if event_properties.${pri│ce} %}1{% else %}2{% endif %}}', 'x', true],
    [
      'a text that is compared',
      `{"id": {% if event_properties.\${colour} == 're│d' %}1{% else %}2{% endif %}}`,
      'x',
      true,
    ],
    ['an argument of a filter', `"{{event_properties.\${colour} | default: 'no│ne' | json_escape}}"`, 'x', true],
    ['a name that nothing sets', '{"id": "{{lab│el}}"}', 'x', true],
    ['a filter, of which something was found before', '"{{event_properties.${colour} | json_escap│}}"', 'e', true],
    ['a comma between items, which is one more item', '"a" │', ', "b"', false],
    ['a quote', '{"id": "a│b"}', '"', false],
    ['an output that is not closed', '{"id": "{{event_properties.${a}│"}', '', false],
    ['what leaves some cases out', '{"id": {{event_properties.${a│b}}}}', 'x', false],
    ['what ends the message', '"{% if ${a} %}{% abort_message(\'a│\') %}{% endif %}"', 'x', false],
  ])('%s', (_, item, typed, expected) => expect(isKnown(list(item), typed)).toBe(expected));

  test('a place that others ask for as well takes them along', () => {
    const asks = (colour: string) => `{% if event_properties.\${colour} == '${colour}' %}1{% else %}2{% endif %}`;
    const { at, before } = typing(list(asks('re│d'), asks('blue')));
    const surroundings = surroundingsIn(before, { start: at, end: at });
    const excerpt = surroundings && excerptOf(before, surroundings, NOTHING);
    const next = '"b of many words, in a string that stands by itself"';
    expect(excerpt?.text.replace(/\s+/g, ' ')).toBe(`{"list": [${asks('blue')} , ${asks('red')}, ${next} ]}`);
  });

  test('where all items have to do with each other, the body is checked', () => {
    const item = (text: string) => `{% if \${vip} %}"${text}"{% else %}"none"{% endif %}`;
    const items = ['a', 'b', 'c', 'd', 'e', 'f'].map(item).join();
    expect(isKnown(`[${items.replace('vip} %}"c', 'vi│p} %}"c')}]`)).toBe(false);
  });

  test('a place that others only print is asked for now, so they have to do with it', () => {
    const items = ['a', 'b', 'c', 'd', 'e', 'f']
      .map((name) => `{"${name}": "{{event_properties.\${price} | upcase}}"}`)
      .join();
    expect(isKnown(`[${items.replace('upcase}}"}', 'upcase │}}"}')}]`, '| downcase')).toBe(true);
    expect(isKnown(`[${items.replace('upcase}}"}', 'upcase │}}"}')}]`, "| date: '%s'")).toBe(false);
  });

  test('an assignment in front of the list that items read', () => {
    const item = (text: string) => `{"a": "{{currency}} ${text}", "b": "{{event_properties.\${p_${text}}}}"}`;
    const items = ['a', 'b', 'c', 'd', 'e', 'f'].map(item).join();
    expect(isKnown(`{% assign currency = \${currency} %}[${items.replace('p_d', 'p_│d')}]`)).toBe(false);
    expect(isKnown(`[${items.replaceAll('{{currency}}', 'EUR').replace('p_d', 'p_│d')}]`)).toBe(true);
  });

  test('a name by which the case of an error elsewhere is told', () => {
    const loop = (name: string, text = '') =>
      `{"n": "{{event_properties.\${of_${name}}}}", "m": [{% for x in event_properties.\${${name}} %}${text}{"id": "{{x.id | json_escape}}"}{% unless forloop.last %},{% endunless %}{% endfor %}]}`;
    const items = [loop('a', 'stray '), ...['b', 'c', 'd', 'e', 'f'].map((name) => loop(name))].join(', ');
    expect(isKnown(`[${items.replace('of_c', 'of_│c')}]`)).toBe(true);
    expect(isKnown(`[${items.replace('${c}', '${│c}')}]`)).toBe(false);
  });

  test('an address, wherever it is written: what is told elsewhere may not repeat it', () => {
    const item = '"{{event_properties.${colour} | json_escap│}}"';
    expect(isKnown(list(item), 'ejane')).toBe(true);
    expect(isKnown(list(item), 'ejane.roe@acme-mail.com')).toBe(false);
  });

  test('the item of a loop that is misspelt now, where others have loops with items of that name', () => {
    const loop = (item: string, list: string, read = item) =>
      `[{% for ${item} in event_properties.\${${list}} %}"{{${read}.name | json_escape}}"{% unless forloop.last %},{% endunless %}{% endfor %}]`;
    const others = ['a', 'b', 'c', 'd', 'e'];
    const among = (name: string) =>
      `[${[loop('tag', 'x', 'tag│'), ...others.map((one) => loop(name, one))].join(', ')}]`;
    expect(isKnown(among('other'), 's')).toBe(true);
    expect(isKnown(among('tag'), 's')).toBe(false);
  });

  test('a comment that silences, anywhere in the body', () => {
    const silencing = '{% comment %} mi-webhook-disable-next-line unescaped-value {% endcomment %}';
    expect(isKnown(silencing + list('{"id": "{{event_properties.${pri│ce}}}"}'))).toBe(false);
  });
});

describe('a member that is checked with what has to do with it', () => {
  const others = ['b', 'c', 'd', 'e', 'f', 'g'].map(
    (name) => `"of ${name}": "{{event_properties.\${${name}} | json_escape}}, in a string that stands by itself"`,
  );
  const object = (...members: readonly string[]) => `{"a": {"x": 1, "y": true}, ${[...members, ...others].join(', ')}}`;
  const event = (...members: readonly string[]) =>
    `{"type": "track", "event": "product_viewed", "user_id": "{{\${user_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "1", "products": [${object(...members)}]}}`;

  /** What is checked of it, in one line. */
  function excerptFrom(marked: string): string | undefined {
    const { at, before } = typing(marked);
    const surroundings = surroundingsIn(before, { start: at, end: at });
    return (surroundings && excerptOf(before, surroundings, NOTHING))?.text.replace(/\s+/g, ' ');
  }

  test.each([
    ['the name of a place', '"n": "{{event_properties.${pri│ce}}}"', true],
    ['a name in a condition', '"n": {% if event_properties.${pri│ce} %}1{% else %}2{% endif %}', true],
    ['a condition on whether it is there', '{% if ${ci│ty} %}"n": 1,{% endif %} "m": 2', true],
    ['a member of a member', '"n": {"m": "{{event_properties.${pri│ce}}}", "o": 1}', true],
    ['the name of a member', '"n│": "{{event_properties.${price}}}"', false],
    ['beside a name that is printed', '"{{${city}}}": 1, "n": "{{event_properties.${pri│ce}}}"', false],
    ['what may make it an event', '"type": "{{event_properties.${pri│ce}}}"', false],
  ])('%s', (_, member, expected) => expect(isKnown(object(member))).toBe(expected));

  test('a comma is one more member', () => expect(isKnown(object('"n": 1│'), ', "m": 2')).toBe(false));

  test('members of one name stay together, since the second is told of', () => {
    expect(excerptFrom(object('"n": "{{event_properties.${pri│ce}}}"', '"n": 2'))).toBe(
      '{ "n": "{{event_properties.${price}}}", "n": 2 }',
    );
  });

  test('a piece that may print nothing stays between its neighbours, since that is told at the comma behind it', () => {
    const others = Array.from({ length: 8 }, (_, at) => `{"n": ${at}}`);
    const body = `[${[...others, "{% if ${p} == 'a│' %}1{% else %}2{% endif %}", ...others].join(', ')}]`;
    expect(excerptFrom(body)).toBe(`[{"n": 0} , {% if \${p} == 'a' %}1{% else %}2{% endif %}, {"n": 0} ]`);
  });

  test('what an event is told by, and what rules look for in it, is kept', () => {
    expect(excerptFrom(event('"n": "{{event_properties.${pri│ce}}}"'))).toBe(
      '{"type": "track", "event": "product_viewed", "user_id": "{{${user_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "1", "products": [{ "n": "{{event_properties.${price}}}" }]}}',
    );
  });

  test('the name of the event is read everywhere, so it is no member that can be checked by itself', () => {
    expect(isKnown(event('"n": 1').replace('product_viewed', '{{event_properties.${na│me}}}'))).toBe(false);
  });

  test('a member of which some cases leave the message is kept for those that come after it', () => {
    const stops = '{% if ${city} == blank %}{% abort_message(\'none\') %}{% endif %} "first": 1';
    const member = '"n": "{{event_properties.${pri│ce}}}"';
    expect(excerptFrom(object(stops, member))).toContain('abort_message');
    expect(isKnown(object(stops, member))).toBe(true);
  });

  test('where a loop leaves two states that have become one, pieces end all the same', () => {
    const item = (name: string) =>
      `{"n": [{% for x in event_properties.\${${name}} %}"{{x | json_escape}}"{% unless forloop.last %},{% endunless %}{% endfor %}], "m": "{{event_properties.\${of_${name}}}}"}`;
    const items = ['a', 'b', 'c', 'd', 'e'].map(item).join(', ');
    expect(isKnown(`[${items.replace('of_c', 'of_│c')}]`)).toBe(true);
  });
});
