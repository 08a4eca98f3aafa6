import { describe, expect, test } from 'vitest';
import type { Rendering } from '../../server/src/render/rendering.ts';
import { render } from './sample.ts';

const fields = {
  user: {
    external_id: 'u1',
    email: 'test@example.com',
    home_city: 'Rome',
    time_zone: 'America/New_York',
    dob: '1990-01-31',
    custom_attributes: { plan: 'gold', 'zip code': '10001', address: { city: 'Oslo', lines: ['a', 'b'] } },
  },
  event: {
    properties: { title: '6" Wipes', price: 1.99, items: [{ id: 'x' }, { id: 'y' }], details: { color: 'red' } },
  },
  api_trigger_properties: { code: 7 },
  context: { step: { name: 's' } },
  campaign: { name: 'c' },
};

describe('attributes', () => {
  test.each([
    ['{{${user_id}}} {{ ${email_address} }} {{${city}}} {{${date_of_birth}}}', 'u1 test@example.com Rome 1990-01-31'],
    ['[{{${first_name}}}] [{{${no_such}}}] [{{ user_id }}]', '[] [] []'],
    ["{{${first_name} | default: 'you'}}", 'you'],
    ['{{custom_attribute.${plan}}} {{custom_attribute.${zip code}}}', 'gold 10001'],
    ['{{custom_attribute.${address}.city}} {{custom_attribute.${address.lines[1]}}}', 'Oslo b'],
    ['{{event_properties.${items}[1].id}} {{event_properties.${details}.${color}}}', 'y red'],
    ['{{event_properties.title}} {{event_properties["price"]}}', '6" Wipes 1.99'],
    [
      '{{api_trigger_properties.${code}}} {{context.${step}.name}} {{campaign.${name}}} [{{canvas.${name}}}]',
      '7 s c []',
    ],
    ['{% if {{${user_id}}} %}yes{% endif %}{% if ${user_id} == "u1" %}!{% endif %}', 'yes!'],
    ['{% assign h = {{${email_address}}} | md5 %}{{h}}', '55502f40dc8b7c769880b10874abc9d0'],
    ['{% for i in {{event_properties.${items}}} %}{{i.id}}{% endfor %}', 'xy'],
    ['{{event_properties.${price} | plus: 1}}', '2.99'],
    ["{{ 'now' | time_zone: ${time_zone} | date: '%F %T %Z' }}", '2023-12-06 13:20:45 EST'],
  ])('%s', (body, text) => {
    expect(render(body, fields)).toMatchObject({ status: 'rendered', text, notes: [] });
  });
});

/** Each piece: what was printed, its kind, and the text of the body that it came from. */
function pieces(body: string, { text, pieces: all }: Rendering) {
  return all.map(({ rendered, source, kind }) => [
    text.slice(rendered.start, rendered.end),
    kind,
    body.slice(source.start, source.end),
  ]);
}

describe('the source of each piece', () => {
  test.each([
    [
      'a{{${user_id}}}b',
      [
        ['a', 'text', 'a'],
        ['u1', 'output', '{{${user_id}}}'],
        ['b', 'text', 'b'],
      ],
    ],
    [
      'a {{- ${user_id} }}',
      [
        ['a', 'text', 'a'],
        ['u1', 'output', '{{- ${user_id} }}'],
      ],
    ],
    [
      '{% if true %}x{{${city}}}{% endif %}',
      [
        ['x', 'text', 'x'],
        ['Rome', 'output', '{{${city}}}'],
      ],
    ],
    [
      '{% for i in (1..2) %}{{i}},{% endfor %}',
      [
        ['1', 'output', '{{i}}'],
        [',', 'text', ','],
        ['2', 'output', '{{i}}'],
        [',', 'text', ','],
      ],
    ],
    ['{% capture c %}x{{${city}}}{% endcapture %}{{c}}', [['xRome', 'output', '{{c}}']]],
    ['{{ 1 | divided_by: 0 }}', [['Liquid error (line 1): divided by 0', 'error', '{{ 1 | divided_by: 0 }}']]],
    [
      '{% cycle "a", "b" %}{% raw %}{{{% endraw %}',
      [
        ['a', 'output', '{% cycle "a", "b" %}'],
        ['{{', 'text', '{{'],
      ],
    ],
    ['{% ifchanged %}x{% endifchanged %}', [['x', 'text', 'x']]],
  ])('%s', (body, expected) => {
    expect(pieces(body, render(body, fields))).toEqual(expected);
  });

  test('leaves no gap', () => {
    const { text, pieces: all } = render('a{{${city}}}{% for i in (1..3) %} {{i}}{% endfor %}{{ nothing }}z', fields);
    expect(all.map(({ rendered }) => text.slice(rendered.start, rendered.end)).join('')).toBe(text);
    expect(all.every(({ rendered }, at) => rendered.start === (all[at - 1]?.rendered.end ?? 0))).toBe(true);
  });
});

