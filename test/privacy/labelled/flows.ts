import { type Entry, event, identified, labelled } from './label.ts';

const direct: readonly Entry[] = [
  ['e-mail', event('"a": "⟦p|{{${email_address}}}⟧"')],
  ['e-mail, escaped', event('"a": "⟦p|{{ ${email_address} | json_escape }}⟧"')],
  ['e-mail in braces in braces', event('"a": "⟦p|{{ {{${email_address}}} | downcase }}⟧"')],
  ['phone', event('"a": "⟦p|{{${phone_number} | json_escape}}⟧"')],
  ['last name', event('"a": "⟦p|{{${last_name} | json_escape}}⟧"')],
  ['first name', event('"a": "⟦p|{{${first_name} | default: \'friend\' | json_escape}}⟧"')],
  ['birth date', event('"a": "⟦p|{{${date_of_birth}}}⟧"')],
  ['birth date, written otherwise', event('"a": "⟦p|{{${date_of_birth} | date: \'%d.%m.%Y\'}}⟧"')],
  ['gender', event('"a": "⟦p|{{${gender}}}⟧"')],
  ['city', event('"a": "⟦p|{{${city} | json_escape}}⟧"')],
  ['latitude', event('"a": ⟦p|{{${most_recent_location}.latitude | plus: 0}}⟧')],
  ['the whole location', event('"a": ⟦p|{{${most_recent_location} | as_json_string}}⟧')],
  ['custom e-mail', event('"a": "⟦p|{{custom_attribute.${work_email} | json_escape}}⟧"')],
  ['custom phone', event('"a": "⟦p|{{custom_attribute.${Mobile Phone} | json_escape}}⟧"')],
  ['camel case', event('"a": "⟦p|{{custom_attribute.${emailAddress} | json_escape}}⟧"')],
  ['event e-mail', event('"a": "⟦p|{{event_properties.${customer_email} | json_escape}}⟧"')],
  ['event date of birth', event('"a": "⟦p|{{event_properties.${dob}}}⟧"')],
  ['birthday', event('"a": "⟦p|{{custom_attribute.${birthday} | json_escape}}⟧"')],
  ['social security number', event('"a": "⟦p|{{custom_attribute.${ssn}}}⟧"')],
  ['iban', event('"a": "⟦p|{{event_properties.${iban}}}⟧"')],
  ['card number', event('"a": ⟦p|{{event_properties.${card_number} | plus: 0}}⟧')],
  ['street', event('"a": "⟦p|{{event_properties.${shipping}.street | json_escape}}⟧"')],
  ['shipping address', event('"a": ⟦p|{{event_properties.${shipping_address} | as_json_string}}⟧')],
  ['full name', event('"a": "⟦p|{{context.${full_name} | json_escape}}⟧"')],
  ['name of a customer', event('"a": "⟦p|{{event_properties.${customer}.name | json_escape}}⟧"')],
  ['customer as JSON', event('"a": ⟦p|{{event_properties.${customer} | as_json_string}}⟧')],
  ['profile as JSON', event('"a": ⟦p|{{api_trigger_properties.${user_profile} | as_json_string}}⟧')],
  ['inside a longer text', event('"a": "Write to ⟦p|{{${email_address}}}⟧ today"')],
  [
    'two names in one output',
    event('"a": "⟦p|{{ ${first_name} | append: \' \' | append: custom_attribute.${last_name} }}⟧"'),
  ],
  ['deep in lists', event('"a": [{"b": ["x", "⟦p|{{${phone_number}}}⟧"]}]')],
  ['as a name of a member', event('"⟦p|{{${email_address}}}⟧": 1')],
  ['ip address', event('"a": "⟦p|{{event_properties.${client_ip}}}⟧"')],
  ['passport', event('"a": "⟦p|{{custom_attribute.${passport_no}}}⟧"')],
  ['advertising id', event('"a": "⟦p|{{most_recently_used_device.${idfa}}}⟧"')],
  ['what was written', event('"a": "⟦p|{{sms.${inbound_message_body} | json_escape}}⟧"')],
  ['postcode', event('"a": "⟦p|{{custom_attribute.${postcode}}}⟧"')],
  ['religion', event('"a": "⟦p|{{custom_attribute.${religion}}}⟧"')],
  ['password', event('"a": "⟦p|{{event_properties.${password} | json_escape}}⟧"')],
  ['an old entry property', event('"a": "⟦p|{{canvas_entry_properties.${email}}}⟧"')],
  ['at the root of the event', identified('"user_id": "u", "mail": "⟦p|{{${email_address}}}⟧"')],
  [
    'in an event without a type',
    '{"event": "quiz_done", "user_id": "u", "timestamp": 1257894000000, "x": "⟦p|{{${email_address}}}⟧"}',
  ],
  ['in meta', event('"meta": {"a": "⟦p|{{event_properties.${buyer}.phone}}⟧"}')],
  ['in a branch', event('"a": "{% if ${country} == \'US\' %}⟦p|{{${phone_number}}}⟧{% else %}none{% endif %}"')],
  [
    'in one arm of many',
    event(
      '"a": "{% case ${language} %}{% when \'de\' %}de{% when \'fr\' %}⟦p|{{${last_name}}}⟧{% else %}x{% endcase %}"',
    ),
  ],
  ['by an echo', event('"a": "⟦p|{% echo ${email_address} %}⟧"')],
];

