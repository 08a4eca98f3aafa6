import type { Dice } from '../../proof/dice.ts';
import { before, literal, NAMES, place, printed, test, VARIABLES, value } from './list-body.ts';

/** A body that is long by its members: of the root, of an event's properties, of the items of a list. */
export function memberBody(dice: Dice): string {
  const head = dice.chance(0.3) ? before(dice) : '';
  const members = object(5 + dice.below(6), dice);
  return dice.pick([
    `${head}${members}`,
    `${head}${members}`,
    `${head}{"a": [1, ${members}, 2], "b": ${object(4, dice)}}`,
    `${head}{${envelope(dice)}, "properties": ${members}}`,
    `${head}{${envelope(dice)}, "properties": {"id": "1", "products": [${members}, ${object(3, dice)}]}}`,
    `${head}{"events": [${members}, {"type": "track", "properties": ${object(4, dice)}}]}`,
  ]);
}

function envelope(dice: Dice): string {
  const user = dice.pick(['{{${user_id} | json_escape}}', printed(dice)]);
  const name = dice.pick(['product_viewed', 'own_event', 'conversion', `{{${dice.pick(VARIABLES)}}}`]);
  return dice.pick([
    `"type": "track", "event": "${name}", "user_id": "${user}", "timestamp": 1257894000000`,
    `"event": "${name}", "timestamp": "${printed(dice)}"`,
    `{% if ${test(dice)} %}"user_id": "${user}"{% else %}"anonymous_id": "${printed(dice)}"{% endif %}, "type": "track", "event": "${name}"`,
  ]);
}

function object(count: number, dice: Dice): string {
  const names = Array.from({ length: count }, (_, at) =>
    dice.chance(0.4) ? dice.pick(OFTEN) : `${dice.pick(NAMES)}_${at}`,
  );
  return `{${names.map((name) => member(name, dice)).join(dice.pick([', ', ',\n  ']))}${dice.chance(0.05) ? ',' : ''}}`;
}

const OFTEN = [
  'id',
  'title',
  'pric',
  'price',
  'url',
  'currency',
  'categories',
  'meta',
  'colour',
  'name',
  'type',
  'email',
];

function member(name: string, dice: Dice): string {
  const variable = dice.pick(VARIABLES);
  return dice.weighed([
    [8, `"${name}": "${printed(dice)}"`],
    [3, `"${name}": ${value(dice)}`],
    [3, `{% if ${test(dice)} %}"${name}": "${printed(dice)}",{% endif %} "${dice.pick(OFTEN)}": "${printed(dice)}"`],
    [
      2,
      `"${name}": {% if ${test(dice)} %}${value(dice)}{% elsif ${test(dice)} %}"${printed(dice)}"{% else %}null{% endif %}`,
    ],
    [1, `{% capture ${variable} %}see ${printed(dice)}{% endcapture %}"${name}": "{{${variable}}}"`],
    [0.5, `{% assign ${variable} = ${place(dice)} %}"${name}": "{{${variable} | upcase}}"`],
    [1, `"${name}": [{% for item in ${place(dice)} %}"{{item}}"{% unless forloop.last %},{% endunless %}{% endfor %}]`],
    [
      0.3,
      `"${name}": [{% for item in ${place(dice)} %}{"id": "{{item.id}}"}{% unless forloop.last %},{% endunless %}{% endfor %}]`,
    ],
    [
      0.4,
      `{% if ${place(dice)} == ${literal(dice)} %}{% abort_message('none') %}{% endif %}"${name}": "${printed(dice)}"`,
    ],
    [0.5, dice.chance(0.5) ? `"${name}": {"id": "${printed(dice)}", "colour": ${value(dice)}}` : `"${name}" "lost"`],
    [0.1, `"{{${place(dice)}}}": 1`],
    [0.1, `"${name}": {{${place(dice)}}}`],
  ] as const);
}