describe("Braze's own tags", () => {
  test.each([
    ["a{% abort_message('no id') %}b", 'a', 'no id'],
    ['a{% abort_message() %}b', 'a', '{% abort_message %} called'],
    [
      '{% for i in (1..3) %}{{i}}{% if i == 2 %}{% abort_message %}{% endif %}{% endfor %}',
      '12',
      '{% abort_message %} called',
    ],
    ['{% capture c %}{% abort_message %}{% endcapture %}b', '', '{% abort_message %} called'],
  ])('%s ends the message', (body, text, reason) => {
    expect(render(body)).toMatchObject({ status: 'aborted', text, reason });
  });

  const answers = {
    connected_content: {
      'https://example.com/u1?q=a': { body: { name: 'Ann', list: [1] } },
      'https://example.com/text': { body: 'plain' },
      'https://example.com/gone': { status: 404, body: { error: 'x' } },
      'https://example.com/down': { status: 503, body: 'x' },
      'https://example.com/list': { body: [{ id: 1 }, { id: 2 }] },
      'https://example.com/liquid': { body: { hello: 'Hi {{${city}}}', list: ['{{ 1 | plus: 1 }}', 3] } },
      'https://example.com/again': { body: '{% connected_content https://example.com/again :rerender %}' },
    },
    catalogs: {
      games: {
        items: { g1: { title: 'Go', price: 2.5 }, g2: { title: 'Uno' }, g3: { title: 'For {{${user_id}}}' } },
        selections: { best: ['g2', 'g1'], many: Array.from({ length: 60 }, () => 'g1') },
      },
    },
    promotions: { spring: 'CODE-1' },
    content_blocks: {
      head: 'Hi {{${city}}}{% assign seen = 1 %}',
      outer: '[{{content_blocks.${head}}}]',
      self: '{{content_blocks.${self}}}',
    },
  };

  test.each([
    [
      '{% connected_content https://example.com/{{${user_id}}}?q=a :save r :retry %}{{r.name}} {{r.list[0]}} {{r.__http_status_code__}}',
      'Ann 1 200',
    ],
    ['{% connected_content https://example.com/${user_id}?q=a %}{{connected.name}}', 'Ann'],
    [
      [
        '{% capture sent %}{"a":1}{% endcapture %}{% connected_content https://example.com/{{${user_id}}}?q=a :method post',
        ':headers { "X-Key": "{{custom_attribute.${plan}}}", "Accept": "a b" } :body {{sent}} :content_type application/json',
        ':basic_auth shop :auth_credentials token :cache_max_age 900 :no_cache :retry :save r %}{{r.name}} {{r.__http_status_code__}}',
      ].join(' '),
      'Ann 200',
    ],
    ['{% connected_content https://example.com/list :save r %}{{r[1].id}}[{{r.__http_status_code__}}]', '2[]'],
    ['[{% connected_content https://example.com/down :save r %}{{r}}]', '[]'],
    ['{% connected_content https://example.com/liquid :save r %}{{r.hello}}', 'Hi {{${city}}}'],
    ['{% connected_content https://example.com/liquid :save r :rerender %}{{r.hello}} {{r.list}}', 'Hi Rome 23'],
    [
      '{% connected_content https://example.com/again :rerender %}',
      '{% connected_content https://example.com/again :rerender %}',
    ],
    ['{% catalog_items games g3 :rerender %}{{items[0].title}}', 'For u1'],
    ['{% catalog_selection_items games many %}{{items.size}}', '50'],
    ['[{% connected_content https://example.com/text %}]', '[plain]'],
    ['[{% connected_content https://example.com/gone :save r %}{{r.error}}]', '[]'],
    [
      "{% assign id = 'g2' %}{% catalog_items games g1 {{id}} %}{{items[0].title}} {{items[1].title}} {{items[0].price}}",
      'Go Uno 2.5',
    ],
    ["{% catalog_selection_items games best %}{{ items | map: 'id' | join: ',' }}", 'g2,g1'],
    ["{% promotion('spring') %}{% message_extras :key k :value v %}", 'CODE-1'],
    ['{{content_blocks.${outer}}} {{seen}}', '[Hi Rome] 1'],
    ['{% translation greeting %}hello{% endtranslation %}', 'hello'],
  ])('%s is answered by the sample user', (body, text) => {
    expect(render(body, { ...fields, ...answers })).toMatchObject({ status: 'rendered', text, notes: [] });
  });

  test('gives the message up when a request that is tried again keeps failing', () => {
    const body = 'a{% connected_content https://example.com/down :retry %}b';
    const { status, text, reason } = render(body, { ...fields, ...answers });
    expect({ status, text }).toEqual({ status: 'aborted', text: 'a' });
    expect(reason).toBe('https://example.com/down returns 503, so Braze aborts the message after five retries.');
  });

  test.each([
    ['a{% connected_content https://example.com/x :save r %}{{r.y}}b', 'https://example.com/x'],
    ["a{% promotion('autumn') %}b", 'autumn'],
    ['a{% catalog_items games g9 %}{{items.size}}b', 'g9'],
    ['a{{content_blocks.${foot}}}b', 'foot'],
    ['a{{targeted_device.${id}}}b', 'targeted_device'],
    ['a{% random 10 %}b', 'random'],
  ])('%s leaves a note where it is not', (body, named) => {
    const { status, notes } = render(body, { ...fields, ...answers });
    expect(status).toBe('rendered');
    expect(notes).toHaveLength(1);
    expect(notes[0]?.message).toContain(named);
    expect(notes[0]?.start).toBeGreaterThan(0);
  });

  test.each([
    ['{% connected_content https://example.com/x %}', ['connected_content', 'https://example.com/x']],
    ["{% promotion('autumn') %}", ['promotions', 'autumn']],
    ['{% catalog_items games g9 %}', ['catalogs', 'games', 'items', 'g9']],
    ['{% catalog_selection_items games new %}', ['catalogs', 'games', 'selections', 'new']],
    ['{{content_blocks.${foot}}}', ['content_blocks', 'foot']],
    ['{{targeted_device.${id}}}', undefined],
  ])('%s says where the sample user would answer', (body, missing) => {
    expect(render(body, { ...fields, ...answers }).notes[0]?.missing).toEqual(missing);
  });

  test('a Content Block in itself ends the rendering', () => {
    const { status, reason } = render('{{content_blocks.${self}}}', { ...fields, ...answers });
    expect(status).toBe('failed');
    expect(reason).toContain('nested more than 5 levels deep at `self`');
  });
});

describe('what Liquid refuses', () => {
  test.each([
    ['a{% nosuch %}b', 'unknown tag `nosuch` (line 1).'],
    ['a\n{% if true %}b', '`if` has no `endif` (line 2).'],
    ['a {{ name', 'an output has no closing braces (line 1).'],
    ['{% if no %}{% nosuch %}{% endif %}', 'unknown tag `nosuch` (line 1).'],
    [`${'{% if true %}'.repeat(101)}${'{% endif %}'.repeat(101)}`, 'blocks are nested more than 100 levels deep.'],
  ])('%s', (body, reason) => {
    expect(render(body)).toMatchObject({ status: 'failed', text: '', reason: `Liquid rejects the body: ${reason}` });
  });
});