const ways: readonly Entry[] = [
  ['one variable', event('"a": "⟦p|{{x}}⟧"', '{% assign x = ${email_address} %}')],
  [
    'two variables',
    event('"a": "⟦p|{{y}}⟧"', '{% assign x = ${email_address} | downcase %}{% assign y = x | strip %}'),
  ],
  [
    'three variables',
    event(
      '"a": "⟦p|{{z | json_escape}}⟧"',
      '{% assign x = {{${email_address}}} %}{% assign y = x %}{% assign z = y | prepend: "m:" %}',
    ),
  ],
  ['a capture', event('"a": "{{c}}"', '{% capture c %}⟦p|{{${phone_number}}}⟧{% endcapture %}')],
  [
    'a capture through a filter',
    event('"a": "⟦p|{{c | strip}}⟧"', '{% capture c %} {{${phone_number}}} {% endcapture %}'),
  ],
  ['a capture of members', event('{{c}}', '{% capture c %}"a": "⟦p|{{${last_name} | json_escape}}⟧"{% endcapture %}')],
  [
    'a capture in a capture',
    event('"a": "{{d}}"', '{% capture c %}⟦p|{{${last_name}}}⟧{% endcapture %}{% capture d %}x{{c}}{% endcapture %}'),
  ],
  [
    'a variable in a capture',
    event('"a": "{{c}}"', '{% assign x = ${email_address} %}{% capture c %}to: ⟦p|{{x}}⟧{% endcapture %}'),
  ],
  [
    'a variable set in a branch',
    event(
      '"a": "⟦p|{{x}}⟧"',
      '{% assign x = "none" %}{% if ${country} == "US" %}{% assign x = ${phone_number} %}{% endif %}',
    ),
  ],
  [
    'one of two variables',
    event(
      '"a": "⟦p|{{x}}⟧"',
      '{% if ${email_address} != blank %}{% assign x = ${email_address} %}{% else %}{% assign x = ${braze_id} %}{% endif %}',
    ),
  ],
  [
    'the value of default',
    event('"a": "⟦p|{{ custom_attribute.${ref} | default: x }}⟧"', '{% assign x = ${email_address} %}'),
  ],
  ['appended', event('"a": "⟦p|{{ "id-" | append: x }}⟧"', '{% assign x = ${phone_number} %}')],
  [
    'in a loop',
    event(
      '"a": [{% for p in {{event_properties.${people}}} %}"⟦p|{{p.email | json_escape}}⟧"{% unless forloop.last %},{% endunless %}{% endfor %}]',
    ),
  ],
  [
    'an item of a list',
    event(
      '"a": [{% for mail in {{event_properties.${emails}}} %}"⟦p|{{mail | json_escape}}⟧"{% unless forloop.last %},{% endunless %}{% endfor %}]',
    ),
  ],
  [
    'in a loop in a loop',
    event(
      '"a": [{% for o in {{event_properties.${orders}}} %}[{% for p in o.parcels %}"⟦p|{{p.recipient_name | json_escape}}⟧"{% unless forloop.last %},{% endunless %}{% endfor %}]{% unless forloop.last %},{% endunless %}{% endfor %}]',
    ),
  ],
  [
    'gathered by a loop',
    event(
      '"a": "⟦p|{{s}}⟧"',
      '{% assign s = "" %}{% for p in {{event_properties.${people}}} %}{% assign s = s | append: p.phone %}{% endfor %}',
    ),
  ],
  [
    'mapped and joined',
    event(
      '"a": "⟦p|{{m | json_escape}}⟧"',
      '{% assign m = {{event_properties.${guests}}} | map: "email" | join: "," %}',
    ),
  ],
  [
    'first of a list',
    event('"a": "⟦p|{{g.email | json_escape}}⟧"', '{% assign g = {{event_properties.${guests}}} | first %}'),
  ],
  ['by an index', event('"a": "⟦p|{{event_properties.${guests}[0].email | json_escape}}⟧"')],
  ['by a name in brackets', event('"a": "⟦p|{{event_properties.${guest}[\'email\'] | json_escape}}⟧"')],
  [
    'an object in a variable',
    event('"a": "⟦p|{{c.email | json_escape}}⟧"', '{% assign c = event_properties.${customer} %}'),
  ],
  [
    'an object in a variable, as JSON',
    event('"a": ⟦p|{{c | as_json_string}}⟧', '{% assign c = event_properties.${customer} %}'),
  ],
  [
    'parsed JSON',
    event('"a": "⟦p|{{o.phone | json_escape}}⟧"', '{% assign o = event_properties.${blob} | json_parse %}'),
  ],
  ['fetched', event('"a": "⟦p|{{r.email | json_escape}}⟧"', '{% connected_content https://example.com/u :save r %}')],
  [
    'by the lines of a liquid tag',
    event('"a": "⟦p|{{x}}⟧"', '{% liquid\nassign x = ${email_address}\nassign x = x | downcase\n%}'),
  ],
  ['base64', event('"a": "⟦p|{{${email_address} | base64_encode}}⟧"')],
  ['encoded for addresses', event('"a": "⟦p|{{${email_address} | url_param_escape}}⟧"')],
  ['cut', event('"a": "⟦p|{{${email_address} | truncate: 12}}⟧"')],
  ['sliced', event('"a": "⟦p|{{${phone_number} | slice: 0, 6}}⟧"')],
  ['without its sign', event('"a": "⟦p|{{${phone_number} | remove: \'+\'}}⟧"')],
  ['the part before the at', event('"a": "⟦p|{{${email_address} | split: \'@\' | first}}⟧"')],
  [
    'the part before the at, in two steps',
    event('"a": "⟦p|{{p[0] | json_escape}}⟧"', '{% assign p = ${email_address} | split: "@" %}'),
  ],
  ['reckoned with', event('"a": ⟦p|{{${phone_number} | plus: 0}}⟧')],
  [
    'first and last name by variables',
    event('"a": "⟦p|{{f}}⟧ ⟦p|{{l}}⟧"', '{% assign f = ${first_name} %}{% assign l = ${last_name} %}'),
  ],
  ['replaced in part', event('"a": "⟦p|{{${email_address} | replace: \'@\', \' at \'}}⟧"')],
  ['a number at the end of the name', event('"a": "⟦p|{{event_properties.${phone2} | json_escape}}⟧"')],
  [
    'set again, from clean to not',
    event('"a": "⟦p|{{x}}⟧"', '{% assign x = ${country} %}{% assign x = ${email_address} %}'),
  ],
  ['cycled', event('"a": "⟦p|{% cycle ${last_name}, ${city} %}⟧"')],
  ['date of birth with hours', event('"a": "⟦p|{{custom_attribute.${birth_date} | date: \'%Y-%m-%dT00:00:00\'}}⟧"')],
  ['an unknown filter hides nothing', event('"a": "⟦p|{{${email_address} | scramble}}⟧"')],
];

