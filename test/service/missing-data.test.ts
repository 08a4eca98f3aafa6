import { describe, expect, test } from 'vitest';
import { addAnswer } from '../../server/src/samples/add-answer.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import { missingData, plausibleAt } from '../../server/src/service/missing-data.ts';
import { read } from '../../server/src/template/read.ts';

function notesOf(body: string, file: string) {
  const { sampleUser, problems } = readSampleUser(file);
  if (sampleUser === undefined) throw new Error(problems[0]?.message);
  return missingData(read(body), sampleUser);
}

/** What a note is about: what it names, the part of the body it lies on, and the keys to add. */
function missing(body: string, file: object = {}): string[] {
  return notesOf(body, JSON.stringify({ name: 'x', ...file })).map(({ message, start, end, missing: keys = [] }) => {
    const [name] = /`.*`/.exec(message) ?? [];
    return `${name} at ${body.slice(start, end)}: ${keys.join('.')}`;
  });
}

describe('what a body reads and a sample user lacks', () => {
  test.each([
    ['{{${user_id}}}', '`${user_id}` at ${user_id}: user.external_id'],
    [
      '{{custom_attribute.${plan}}}',
      '`custom_attribute.${plan}` at custom_attribute.${plan}: user.custom_attributes.plan',
    ],
    [
      '{{event_properties.${a b} | upcase}}',
      '`event_properties.${a b}` at event_properties.${a b}: event.properties.a b',
    ],
    ['{{context.${x}.y.z}}', '`context.${x}` at context.${x}.y.z: context.x'],
    [
      '{% if canvas_entry_properties.${x} %}{% endif %}',
      '`canvas_entry_properties.${x}` at canvas_entry_properties.${x}: canvas_entry_properties.x',
    ],
    [
      '{% assign t = api_trigger_properties.${t} %}{{t}}',
      '`api_trigger_properties.${t}` at api_trigger_properties.${t}: api_trigger_properties.t',
    ],
    ['{% if false %}{{campaign.${id}}}{% endif %}', '`campaign.${id}` at campaign.${id}: campaign.id'],
  ])('of %s', (body, expected) => {
    expect(missing(body)).toEqual([expected]);
  });

  test('is told once, in the order of the body', () => {
    expect(missing('{{event_properties.${b}}}{{event_properties.${a}}}{{event_properties.${b}}}')).toEqual([
      '`event_properties.${b}` at event_properties.${b}: event.properties.b',
      '`event_properties.${a}` at event_properties.${a}: event.properties.a',
    ]);
  });

  test('includes members of items', () => {
    const body = '{% for p in event_properties.${list} %}{{p.name}}{% endfor %}';
    const having = (list: unknown) => ({ event: { properties: { list } } });
    expect(missing(body, having([{ name: 'a' }]))).toEqual([]);
    expect(missing(body, having([{ id: 1 }]))).toEqual([
      '`event_properties.${list}[0].name` at p.name: event.properties.list.0.name',
    ]);
    // Somebody with an empty list, or a text where a list is due, is meant to be so.
    expect(missing(body, having([]))).toEqual([]);
    expect(missing(body, having('a'))).toEqual([]);
  });

  test('is not what is said to be null, or what Liquid has of any value', () => {
    const body =
      '{{${first_name}}}{{event_properties.${list}.size}}{{event_properties.${list}.first}}{{blank}}{{local}}';
    expect(missing(body, { user: { first_name: null }, event: { properties: { list: [1] } } })).toEqual([]);
  });

  test('can be added, and then nothing is missing', () => {
    const body =
      '{{${user_id}}}{{${email_address}}}{{custom_attribute.${a}}}{{context.${x}.y}}{% for p in event_properties.${list} %}{{p.name}}{{p.price | times: 2}}{% endfor %}{{event_properties.${have}[0].id}}';
    let text = '{"name": "x", "event": {"properties": {"have": [{}]}}}';
    const notes = notesOf(body, text);
    expect(notes).toHaveLength(6);
    for (const { missing: keys = [] } of notes) {
      const added = addAnswer(text, keys, plausibleAt(read(body), keys));
      if ('problem' in added) throw new Error(added.problem);
      text = added.text;
    }
    expect(notesOf(body, text)).toEqual([]);
    expect(JSON.parse(text).event.properties.list).toEqual([{ name: 'Example name', price: 1.99 }]);
    expect(JSON.parse(text).event.properties.have).toEqual([{ id: '56544' }]);
  });
});
