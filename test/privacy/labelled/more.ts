import { type Entry, event, identified, labelled, pieces, sample } from './label.ts';

/** Written after the rules had been fixed by the others: shapes that those do not have. */
const bodies: readonly Entry[] = [
  [
    'a long body with much else',
    `{% comment %} product viewed {% endcomment %}
{% assign seconds = 'now' | date: '%s' %}
{% assign mail = {{\${email_address}}} | downcase | strip %}
{% if {{\${user_id}}} != blank %}
  {% capture id %}"user_id": "{{\${user_id} | json_escape}}"{% endcapture %}
{% elsif mail != blank %}
  {% assign anon = mail | sha2 %}
  {% capture id %}"anonymous_id": "{{anon}}"{% endcapture %}
{% else %}
  {% abort_message('nobody') %}
{% endif %}
{
  {{id}},
  "type": "track",
  "event": "product_viewed",
  "properties": {
    {% if {{event_properties.\${price}}} != blank %}
    "price": {{event_properties.\${price} | plus: 0}},
    {% endif %}
    "meta": { "viewer": "⟦p|{{mail | json_escape}}⟧", "tier": "{{custom_attribute.\${tier} | json_escape}}" },
    "id": "{{event_properties.\${id} | json_escape}}"
  },
  "timestamp": {{seconds}}000
}`,
  ],
  [
    'in a branch with other members',
    event('{% if ${phone_number} != blank %}"p": "⟦p|{{${phone_number} | json_escape}}⟧",{% endif %} "a": 1'),
  ],
  ['unless', event('"a": "{% unless ${country} == \'DE\' %}⟦p|{{${email_address}}}⟧{% endunless %}"')],
  ['a body that is broken', event('"a": "⟦p|{{${email_address}}}⟧" "b": 1,')],
  ['a body with a line of comment', `// sends an event\n${event('"a": "⟦p|{{${last_name}}}⟧"')}`],
  ['upper case', event('"a": "⟦p|{{${email_address} | upcase | strip | json_escape}}⟧"')],
  ['kebab case', event('"a": "⟦p|{{event_properties.${contact-phone} | json_escape}}⟧"')],
  ['words apart', event('"a": "⟦p|{{custom_attribute.${Date of Birth} | json_escape}}⟧"')],
  ['shouted', event('"a": "⟦p|{{custom_attribute.${CUSTOMER_EMAIL}}}⟧"')],
  ['with dots in its name', event('"a": "⟦p|{{custom_attribute.${contact.email}}}⟧"')],
  ['nested object', event('"a": "⟦p|{{custom_attribute.${profile}.contact.email | json_escape}}⟧"')],
  ['billing address line', event('"a": "⟦p|{{event_properties.${billing}.address_line_1 | json_escape}}⟧"')],
  ['house number', event('"a": "⟦p|{{event_properties.${house_number} | json_escape}}⟧"')],
  ['driver’s licence', event('"a": "⟦p|{{custom_attribute.${drivers_license_number}}}⟧"')],
  ['surname in camel case', event('"a": "⟦p|{{event_properties.${lastName} | json_escape}}⟧"')],
  ['WhatsApp name', event('"a": "⟦p|{{whats_app.${inbound_profile_name} | json_escape}}⟧"')],
  [
    'variable of two sources',
    event(
      '"a": "⟦p|{{x}}⟧"',
      '{% capture x %}{{${first_name}}} {{${last_name}}}{% endcapture %}{% assign x = x | strip %}',
    ),
  ],
  [
    'in the else of a loop',
    event(
      '"a": "{% for p in {{event_properties.${products}}} %}{{p.id}}{% else %}⟦p|{{${email_address}}}⟧{% endfor %}"',
    ),
  ],
  [
    'a variable from a loop that ended',
    event(
      '"a": "⟦p|{{last | json_escape}}⟧"',
      '{% for g in {{event_properties.${guests}}} %}{% assign last = g.email %}{% endfor %}',
    ),
  ],
  [
    'concatenated lists',
    event(
      '"a": "⟦p|{{l | join: \',\' | json_escape}}⟧"',
      '{% assign e = {{event_properties.${emails}}} %}{% assign l = {{event_properties.${tags}}} | concat: e %}',
    ),
  ],
  ['json_escape first, then more', event('"a": "⟦p|{{${email_address} | json_escape | append: \'\' }}⟧"')],
  ['date of birth as it stands, by date', event('"a": "⟦p|{{${date_of_birth} | date: \'%F\'}}⟧"')],
  ['date of birth as seconds', event('"a": ⟦p|{{${date_of_birth} | date: \'%s\' | plus: 0}}⟧')],
  [
    'hash with a trailing cut by a variable',
    event('"a": "⟦p|{{k}}⟧"', '{% assign h = ${phone_number} | sha2 %}{% assign k = h | slice: 0, 12 %}'),
  ],
  ['case with or', event('"a": "{% case ${country} %}{% when "US" or "CA" %}⟦p|{{${phone_number}}}⟧{% endcase %}"')],
  ['white space control', event('"a": "{%- if true -%}⟦p|{{- ${email_address} -}}⟧{%- endif -%}"')],
  [
    'list of objects made by hand',
    event(
      '"guests": [{"n": "⟦p|{{event_properties.${guests}[0].full_name | json_escape}}⟧"}, {"n": "⟦p|{{event_properties.${guests}[1].full_name | json_escape}}⟧"}]',
    ),
  ],
  [
    'identify with traits',
    '{"type": "identify", "user_id": "{{${user_id}}}", "anonymous_id": "{{${braze_id}}}", "timestamp": 1257894000000, "traits": {"email": "⟦p|{{${email_address}}}⟧"}}',
  ],
  ['e-mail in a url', event('"url": "https://example.com/u?m=⟦p|{{${email_address} | url_param_escape}}⟧"')],
  ['anonymousId', identified('"anonymousId": "⟦i|{{custom_attribute.${mobile_number}}}⟧"')],
  ['identifier with a prefix', identified('"user_id": "u:⟦i|{{${email_address} | downcase}}⟧"')],
  [
    'identifier by a branch of captures',
    identified(
      '{{m}}',
      '{% if ${user_id} != blank %}{% capture m %}"user_id": "{{${user_id}}}"{% endcapture %}{% else %}{% capture m %}"user_id": "⟦i|{{${email_address}}}⟧"{% endcapture %}{% endif %}',
    ),
  ],
  ['identifier of a hash by hmac', identified('"user_id": "{{${email_address} | hmac_sha256_hex: \'k\'}}"')],
  [
    'a name that holds a word by chance',
    event('"a": "{{event_properties.${blueprint_zip_url}}}", "b": "{{event_properties.${shipment_id}}}"'),
  ],
  [
    'rename',
    event('"a": "{{event_properties.${filename} | json_escape}}", "b": "{{event_properties.${username_taken}}}"'),
  ],
  [
    'brand name',
    event(
      '"a": "{{event_properties.${brand_name} | json_escape}}", "b": "{{event_properties.${category}.name | json_escape}}"',
    ),
  ],
  [
    'address of a web page',
    event(
      '"a": "{{event_properties.${page_address} | json_escape}}", "url": "{{event_properties.${url}}}"'.replace(
        'page_address',
        'website_address',
      ),
    ),
  ],
  [
    'telemetry',
    event('"a": {{event_properties.${mobile_sessions} | plus: 0}}, "b": "{{event_properties.${telephony_type}}}"'),
  ],
  ['birthday month', event('"a": "{{custom_attribute.${birthday_month}}}"')],
  [
    'e-mail frequency',
    event('"a": "{{custom_attribute.${email_frequency}}}", "b": "{{custom_attribute.${preferred_email_language}}}"'),
  ],
  ['has phone', event('"has_phone": {% if ${phone_number} %}true{% else %}false{% endif %}')],
  ['address book size', event('"a": {{event_properties.${addresses} | size}}')],
  ['street style', event('"title": "{{event_properties.${streetwear} | json_escape}}"')],
  ['passport holder as a product', event('"title": "{{event_properties.${passport_holder_color} | json_escape}}"')],
  ['compared only', event('"a": "{% if custom_attribute.${email} contains "acme" %}staff{% else %}guest{% endif %}"')],
  ['time zone twice', event('"tz": "{{${time_zone} | json_escape}}", "locale": "{{${most_recent_locale}}}"')],
  ['loyalty', event('"a": "{{custom_attribute.${membership_card_number}}}"')],
  [
    'customer segment',
    event('"a": "{{custom_attribute.${customer_segment}}}", "b": "{{custom_attribute.${user_type}}}"'),
  ],
  [
    'name of a list',
    event(
      '"a": [{% for c in {{event_properties.${categories}}} %}{"id": "{{c.id | json_escape}}", "title": "{{c.title | json_escape}}"}{% unless forloop.last %},{% endunless %}{% endfor %}]',
    ),
  ],
  ['order address id', event('"a": "{{event_properties.${address_id}}}"')],
  [
    'literal in an object of a person',
    event('"user": {"email": "⟦l|kim.lee@northwind-mail.io⟧", "phone": "⟦l|020 7183 8750⟧"}'),
  ],
  [
    'literal in the other arm',
    event('"a": "{% if ${email_address} %}⟦p|{{${email_address}}}⟧{% else %}⟦l|kim.lee@northwind-mail.io⟧{% endif %}"'),
  ],
  ['literal with accents', event('"a": "⟦l|renée.dupont@exemple-courrier.fr⟧"')],
  ['literal in angles', event('"a": "Kim Lee <⟦l|kim.lee@northwind-mail.io⟧>"')],
  ['french phone', event('"tel": "⟦l|+33 1 45 67 89 10⟧"')],
  ['dutch iban', event('"iban": "⟦l|NL91ABNA0417164300⟧"')],
  ['passport number', event('"passport_number": "⟦l|X12345678⟧"')],
  ['ipv6', event('"client_ip": "⟦l|2a02:8109:9c40:1a2b::7⟧"')],
  ['temperature range', event('"a": "-10.5 +20.25", "b": "+1 (2) 3"')],
  ['ratio and score', event('"a": "4:3", "b": "120/80", "c": "1-2-3"')],
  ['long digits of an id', event('"product_id": "536228726", "category_id": "14158675309"')],
  ['hex colour and bits', event('"a": "#4539148803", "b": "0x4539148803436467"')],
  ['millis with a fraction', event('"a": 1701886845.123, "b": "1701886845.123"')],
  ['css', event('"a": "@media (max-width: 600px)", "b": "user@"')],
  ['semver with build', event('"a": "2.14.0+20231206181000"')],
  ['date range', event('"a": "2023-12-06/2024-01-05", "birthday_offer_until": "2024-06-05"')],
  ['zip plus four', event('"a": "10001-1234"')],
  ['utm', event('"utm_source": "email", "utm_medium": "phone"')],
  ['channel', event('"channel": "email", "contact_type": "phone"')],
];