const hashed: readonly Entry[] = [
  ['md5 in properties', event('"a": "⟦p|{{${email_address} | md5}}⟧"')],
  ['sha2 of a phone', event('"a": "⟦p|{{${phone_number} | sha2}}⟧"')],
  ['hmac', event('"a": "⟦p|{{${email_address} | hmac_sha256_hex: \'k\'}}⟧"')],
  ['hashed, then cut', event('"a": "⟦p|{{${email_address} | sha1 | slice: 0, 10}}⟧"')],
  [
    'hashed through variables',
    event('"a": "⟦p|{{h}}⟧"', '{% assign e = ${email_address} | downcase | strip %}{% assign h = e | md5 %}'),
  ],
  ['hashed in a capture', event('"a": "⟦p|{{c | md5}}⟧"', '{% capture c %}{{${email_address}}}{% endcapture %}')],
  ['cut, then hashed', event('"a": "⟦p|{{${email_address} | slice: 0, 8 | sha2}}⟧"')],
  [
    'a hash beside the clear',
    event('"a": "⟦p|{{h}}⟧", "b": "⟦p|{{e}}⟧"', '{% assign e = ${email_address} %}{% assign h = e | md5 %}'),
  ],
  ['salted', event('"a": "⟦p|{{ "salt" | append: ${email_address} | sha2 }}⟧"')],
];

