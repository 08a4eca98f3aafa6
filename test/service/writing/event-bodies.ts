import { Dice } from '../../proof/dice.ts';

/**
 * A body that sends an event of Movable Ink's, right by intent, as people lay them out: on one line or many, members in any order, some of them
 * guarded, identifiers captured or by branches, items by loops.
 */
export function eventBody(random: () => number): string {
  const dice = new Dice(random);
  const isWide = dice.chance(0.4);
  const event = dice.pick(EVENTS);
  const [before, identifier] = dice.pick(IDENTIFIERS);
  const properties = shuffled(dice, [...event.required, ...dice.some(event.optional, dice.below(4))]);
  const members: Member[] = [
    { text: '"type": "track"' },
    { text: `"event": "${event.name}"` },
    { text: identifier },
    { text: `"properties": ${object(dice, properties, isWide, 1)}` },
    { text: `"timestamp": {{'now' | date: '%s'}}000` },
    ...dice.some([{ text: '"timezone": "{{${time_zone} | json_escape}}"', guard: '{{${time_zone}}}' }], dice.below(2)),
  ];
  return before + object(dice, shuffled(dice, members), isWide, 0);
}

interface Member {
  readonly text: string;
  readonly guard?: string;
}

const property = (name: string): Member => ({ text: `"${name}": "{{event_properties.\${${name}} | json_escape}}"` });
const price: Member = {
  text: '"price": {{event_properties.${price} | plus: 0}}',
  guard: '{{event_properties.${price}}}',
};
const categories: Member = {
  text: '"categories": [{% for category in {{event_properties.${categories}}} %}{"id": "{{category.id | json_escape}}"}{% unless forloop.last %},{% endunless %}{% endfor %}]',
};
const products: Member = {
  text: '"products": [{% for product in {{event_properties.${products}}} %}{ "id": "{{product.id | json_escape}}", "price": {{product.price | plus: 0}} }{% unless forloop.last %},{% endunless %}{% endfor %}]',
};

const EVENTS = [
  {
    name: 'product_viewed',
    required: [property('id')],
    optional: [property('title'), price, categories, property('url')],
  },
  { name: 'category_viewed', required: [property('id')], optional: [property('title'), property('url')] },
  { name: 'product_searched', required: [property('query')], optional: [property('url')] },
  { name: 'order_completed', required: [products], optional: [property('id')] },
  { name: 'quiz_done', required: [property('result')], optional: [property('score'), property('level')] },
];

const IDENTIFIERS: readonly (readonly [before: string, member: string])[] = [
  ['', '"user_id": "{{${braze_id} | json_escape}}"'],
  [
    "{% if {{${user_id}}} == blank %}{% abort_message('no external_id') %}{% endif %}\n",
    '"user_id": "{{${user_id} | json_escape}}"',
  ],
  [
    '{% if {{${user_id}}} != blank %}{% capture who %}"user_id": "{{${user_id} | json_escape}}"{% endcapture %}{% else %}{% capture who %}"anonymous_id": "{{${braze_id} | json_escape}}"{% endcapture %}{% endif %}\n',
    '{{who}}',
  ],
  [
    '',
    '{% if {{${user_id}}} != blank %}"user_id": "{{${user_id} | json_escape}}"{% else %}"anonymous_id": "{{${braze_id} | json_escape}}"{% endif %}',
  ],
];

function shuffled<T>(dice: Dice, items: readonly T[]): T[] {
  const left = [...items];
  const order: T[] = [];
  while (left.length > 0) order.push(...left.splice(dice.below(left.length), 1));
  return order;
}

/** Guarded members come first, each with its comma, or last, each with one before it. */
function object(dice: Dice, members: readonly Member[], isWide: boolean, depth: number): string {
  const always = members.filter(({ guard }) => guard === undefined).map(({ text }) => text);
  const guarded = members.flatMap(({ text, guard }) => (guard === undefined ? [] : [{ text, guard }]));
  const [space, inner] = isWide ? [' ', ' '] : [`\n${'  '.repeat(depth)}`, `\n${'  '.repeat(depth + 1)}`];
  const isFirst = dice.chance(0.5);
  const before = guarded.map(({ text, guard }) => `{% if ${guard} != blank %}${text},{% endif %}`);
  const after = guarded.map(({ text, guard }) => `{% if ${guard} != blank %},${inner}${text}{% endif %}`);
  const list = always.join(`,${inner}`);
  return `{${inner}${isFirst ? [...before, list].join(inner) : [list, ...after].join('')}${space}}`;
}
