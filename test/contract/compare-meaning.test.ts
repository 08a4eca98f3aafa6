import { expect, test } from 'vitest';
import { compareContracts } from '../../server/src/contract/compare.ts';
import { keptContract } from './kept-contract.ts';

const base = `{% assign seconds = 'now' | date: '%s' %}
{% if {{\${user_id}}} == blank %}{% abort_message('nobody') %}{% endif %}
{
  "type": "track",
  "user_id": "{{\${user_id} | json_escape}}",
  "timestamp": {{seconds}}000,
  "event": "cart_updated",
  "properties": {
    "label": "Cart of {{\${first_name} | default: 'you' | json_escape}}",
    "status": {% case {{event_properties.\${status}}} %}{% when 'open' %}"open"{% when 'paid', 'shipped' %}"done"{% else %}null{% endcase %},
    "total": {{event_properties.\${total} | times: 100 | round}},
    "source": null,
    "version": 2,
    "is_test": false,
    "groups": [{% for g in {{event_properties.\${groups}}} %}{"name": "{{g.name | json_escape}}", "ids": [{% for id in g.ids %}{{id | plus: 0}}{% unless forloop.last %},{% endunless %}{% endfor %}]}{% unless forloop.last %},{% endunless %}{% endfor %}],
    "extra": {"{{event_properties.\${key} | json_escape}}": "{{event_properties.\${value} | json_escape}}"},
    "address": {% if {{event_properties.\${city}}} != blank %}{"city": "{{event_properties.\${city} | json_escape}}", "zip": "{{event_properties.\${zip} | json_escape}}"}{% else %}null{% endif %},
    {% if {{event_properties.\${coupon}}} != blank %}"coupon": "{{event_properties.\${coupon} | json_escape}}", "discount": {{event_properties.\${discount} | plus: 0}},{% endif %}
    "ordered_at": "{{event_properties.\${ordered_at} | date: '%Y-%m-%d'}}",
    "list": "{{event_properties.\${tags} | join: ',' | json_escape}}"
  }
}
`;

type Edit = readonly [what: string, from: string | RegExp, to: string];

/** Labelled before they were run: what a receiver who has mapped the old contract loses. */
const BREAKING: readonly Edit[] = [
  ['the text around a value', 'Cart of {{', '{{'],
  ['another text around a value', 'Cart of {{', 'Basket of {{'],
  ['one more value by case', "{% when 'open' %}", '{% when "new" %}"new"{% when \'open\' %}'],
  ['a text in the place of null', '{% else %}null{% endcase %}', '{% else %}"unknown"{% endcase %}'],
  ['dollars instead of cents', '| times: 100 | round', '| round'],
  ['a tenth of a cent', 'times: 100', 'times: 1000'],
  ['a number with a fraction', '| times: 100 | round', '| times: 100 | round: 2'],
  ['rounded down', 'times: 100 | round', 'times: 100 | floor'],
  ['null became text', '"source": null', '"source": "web"'],
  ['another number', '"version": 2', '"version": 3'],
  ['a number in quotes', '"version": 2', '"version": "2"'],
  ['true as well', '"is_test": false', '"is_test": {% if ${country} == \'XX\' %}true{% else %}false{% endif %}'],
  ['numbers of an inner array in quotes', '{{id | plus: 0}}', '"{{id | json_escape}}"'],
  ['another array', '${groups}', '${sets}'],
  ['another inner array', 'in g.ids', 'in g.product_ids'],
  ['names that came from the data', '"{{event_properties.${key} | json_escape}}":', '"key":'],
  [
    'numbers by names of the data',
    '"{{event_properties.${value} | json_escape}}"',
    '{{event_properties.${value} | plus: 0}}',
  ],
  ['an empty object in the place of null', '{% else %}null{% endif %}', '{% else %}{}{% endif %}'],
  ['a member of an alternative', ', "zip": "{{event_properties.${zip} | json_escape}}"', ''],
  ['another form of a date', '%Y-%m-%d', '%d.%m.%Y'],
  ['the time of day as well', '%Y-%m-%d', '%Y-%m-%dT%H:%M:%SZ'],
  ['another separator', "join: ','", "join: ';'"],
  ['an hour later', '{{seconds}}000', '{{seconds | plus: 3600}}000'],
  ['another identifier', '{{${user_id} | json_escape}}', '{{${braze_id} | json_escape}}'],
  ['another attribute', '${first_name}', '${last_name}'],
];

const COMPATIBLE: readonly Edit[] = [
  ['the same values in other words', "'paid', 'shipped'", "'paid' or 'shipped'"],
  ['a value less', '{% when \'open\' %}"open"', ''],
  ['null no more', '{% else %}null{% endcase %}', '{% else %}"done"{% endcase %}'],
  ['another default', "default: 'you'", "default: 'a friend'"],
  ['other quotes in Liquid', "default: 'you'", 'default: "you"'],
  ['fewer items', '{{event_properties.${groups}}} %}', '{{event_properties.${groups}}} limit: 10 %}'],
  ['a new member of items', '{"name": "{{g', '{"at": {{forloop.index}}, "name": "{{g'],
  ['a new member beside names of the data', '"extra": {', '"extra": {"kind": "x", '],
  ['what was optional is always sent', /"discount": (.*?),{% endif %}/, '"x": 1,{% endif %} "discount": $1,'],
  [
    'two optional members that do not come together any more',
    ', "discount":',
    ',{% endif %}{% if {{event_properties.${discount}}} != blank %} "discount":',
  ],
  ['another name of a variable', /seconds/g, 'sent_at'],
  ['no variable', '{{seconds}}000', "{{'now' | date: '%s'}}000"],
  ['another name of a loop', /\bg(?=\.| in)/g, 'group'],
  ['an escape in a name', '"type":', '"ty\\u0070e":'],
  ['a default that never applies', '{{${user_id} | json', "{{${user_id} | default: '' | json"],
  ['fewer messages', 'blank %}{% abort', 'blank or {{event_properties.${total}}} == blank %}{% abort'],
  ['no white space', /%}\n/g, '-%}\n'],
  ['the payload from a capture', /(\n\{\n[\s\S]*\n\}\n)/, '{% capture payload %}$1{% endcapture %}{{ payload }}'],
];

const known = keptContract(base);

test.each([
  ...BREAKING.map((edit) => [true, ...edit] as const),
  ...COMPATIBLE.map((edit) => [false, ...edit] as const),
])('breaking %s: %s', async (isBreaking, _, from, to) => {
  const edited = typeof from === 'string' ? base.replace(from, () => to) : base.replace(from, to);
  expect(edited).not.toBe(base);
  const changes = compareContracts(await known, await keptContract(edited));
  expect({ isBreaking: changes.some((one) => one.isBreaking), changes }).toMatchObject({ isBreaking });
});