const identifiers: readonly Entry[] = [
  ['e-mail as user_id', identified('"user_id": "⟦i|{{${email_address}}}⟧"')],
  ['e-mail as anonymous_id', identified('"anonymous_id": "⟦i|{{${email_address} | downcase}}⟧"')],
  ['phone as user_id', identified('"user_id": "⟦i|{{${phone_number} | remove: \'+\'}}⟧"')],
  ['names as user_id', identified('"user_id": "⟦i|{{${first_name}}}⟧-⟦i|{{${last_name}}}⟧"')],
  ['a custom e-mail as userId', identified('"userId": "⟦i|{{custom_attribute.${email}}}⟧"')],
  [
    'an event e-mail through a variable',
    identified('"user_id": "⟦i|{{id}}⟧"', '{% assign id = event_properties.${email} | strip %}'),
  ],
  [
    'for some only',
    identified('"user_id": "{% if ${user_id} != blank %}{{${user_id}}}{% else %}⟦i|{{${email_address}}}⟧{% endif %}"'),
  ],
  ['by default', identified('"user_id": "⟦i|{{${user_id} | default: ${email_address}}}⟧"')],
  ['encoded', identified('"user_id": "⟦i|{{${email_address} | base64_encode}}⟧"')],
  [
    'a whole member in a capture',
    identified('{{m}}', '{% capture m %}"anonymous_id": "⟦i|{{${phone_number}}}⟧"{% endcapture %}'),
  ],
  [
    'both in identify',
    '{"type": "identify", "user_id": "{{${user_id}}}", "anonymous_id": "⟦i|{{${email_address}}}⟧", "timestamp": 1257894000000}',
  ],
  ['hashed e-mail', identified('"anonymous_id": "{{${email_address} | downcase | md5}}"')],
  ['hashed, then cut', identified('"anonymous_id": "{{${email_address} | sha2 | truncate: 32, \'\'}}"')],
  ['external id', identified('"user_id": "{{${user_id} | json_escape}}"')],
  ['braze id', identified('"user_id": "{{${braze_id}}}"')],
  ['a custom id', identified('"user_id": "{{custom_attribute.${customer_id}}}"')],
  ['a loyalty number', identified('"user_id": "{{custom_attribute.${loyalty_card_number}}}"')],
  ['device id', identified('"anonymous_id": "{{most_recently_used_device.${id}}}"')],
];

