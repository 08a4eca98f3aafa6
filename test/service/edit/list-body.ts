import type { Dice } from '../../proof/dice.ts';

export const NAMES = ['title', 'price', 'colour', 'email', 'link', 'user_id', 'count'];
export const VARIABLES = ['link', 'value', 'label'];

/** A body with a list whose items share places and variables now and then, so that one may depend on another. */
export function listBody(dice: Dice): string {
  const items = Array.from({ length: 4 + dice.below(8) }, () => itemOf(dice));
  const head = dice.chance(0.25) ? before(dice) : '';
  const tail = dice.chance(0.3) ? `, "last": "${printed(dice)}"` : '';
  const list = `[${dice.chance(0.3) ? '\n  ' : ''}${items.join(dice.pick([',', ', ', ',\n  ']))}]`;
  return dice.pick([
    `${head}{"products": ${list}${tail}}`,
    `${head}${list}`,
    `${head}{"type": "track", "event": "product_viewed", "user_id": "{{\${user_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"products": ${list}}}`,
    `${head}{"first": [1, {"list": ${list}}, "two"]${tail}}`,
  ]);
}

/** What is typed where something of the kind stands already. */
export function otherWord(dice: Dice): string {
  return dice.pick([place(dice), dice.pick(VARIABLES), dice.pick(NAMES), filter(dice), literal(dice), test(dice)]);
}

export function before(dice: Dice): string {
  return dice.pick([
    `{% assign ${dice.pick(VARIABLES)} = ${place(dice)} %}`,
    `{% capture ${dice.pick(VARIABLES)} %}a ${printed(dice)}{% endcapture %}`,
    `{% if ${test(dice)} %}{% abort_message('none') %}{% endif %}`,
    `{% if ${test(dice)} %}{% assign ${dice.pick(VARIABLES)} = ${literal(dice)} %}{% endif %}`,
  ]);
}

function itemOf(dice: Dice): string {
  const name = dice.pick(VARIABLES);
  return dice.weighed([
    [9, `{"id": "${printed(dice)}", "${dice.pick(NAMES)}": ${value(dice)}}`],
    [
      2,
      `{% capture ${name} %}${dice.pick(['see ', '', 'it is "', 'a, b'])}${printed(dice)}{% endcapture %}{"id": "{{${name}}}", "${dice.pick(NAMES)}": ${value(dice)}}`,
    ],
    [
      1,
      `{% assign ${name} = ${place(dice)}${filter(dice)} %}{"id": "{{${name}${filter(dice)}}}", "is": {% if ${name} == ${literal(dice)} %}true{% else %}${value(dice)}{% endif %}}`,
    ],
    [3, `{"a": {% if ${test(dice)} %}${value(dice)}{% else %}${value(dice)}{% endif %}, "b": "${printed(dice)}"}`],
    [0.4, `{% if ${test(dice)} %}{% assign ${name} = ${literal(dice)} %}{% endif %}{"c": "{{${name}}}"}`],
    [
      2,
      `{"list": [{% for item in ${place(dice)} %}"{{item.${dice.pick(NAMES)}${filter(dice)}}}"{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
    ],
    [1, `{% case ${place(dice)} %}{% when ${literal(dice)} %}"${printed(dice)}"{% else %}${value(dice)}{% endcase %}`],
    [1, value(dice)],
    [1, `"${printed(dice)}"`],
    [0.05, `{% cycle 'a', 'b' %}`],
    [0.15, `{"d": "{{${dice.pick(VARIABLES)}}}"}`],
  ] as const);
}

export function value(dice: Dice): string {
  return dice.weighed([
    [1, '1'],
    [1, 'null'],
    [1, '"some text"'],
    [1, `{{${place(dice)} | plus: 0}}`],
    [1, `"${printed(dice)}"`],
    [1, `{{${place(dice)} | as_json_string}}`],
    [0.1, `{{${place(dice)}}}`],
  ] as const);
}

export function printed(dice: Dice): string {
  return (
    dice.pick(['', 'about ', 'x']) +
    dice.pick([
      `{{${place(dice)}${filter(dice)}}}`,
      `{{${place(dice)}${filter(dice)}}}`,
      `{{${place(dice)}${filter(dice)}}}`,
      dice.chance(0.2) ? `{{${dice.pick(VARIABLES)}${filter(dice)}}}` : 'text',
      'plain',
      `{{${place(dice)} | json_escape}}`,
    ])
  );
}

export function place(dice: Dice): string {
  const name = dice.pick(NAMES);
  const other = `event_properties.\${other_${dice.below(200)}}`;
  return dice.weighed([
    [1, `event_properties.\${${name}}`],
    [0.5, `\${${name}}`],
    [0.5, `custom_attribute.\${${name}}`],
    [0.3, `event_properties.\${${name}}.size`],
    [4, other],
    [1, `custom_attribute.\${other_${dice.below(200)}}`],
    [1, `${other}.name`],
  ] as const);
}

export function filter(dice: Dice): string {
  return dice.pick([
    '',
    '',
    ' | json_escape',
    " | default: 'none'",
    ' | upcase',
    ' | md5',
    " | date: '%s'",
    ' | url_encode',
    ' | plus: 1',
    " | append: '\"'",
    ' | unknown',
  ]);
}

export function literal(dice: Dice): string {
  return dice.pick(["'red'", "'a'", "'blue'", '5', 'blank', 'nil', 'true']);
}

export function test(dice: Dice): string {
  return dice.pick([
    `${place(dice)} == ${literal(dice)}`,
    `${place(dice)} != blank`,
    place(dice),
    `${dice.chance(0.3) ? dice.pick(VARIABLES) : place(dice)} contains 'a'`,
    `${place(dice)} > 5`,
  ]);
}
