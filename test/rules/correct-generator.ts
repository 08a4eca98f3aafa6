import type { Dice } from '../proof/dice.ts';

/** Ways in which people write each part of a body for Movable Ink, to be combined. */
interface Identity {
  readonly before: string;
  readonly members: readonly string[];
}

const escaped = (expression: string) => `"{{${expression} | json_escape}}"`;
const property = (name: string) => `event_properties.\${${name}}`;
const ABORT = "{% abort_message('nobody is known') %}";
const KNOWN = `"user_id": ${escaped('${user_id}')}`;
const EMAIL = '{% assign email = {{${email_address}}} | downcase | strip %}\n';

const IDENTITIES: readonly Identity[] = [
  { before: `{% if {{\${user_id}}} == blank %}${ABORT}{% endif %}\n`, members: [KNOWN] },
  { before: `{% unless \${user_id} != blank %}${ABORT}{% endunless %}\n`, members: [KNOWN] },
  {
    before: `${EMAIL}{% if {{\${user_id}}} != blank %}{% capture who %}${KNOWN}{% endcapture %}{% elsif email != blank %}{% assign hash = email | md5 %}{% capture who %}"anonymous_id": "{{hash}}"{% endcapture %}{% else %}${ABORT}{% endif %}\n`,
    members: ['{{who}}'],
  },
  {
    before: '',
    members: [`{% if \${user_id} != blank %}${KNOWN}{% else %}"anonymous_id": ${escaped('${braze_id}')}{% endif %}`],
  },
  {
    before: `${EMAIL}{% if \${user_id} == blank and email == blank %}${ABORT}{% endif %}\n`,
    members: [`{% if \${user_id} != blank %}${KNOWN}{% else %}"anonymous_id": "{{email | sha2}}"{% endif %}`],
  },
];

const BOTH: Identity = {
  before: `${EMAIL}{% if \${user_id} == blank or email == blank %}${ABORT}{% endif %}\n`,
  members: [KNOWN, '"anonymous_id": "{{email | md5}}"'],
};

const TIMES: readonly (readonly [before: string, member: string])[] = [
  [`{% assign seconds = 'now' | date: '%s' %}\n`, '"timestamp": {{seconds}}000'],
  ['', `"timestamp": {{'now' | date: '%s'}}000`],
  ['', `"timestamp": {{ 'now' | date: "%s" | times: 1000 }}`],
  [`{% capture time %}{{ 'now' | date: '%s' }}000{% endcapture %}\n`, '"timestamp": {{ time }}'],
];

const ZONES: readonly string[] = [
  '"timezone": "America/New_York"',
  `"timezone": {% if \${time_zone} != blank %}${escaped('${time_zone}')}{% else %}"UTC"{% endif %}`,
];

const TITLES: readonly string[] = [
  `"title": ${escaped(property('title'))}`,
  `"title": "{% case \${language} %}{% when 'de' %}${'Hallo'}{% when 'fr' %}Bonjour{% else %}Hello{% endcase %}"`,
  `"title": "{% if \${language} == 'de' %}{{${property('title_de')} | json_escape}}{% else %}{{${property('title')} | json_escape}}{% endif %}"`,
  `"title": {{${property('title')} | default: 'none' | as_json_string}}`,
];

const PRICES: readonly string[] = [
  `"price": {{${property('price')} | plus: 0}}`,
  `"price": {% if ${property('price')} != blank %}{{${property('price')} | times: 1.0 | round: 2}}{% else %}0{% endif %}`,
];

const LISTS: readonly string[] = [
  `[{% for item in ${property('products')} %}{"id": ${escaped('item.id')}, "quantity": {{item.quantity | plus: 0}}}{% unless forloop.last %},{% endunless %}{% endfor %}]`,
  `[{% for item in ${property('products')} limit: 20 %}{% unless forloop.first %},{% endunless %}{"id": ${escaped('item.sku')}{% if item.title != blank %}, "title": ${escaped('item.title')}{% endif %}}{% endfor %}]`,
  `[{% for item in {{${property('products')}}} %}{% if forloop.first == false %}, {% endif %}{"id": ${escaped('item.id')}, "price": {{item.price | plus: 0}}}{% endfor %}]`,
];

/** What may be left out, with the comma that belongs to it. */
const OPTIONAL: readonly string[] = [
  `{% if ${property('url')} != blank %}"url": ${escaped(property('url'))},{% endif %}`,
  `{% unless ${property('color')} == blank %}"meta": {"color": ${escaped(property('color'))}},{% endunless %}`,
  `{% capture link %}"url": ${escaped(property('link'))},{% endcapture %}{% if ${property('link')} %}{{link}}{% endif %}`,
];

const EVENTS: Readonly<Record<string, (dice: Dice) => readonly string[]>> = {
  product_viewed: (dice) => [id('id'), dice.pick(TITLES), dice.pick(PRICES)],
  category_viewed: (dice) => [id('id'), dice.pick(TITLES)],
  product_added: (dice) => [id('sku'), dice.pick(PRICES), '"quantity": 1'],
  product_searched: () => [`"query": ${escaped(property('query'))}`],
  order_completed: (dice) => [
    id('order_id'),
    `"revenue": {{${property('total')} | plus: 0}}`,
    `"products": ${dice.pick(LISTS)}`,
  ],
};

function id(name: string): string {
  return `"id": ${escaped(property(name))}`;
}

/** A body of which nothing may be said: identity × time × loops × optional members × languages. */
export function correctBody(dice: Dice): string {
  const isIdentify = dice.chance(0.15);
  const identity = isIdentify ? BOTH : dice.pick(IDENTITIES);
  const [before, time] = dice.pick(TIMES);
  const zone = dice.chance(0.5) ? [dice.pick(ZONES)] : [];
  const envelope = [...identity.members, time, ...zone];
  const members = isIdentify ? ['"type": "identify"', ...envelope] : [...track(dice), ...envelope];
  const note = dice.chance(0.3) ? '{% comment %} For the mapping of shop 7 {% endcomment %}\n' : '';
  const separator = dice.pick([',\n  ', ', ', ' ,\n']);
  return `${note}${identity.before}${before}{\n  ${shuffled(members, dice).join(separator)}\n}`;
}

function track(dice: Dice): readonly string[] {
  const event = dice.pick(Object.keys(EVENTS));
  const own = shuffled(EVENTS[event]?.(dice) ?? [], dice);
  const optional =
    event === 'order_completed' || event === 'product_searched' ? [] : dice.some([dice.pick(OPTIONAL)], dice.below(2));
  return ['"type": "track"', `"event": "${event}"`, `"properties": { ${optional.join('')} ${own.join(', ')} }`];
}

function shuffled<T>(items: readonly T[], dice: Dice): readonly T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(dice.below(left.length), 1));
}