const byMember: readonly Entry[] = [
  ['email of something unknown', event('"email": "⟦p|{{event_properties.${contact_ref} | json_escape}}⟧"')],
  ['phone of something unknown', event('"phone": "⟦p|{{event_properties.${n}}}⟧"')],
  ['phone as a number', event('"phone_number": ⟦p|{{event_properties.${n} | plus: 0}}⟧')],
  ['dob of something unknown', event('"dob": "⟦p|{{custom_attribute.${d1}}}⟧"')],
  ['ssn of something unknown', event('"ssn": "⟦p|{{context.${v}}}⟧"')],
  ['last_name of something unknown', event('"customer": {"last_name": "⟦p|{{event_properties.${b}}}⟧"}')],
  ['email of a variable', event('"userEmail": "⟦p|{{x}}⟧"', '{% assign x = event_properties.${value} | strip %}')],
  ['email of a hash', event('"email": "{{event_properties.${ref} | sha2}}"')],
  ['email of a boolean', event('"email": {% if event_properties.${ref} %}true{% else %}false{% endif %}')],
  ['email of a number', event('"email": {{event_properties.${ref} | plus: 0}}')],
  ['email of a country', event('"email": "{{${country}}}"')],
  ['email of a campaign', event('"email": "{{campaign.${name} | json_escape}}"')],
  ['email_opt_in', event('"email_opt_in": "{{event_properties.${v}}}"')],
  ['email_hash', event('"email_hash": "{{event_properties.${v}}}"')],
  ['email_count', event('"email_count": {{event_properties.${v} | plus: 0}}')],
  ['phone_model', event('"phone_model": "{{event_properties.${v} | json_escape}}"')],
  ['store_phone', event('"store_phone": "{{event_properties.${v}}}"')],
  ['phone of a store', event('"store": {"phone": "{{event_properties.${v}}}"}')],
];