const secrets: readonly Entry[] = [
  [
    'curl in a comment',
    `{% comment %} curl -u mink:x https://collector.movableink-dmz.com/behavioral/⟦k|${pieces('q8Zt4', 'mNw2')}⟧ {% endcomment %}{"a": 1}`,
  ],
  ['assigned', `{% assign api_key = '⟦k|${pieces('f00d5', 'c0ffee77')}⟧' %}{"a": 1}`],
  ['basic in an assign', `{% assign auth = "Basic ⟦k|${pieces('YWNjZXNzOn', 'QwcHNlY3JldA==')}⟧" %}{"a": 1}`],
  ['ellipsis', '{% comment %} Authorization: Basic abc... , Bearer ... {% endcomment %}{"a": 1}'],
  ['token of a list', '{"token_count": 12345678, "password_reset": "requested1"}'],
];

const samples: readonly Entry[] = [
  [
    'export of a user',
    sample(
      '"user": {"users": [{"external_id": "u1", "email": "⟦s|kim.lee@northwind-mail.io⟧", "dob": "⟦s|1979-11-23⟧", "first_name": "⟦s|Kim⟧", "random_bucket": 2365, "created_at": "2020-07-10 15:00:00.000 UTC"}]}',
    ),
  ],
  [
    'the same e-mail twice',
    sample(
      '"user": {"email": "⟦s|kim.lee@northwind-mail.io⟧"}, "event": {"name": "x", "properties": {"contact": "⟦s|kim.lee@northwind-mail.io⟧"}}',
    ),
  ],
  ['phone with zeros', sample('"user": {"phone": "⟦s|0044 20 7183 8750⟧"}')],
  ['entry property', sample('"canvas_entry_properties": {"dateOfBirth": "⟦s|23.11.1979⟧"}')],
  ['context', sample('"context": {"recipient": {"full_name": "⟦s|Kim Lee⟧", "phone": "⟦s|+4915112345678⟧"}}')],
  ['null and empty', sample('"user": {"email": null, "phone": "", "dob": null}')],
  [
    'devices',
    sample('"user": {"devices": [{"model": "iPhone 15", "os": "17.1.2", "carrier": "x"}], "total_revenue": 65.0}'),
  ],
  [
    'campaign received',
    sample(
      '"user": {"campaigns_received": [{"name": "Welcome e-mail", "last_received": "2023-01-30T22:15:00.000Z", "api_campaign_id": "5f3c1a2b9d1e8a0001c0ffee"}]}',
    ),
  ],
];

export const more = [...labelled('body', [...bodies, ...secrets]), ...labelled('sample-user', samples)];
