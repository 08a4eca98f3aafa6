// Bodies to measure with, by shape and size. The same call always gives the same text.

export const SIZES = { '2 KB': 2_000, '20 KB': 20_000, '200 KB': 200_000, '2 MB': 2_000_000 };

const property = (name) => `{{event_properties.\${${name}} | json_escape}}`;

/** Values only: no case to tell from another. */
const flat = (number) => `
    {"id": "${property(`id_${number}`)}", "title": "Kitchen wipes, pack of 6", "price": {{event_properties.\${price} | plus: 0}}}`;

/** As bodies have it: members that are there in some cases, a loop with commas, a capture. */
const realistic = (number) => `
    {% capture link %}https://www.example.com/p/${number}?v=${property(`link_${number % 20}`)}{% endcapture %}
    {
      "id": "${property(`id_${number % 20}`)}",
      {% if event_properties.\${price_${number % 20}} != blank %}
      "price": {{event_properties.\${price_${number % 20}} | plus: 0}},
      {% endif %}
      {% if {{custom_attribute.\${colour_${number % 20}}}} == 'red' %}
      "colour": "red",
      {% elsif {{custom_attribute.\${colour_${number % 20}}}} != blank %}
      "colour": "${property(`colour_${number % 20}`)}",
      {% endif %}
      "categories": [
        {% for category in event_properties.\${categories_${number % 20}} %}
        {"id": "{{category.id | json_escape}}"}{% unless forloop.last %},{% endunless %}
        {% endfor %}
      ],
      "title": "Kitchen wipes, ${property(`title_${number % 20}`)}",
      "url": "{{link}}"
    }`;

/** As in other kinds of Liquid, for servers that know nothing of Braze's. */
const plain = (number) => `
    {% assign price_${number % 7} = product.price | default: 0 %}
    {
      "id": "{{ product.id }}",
      {% if product.colour %}
      "colour": "{{ product.colour | downcase }}",
      {% endif %}
      "price": {{ price_${number % 7} | plus: 0 }},
      "categories": [
        {% for category in product.categories %}
        {"id": "{{ category.id }}"}{% unless forloop.last %},{% endunless %}
        {% endfor %}
      ],
      "title": "Kitchen wipes, {{ product.title | strip | upcase }}",
      "url": "https://www.example.com/p/${number}?v={{ product.id | url_encode }}"
    }`;

/** One object with many members, and no list at all. */
const member = (number) => `
    "title_${number}": "Kitchen wipes, ${property(`title_${number}`)}",
    "price_${number}": {% if event_properties.\${price_${number}} != blank %}{{event_properties.\${price_${number}} | plus: 0}}{% else %}null{% endif %}`;

/** The peer's: what the realistic body is once it is rendered. */
const json = (number) => `
    {
      "id": "56544-${number}",
      "price": ${number}.5,
      "colour": "red",
      "categories": [
        {"id": "cleaning"},
        {"id": "kitchen"}
      ],
      "title": "Kitchen wipes, pack of 6",
      "url": "https://www.example.com/p/${number}?v=5f08cb918dcc595aa74b0fbc"
    }`;

const LIST = { head: '{"products": [', tail: '\n  ]}\n' };

const OBJECT = { head: '{', tail: '\n}\n' };

const EVENT = {
  head: `{% assign seconds = 'now' | date: '%s' %}
{% if \${user_id} == blank %}{% abort_message('unknown user') %}{% endif %}
{
  "type": "track",
  "event": "product_viewed",
  "user_id": "{{\${user_id} | json_escape}}",
  "timestamp": {{seconds}}000,
  "properties": {"products": [`,
  tail: '\n  ]}\n}\n',
};

const SHAPES = {
  flat: { ...LIST, item: flat },
  members: { ...OBJECT, item: member },
  realistic: { ...LIST, item: realistic },
  plain: { ...LIST, item: plain },
  /** One event with many products: rules for events, identifiers and personal data have to read it. */
  event: { ...EVENT, item: realistic },
  /** Some findings in each item. */
  faulty: { ...LIST, item: (number) => realistic(number).replaceAll(' | json_escape', '').replace('"url"', ',"url"') },
  json: { ...LIST, item: json },
};

/** @param size characters at least */
export function bodyOf(shape, size) {
  const { head, item, tail } = SHAPES[shape];
  const items = [];
  for (let length = head.length + tail.length, at = 0; length < size || at === 0; at++) {
    items.push(item(at));
    length += items[at].length + 1;
  }
  return head + items.join(',') + tail;
}

/** Where somebody types: the word that marks such a place in the middle of the body, and how far behind its beginning. */
const PLACES = {
  text: /Kitchen wipes/g,
  output: /(?<="[^"{}]*\{\{event_properties\.\$\{)(?:title|id)_/g,
  loop: /(?<=\{\{)category\.id/g,
  capture: /www\.example\.com(?=[^%]*\{% endcapture %\})/g,
  condition: /(?<=\{% if event_properties\.\$\{)price_/g,
};

/**
 * UTF-16 offset of a place of one of the kinds above, in the middle of a body; the last of them if there is none behind. `undefined` where the
 * body has none at all.
 */
export function placeIn(text, kind = 'text') {
  const all = Array.from(text.matchAll(PLACES[kind]), ({ index }) => index + 4);
  return all.find((at) => at >= text.length >> 1) ?? all.at(-1);
}