const clean: readonly Entry[] = [
  [
    'no personal data',
    event('"id": "{{event_properties.${id} | json_escape}}", "price": {{event_properties.${price} | plus: 0}}'),
  ],
  ['language, country, zone', event('"a": "{{${language}}}", "b": "{{${country}}}", "c": "{{${time_zone}}}"')],
  ['opt-in of an attribute', event('"a": "{{custom_attribute.${email_opt_in}}}"')],
  ['state of a subscription', event('"a": "{{subscribed_state.${email_global}}}"')],
  ['has an e-mail', event('"a": {% if ${email_address} != blank %}true{% else %}false{% endif %}')],
  ['domain of an e-mail', event('"a": "{{${email_address} | split: \'@\' | last}}"')],
  ['domain in two steps', event('"a": "{{p[1]}}"', '{% assign p = ${email_address} | split: "@" %}')],
  ['length of a phone number', event('"a": {{${phone_number} | size}}')],
  ['year of birth', event('"a": "{{${date_of_birth} | date: \'%Y\'}}"')],
  ['month of birth', event('"a": "{{${date_of_birth} | date: \'%B\'}}"')],
  ['birthday without its year', event('"a": "{{${date_of_birth} | date: \'%m-%d\'}}"')],
  ['year of birth by a cut', event('"a": "{{${date_of_birth} | slice: 0, 4}}"')],
  ['year of birth by a split', event('"a": "{{${date_of_birth} | split: \'-\' | first}}"')],
  ['set again, to something clean', event('"a": "{{x}}"', '{% assign x = ${email_address} %}{% assign x = "none" %}')],
  [
    'assigned and never printed',
    event('"a": 1', '{% assign x = ${email_address} %}{% capture y %}{{x}}{% endcapture %}'),
  ],
  ['in a comment', event('"a": 1', '{% comment %}{{${email_address}}}{% endcomment %}')],
  ['a case that cannot be', event('"a": "{% if ${email_address} == blank %}{{${email_address}}}{% endif %}"')],
  [
    'branch that excludes itself',
    event('"a": "{% if ${country} == \'US\' %}{% if ${country} == \'DE\' %}{{${phone_number}}}{% endif %}{% endif %}"'),
  ],
  [
    'never sent',
    `{% if \${email_address} != blank %}{% abort_message('x') %}{% endif %}${event('"a": "{{${email_address}}}"')}`,
  ],
  ['product name', event('"a": "{{event_properties.${name} | json_escape}}"')],
  ['phone case', event('"title": "{{event_properties.${phone_case} | json_escape}}"')],
  ['phone model', event('"a": "{{event_properties.${phone_model} | json_escape}}"')],
  ['mobile app version', event('"a": "{{event_properties.${mobile_app_version}}}"')],
  ['is mobile', event('"a": "{{event_properties.${is_mobile}}}"')],
  ['address of a store', event('"a": "{{event_properties.${store_address} | json_escape}}"')],
  ['e-mail of a shop', event('"a": "{{event_properties.${shop}.email | json_escape}}"')],
  ['web address', event('"a": "{{event_properties.${web_address} | json_escape}}"')],
  ['gift card', event('"a": "{{event_properties.${gift_card_number}}}"')],
  ['card type', event('"a": "{{event_properties.${card_type}}}"')],
  ['hashed e-mail by its name', event('"a": "{{custom_attribute.${hashed_email}}}"')],
  ['e-mail hash by its name', event('"a": "{{custom_attribute.${email_sha256}}}"')],
  ['e-mails opened', event('"a": {{custom_attribute.${emails_opened} | plus: 0}}')],
  ['last e-mail sent at', event('"a": "{{custom_attribute.${last_email_sent_at}}}"')],
  ['days until the birthday', event('"a": {{custom_attribute.${days_until_birthday} | plus: 0}}')],
  ['birth year', event('"a": {{custom_attribute.${birth_year} | plus: 0}}')],
  ['birthday of a dog', event('"a": "{{custom_attribute.${dog_birthday}}}"')],
  ['customer id', event('"a": "{{event_properties.${customer_id}}}"')],
  ['customer without as_json_string, an id', event('"a": "{{event_properties.${customer} | json_escape}}"')],
  ['id of a customer', event('"a": "{{event_properties.${customer}.id | json_escape}}"')],
  ['products of an order', event('"a": {{event_properties.${products} | as_json_string}}')],
  [
    'loops over products',
    event(
      '"a": [{% for p in {{event_properties.${products}}} %}"{{p.name | json_escape}}"{% unless forloop.last %},{% endunless %}{% endfor %}]',
    ),
  ],
  ['ip of nothing: zip file', event('"a": "{{event_properties.${tooltip}}}"')],
  ['another receiver', '{"customer": "{{${email_address} | json_escape}}", "phone": "{{${phone_number}}}"}'],
  [
    'a capture that is set again',
    event('"a": "{{c}}"', '{% capture c %}{{${email_address}}}{% endcapture %}{% capture c %}x{% endcapture %}'),
  ],
  ['random bucket', event('"a": {{${random_bucket_number}}}')],
  ['app version', event('"a": "{{${most_recent_app_version}}}"')],
  ['argument that is only removed', event('"a": "{{event_properties.${t} | remove: ${email_address} | json_escape}}"')],
  ['name of a campaign', event('"a": "{{campaign.${name} | json_escape}}"')],
  ['a catalog item', event('"a": "{{items[0].email | json_escape}}"', '{% catalog_items stores s1 %}')],
  [
    'an e-mail compared',
    event('"vip": {% if ${email_address} contains "@example.com" %}true{% else %}false{% endif %}'),
  ],
  ['a variable that nobody sets', event('"a": "{{ email }}"')],
];

export const flows = labelled('body', [...direct, ...ways, ...hashed, ...identifiers, ...byMember, ...clean]);
