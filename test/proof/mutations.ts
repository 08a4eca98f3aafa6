import type { Dice } from './dice.ts';

const inserted = [
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{%-',
    '-%}',
    '{{-',
    '-}}',
    '"',
    "'",
    ',',
    ':',
    '{',
    '}',
    '[',
    ']',
    '|',
    '${',
    '\\',
    '\n',
    ' ',
  ],
  ...[
    '{% if x %}',
    '{% endif %}',
    '{% else %}',
    '{% elsif x == 1 %}',
    '{% for i in x %}',
    '{% endfor %}',
    '{% break %}',
  ],
  ...[
    '{% capture c %}',
    '{% endcapture %}',
    '{{ c }}',
    '{% assign x = 1 %}',
    '{% case x %}',
    "{% when 'a' %}",
    '{% endcase %}',
  ],
  ...['{% raw %}', '{% endraw %}', '{% comment %}', '{% endcomment %}', '{% abort_message() %}', '{% cycle 1, 2 %}'],
  ...[
    '{% unless forloop.last %},{% endunless %}',
    ' and ',
    ' == ',
    ' contains ',
    'nil',
    'blank',
    'forloop',
    '(1..9)',
    '//',
  ],
  ...[
    '{% liquid\n echo 1 %}',
    '{% tablerow i in x %}',
    '{% endtablerow %}',
    '{% increment x %}',
    ' | split: ","',
    ' | json_escape',
  ],
];

/** A body broken in one to four places. `others`: bodies to splice with. */
export function mutate(body: string, others: readonly string[], dice: Dice): string {
  let mutated = body;
  do mutated = mutateOnce(mutated, others, dice);
  while (dice.chance(0.5));
  return mutated;
}

function mutateOnce(body: string, others: readonly string[], dice: Dice): string {
  const [start, end] = [dice.below(body.length + 1), dice.below(body.length + 1)].sort((a, b) => a - b);
  const near = Math.min(end ?? 0, (start ?? 0) + dice.below(20));
  const [before, between, after] = [body.slice(0, start), body.slice(start, near), body.slice(near)];
  const make = dice.weighed<() => string>([
    [1, () => before],
    [2, () => before + after],
    [2, () => before + between + between + after],
    [4, () => before + dice.pick(inserted) + between + after],
    [2, () => before + String.fromCharCode(32 + dice.below(96)) + after.slice(1)],
    [0.3, () => before + String.fromCharCode(dice.below(0x10000)) + after],
    [1, () => before + dice.pick(others).slice(dice.below(200))],
  ]);
  return make();
}
