import { expect, test } from 'vitest';
import { rendered } from './rendered.ts';

const event = { properties: { items: ['a', 'b'], plan: 'gold' } };

/** `^` stands under all that is dimmed. */
test.each([
  ['{% if ${user_id} %}a{% else %}b{% endif %}', '                   ^                      '],
  [
    '{% if event_properties.${plan} %}a{% else %}b{% endif %}',
    '                                            ^           ',
  ],
  [
    "{% case event_properties.${plan} %} {% when 'gold' %}a{% when 'red' %}{{b}}{% endcase %}",
    `${' '.repeat(70)}^^^^^             `,
  ],
  [
    '{% for i in event_properties.${items} %}{% if i == "a" %}1{% else %}2{% endif %}{% else %}none{% endfor %}',
    `${' '.repeat(90)}^^^^            `,
  ],
  [
    '{% for i in event_properties.${none} %}1{% if i %}2{% endif %}{% endfor %}',
    `${' '.repeat(39)}^^^^^^^^^^^^^^^^^^^^^^^            `,
  ],
  [
    '{% unless ${user_id} %}a{% else %}{% if true %}b{% endif %}{% endunless %}',
    `${' '.repeat(34)}^^^^^^^^^^^^^^^^^^^^^^^^^               `,
  ],
  ['{% capture c %}a{% endcapture %}{% if false %}{% endif %}', ' '.repeat(57)],
])('%s', (body, marks) => {
  const { untaken } = rendered(body, { event });
  const shown = [...body]
    .map((_, at) => (untaken.some(({ start, end }) => start <= at && at < end) ? '^' : ' '))
    .join('');
  expect(`${body}\n${shown}`).toBe(`${body}\n${marks.padEnd(body.length)}`);
});
