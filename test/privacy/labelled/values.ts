import { type Entry, event, labelled, pieces, sample } from './label.ts';

const literals: readonly Entry[] = [
  ['e-mail', event('"a": "⟦l|jane.roe@acme-mail.com⟧"')],
  ['e-mail in a text', event('"a": "ask ⟦l|j_roe+news@mail.acme-shop.co.uk⟧ now"')],
  ['e-mail in a list', event('"a": ["⟦l|bo.li@acme-mail.de⟧", "x"]')],
  ['e-mail outside of an event', '{"to": "⟦l|jane.roe@acme-mail.com⟧"}'],
  [
    'e-mail as identifier',
    '{"type": "track", "event": "x", "user_id": "⟦l|jane.roe@acme-mail.com⟧", "timestamp": 1257894000000}',
  ],
  [
    'e-mail in a default',
    event('"a": "{{event_properties.${to} | default: \'⟦l|jane.roe@acme-mail.com⟧\' | json_escape}}"'),
  ],
  ['e-mail in an assign', event('"a": "{{to}}"', '{% assign to = "⟦l|jane.roe@acme-mail.com⟧" %}')],
  ['e-mail in a capture', event('"a": "{{to}}"', '{% capture to %}⟦l|jane.roe@acme-mail.com⟧{% endcapture %}')],
  ['e-mail in a branch', event('"a": "{% if ${country} == \'US\' %}⟦l|jane.roe@acme-mail.com⟧{% else %}x{% endif %}"')],
  ['phone in E.164', event('"a": "⟦l|+14158675309⟧"')],
  ['phone with spaces', event('"a": "call ⟦l|+49 30 901820⟧"')],
  ['phone by its name', event('"phone": "⟦l|415-867-5309⟧"')],
  ['phone with brackets', event('"a": "⟦l|(415) 867-5309⟧"')],
  ['phone by its name, as a number', event('"mobile": ⟦l|4158675309⟧')],
  ['birth date', event('"dob": "⟦l|1987-06-05⟧"')],
  ['birth date, the other way round', event('"birthday": "⟦l|05/06/1987⟧"')],
  ['birth date in words', event('"date_of_birth": "⟦l|June 5, 1987⟧"')],
  ['card', event('"a": "⟦l|4539 1488 0343 6467⟧"')],
  ['card without spaces', event('"card_number": "⟦l|5425233430109903⟧"')],
  ['american express', event('"a": "⟦l|3742 454554 00126⟧"')],
  ['iban', event('"a": "⟦l|DE89370400440532013000⟧"')],
  ['iban with spaces', event('"iban": "⟦l|GB29 NWBK 6016 1331 9268 19⟧"')],
  ['social security number', event('"a": "⟦l|536-22-8726⟧"')],
  ['social security number by its name', event('"ssn": "⟦l|536228726⟧"')],
  ['ip address', event('"ip": "⟦l|81.2.69.142⟧"')],
  ['precise location', event('"lat": ⟦l|52.516275⟧, "lon": ⟦l|13.377704⟧')],
  ['precise location in one text', event('"coordinates": "⟦l|52.516275,13.377704⟧"')],
  ['in raw', event('"a": "{% raw %}⟦l|jane.roe@acme-mail.com⟧{% endraw %}"')],
  ['two in one text', event('"a": "⟦l|a.b@acme-mail.com⟧ or ⟦l|c.d@acme-mail.com⟧"')],
];

const lookalikes: readonly Entry[] = [
  ['example.com', event('"a": "someone@example.com", "b": "x@mail.example.org", "c": "y@shop.test"')],
  ['office', event('"a": "support@acme-mail.com", "b": "no-reply@acme-mail.com"')],
  ['e-mail of a store', event('"store_email": "berlin@acme-shop.com"')],
  [
    'e-mail in a comparison',
    event('"a": {% if ${email_address} == "qa.person@acme-mail.com" %}1{% else %}0{% endif %}'),
  ],
  ['e-mail in a comment', event('"a": 1', '{% comment %} questions to jane.roe@acme-mail.com {% endcomment %}')],
  ['picture for two screens', event('"a": "icon@2x.png"')],
  ['handle', event('"a": "@acme", "b": "a@b"')],
  ['reserved phones', event('"phone": "+1 202 555 0143", "mobile": "+442079460123"')],
  ['seconds', event('"a": 1701886845, "timestamp": "1701886845"')],
  ['milliseconds', event('"a": 1701886845000, "b": "1701886845123"')],
  ['seconds under a phone’s neighbour', event('"phone_updated_at": 1701886845')],
  ['uuid', event('"a": "42772706-c225-43ad-837e-c01e94907c3c"')],
  ['sku', event('"sku": "9472-998-0112", "a": "3309-483-2201"')],
  ['sku of three parts', event('"sku": "536-22-8726"')],
  ['price', event('"price": 1299.9900, "a": "19.99"')],
  ['prices like coordinates', event('"price": 40.7128, "list_price": 74.0060')],
  ['version', event('"version": "1.2.3.4", "a": "10.0.19045.3803"')],
  ['version of something', event('"app": "8.8.8.8"')],
  ['md5', event('"a": "d41d8cd98f00b204e9800998ecf8427e"')],
  ['sha1', event('"a": "da39a3ee5e6b4b0d3255bfef95601890afd80709"')],
  ['digits of a hash', event('"hash": "4539148803436467"')],
  ['order number', event('"order_id": "4539148803436467"')],
  ['order number with dashes', event('"order": "114-3941689-8772232"')],
  ['ean', event('"ean": "4006381333931", "a": "5901234123457"')],
  ['isbn', event('"a": "978-3-16-148410-0"')],
  ['tracking number', event('"tracking_number": "9400111899223197428490"')],
  ['opt-in', event('"email_opt_in": true, "sms_opt_in": "yes"')],
  ['phone case', event('"title": "Phone case 4158675309", "phone_case": "black"')],
  ['phone model', event('"phone_model": "15-2023-128 100"')],
  ['phone as an article', event('"phone": "iPhone 15 Pro"')],
  ['date', event('"date": "1987-06-05", "published": "05/06/1987"')],
  ['date of delivery', event('"delivery_date": "2024-06-05"')],
  ['first of January', event('"dob": "1990-01-01"')],
  ['year', event('"birth_year": 1987, "birthday": "June"')],
  ['iso moment with zone', event('"a": "2023-12-06T19:20:45+01:00"')],
  ['plus points', event('"a": "+100 points", "b": "+1"')],
  ['sum', event('"a": "10+20+30+40+50"')],
  ['dimensions', event('"a": "120 x 60 x 75", "b": "10.5-20.5"')],
  ['private network', event('"ip": "192.168.0.17"')],
  ['coarse location', event('"lat": 52.52, "lon": 13.38')],
  ['latitude alone', event('"lat": 52.516275')],
  ['card that has a wrong digit', event('"a": "4539 1488 0343 6468"')],
  ['sixteen digits of no brand', event('"a": "1234567812345670"')],
  ['iban with a wrong digit', event('"a": "DE88370400440532013000"')],
  ['area that is never given out', event('"a": "900-12-3456", "b": "000-12-3456"')],
  ['address with digits', event('"url": "https://example.com/p/4158675309?x=+14158675309"')],
  ['name', event('"title": "Jane", "first_name": "Jane"')],
  ['campaign id', event('"campaign": "5f3c1a2b9d1e8a0001c0ffee"')],
  ['percent', event('"a": "12.3456%", "b": 0.123456')],
  ['bytes', event('"a": 2147483648, "b": 4294967296')],
];

const secretPlaces: readonly Entry[] = [
  [
    'basic in a comment',
    `{% comment %} Authorization: Basic ⟦k|${pieces('QWNjZXNz', 'S2V5OlMzY3JldDk5')}⟧ {% endcomment %}{"a": 1}`,
  ],
  [
    'basic in headers',
    `{% connected_content https://example.com/x :headers {"Authorization": "Basic ⟦k|${pieces('bWluazpw', 'NHNzLXcwcmQtMQ==')}⟧"} :save r %}{"a": 1}`,
  ],
  [
    'basic made by a filter',
    `{% connected_content https://example.com :headers {"Authorization": "Basic {{ '⟦k|${pieces('mink:p4', 'ss-w0rd')}⟧' | base64_encode }}"} %}{"a": 1}`,
  ],
  [
    'key of the endpoint',
    `{% comment %} https://collector.movableink-dmz.com/behavioral/⟦k|${pieces('a8f3', '-99c2b1')}⟧ {% endcomment %}{"a": 1}`,
  ],
  ['key of another endpoint', `{"url": "https://collector.micpn-eu.com/behavioral/⟦k|${pieces('Zk29', 'xQp07')}⟧"}`],
  [
    'bearer',
    `{% connected_content https://example.com :headers {"Authorization": "Bearer ⟦k|${pieces('9f8e7d6c', '5b4a39281706')}⟧"} %}{"a": 1}`,
  ],
  [
    'web token',
    `{"t": "⟦k|${pieces('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0In0.', 'dBjftJeZ4CVPmB92K27uhbUJU1p1r')}⟧"}`,
  ],
  ['api key', `{"api_key": "⟦k|${pieces('k3y9', 'a7d2f0c1b8')}⟧", "a": 1}`],
  [
    'api key in a header',
    `{% connected_content https://example.com :headers {"X-Api-Key": "⟦k|${pieces('77ab', '21cd90ef')}⟧"} %}{"a": 1}`,
  ],
  [
    'api key in an address',
    `{% connected_content https://example.com/x?api_key=⟦k|${pieces('77ab', '21cd90ef')}⟧ %}{"a": 1}`,
  ],
  [
    'password in an address',
    `{% connected_content https://mink:⟦k|${pieces('p4ss', 'w0rd')}⟧@example.com/x %}{"a": 1}`,
  ],
  ['key of a cloud', `{"a": "⟦k|${pieces('AKIA', 'QWERTYUIOPAS4DF7')}⟧"}`],
  ['client secret', `{"client_secret": "⟦k|${pieces('8dk3', 'Jd92kdL0')}⟧"}`],
];

const noSecrets: readonly Entry[] = [
  [
    'placeholder in double braces',
    '{% comment %} https://collector.movableink-dmz.com/behavioral/{{key}} Authorization: Basic {{authorization}} {% endcomment %}{"a": 1}',
  ],
  [
    'placeholder in angles',
    '{% comment %} Authorization: Basic <credentials>, Bearer <token> {% endcomment %}{"a": 1}',
  ],
  ['placeholder in words', '{"api_key": "YOUR_API_KEY_123", "token": "Bearer YOUR_TOKEN_HERE_1"}'],
  [
    'placeholder of crosses',
    '{"api_key": "xxxxxxxxxxxxxxxx1", "u": "https://collector.micpn.com/behavioral/xxxxxxxx"}',
  ],
  ['a stored credential', '{% connected_content https://example.com :basic_auth my_credential :save r %}{"a": 1}'],
  ['basic in a sentence', '{"a": "Basic package with bearer of good news"}'],
  ['id of a campaign', '{"api_id": "00000000-0000-4000-8000-000000000001"}'],
  ['secret santa', '{"title": "The secret: chocolate", "a": "secret santa 2024"}'],
  ['key of a dictionary', '{"key": "a1b2c3d4e5f6a7b8"}'],
  ['an attribute', '{"api_key": "{{custom_attribute.${key} | json_escape}}"}'],
];

const samples: readonly Entry[] = [
  ['e-mail', sample('"user": {"email": "⟦s|jane.roe@acme-mail.com⟧"}')],
  [
    'seed page e-mail',
    sample('"event": {"events": [{"email": "⟦s|test@acme-braze.com⟧", "name": "x", "properties": {}}]}'),
  ],
  ['phone', sample('"user": {"phone": "⟦s|+14158675309⟧"}')],
  ['birth date', sample('"user": {"dob": "⟦s|1987-06-05⟧"}')],
  [
    'names beside an e-mail',
    sample('"user": {"first_name": "⟦s|Jane⟧", "last_name": "⟦s|Roe⟧", "email": "⟦s|jane.roe@acme-mail.com⟧"}'),
  ],
  ['custom attribute', sample('"user": {"custom_attributes": {"work_email": "⟦s|jane.roe@acme-mail.com⟧"}}')],
  ['property', sample('"event": {"name": "x", "properties": {"contact": {"mobile": "⟦s|0171 9876543⟧"}}}')],
  [
    'in a list',
    sample(
      '"event": {"name": "x", "properties": {"guests": [{"email": "⟦s|a.b@acme-mail.com⟧"}, {"email": "⟦s|c.d@acme-mail.com⟧"}]}}',
    ),
  ],
  ['card', sample('"event": {"name": "x", "properties": {"card_number": "⟦s|4539148803436467⟧"}}')],
  ['iban', sample('"event": {"name": "x", "properties": {"account": "⟦s|DE89 3704 0044 0532 0130 00⟧"}}')],
  ['ssn', sample('"user": {"custom_attributes": {"ssn": "⟦s|536-22-8726⟧"}}')],
  ['ip address', sample('"event": {"name": "x", "properties": {"ip_address": "⟦s|81.2.69.142⟧"}}')],
  ['location', sample('"user": {"last_location": {"latitude": ⟦s|52.516275⟧, "longitude": ⟦s|13.377704⟧}}')],
  ['phone as a number', sample('"event": {"name": "x", "properties": {"phone": ⟦s|14158675309⟧}}')],
  [
    'e-mail in a note',
    sample('"event": {"name": "x", "properties": {"note": "from ⟦s|jane.roe@acme-mail.com⟧, urgent"}}'),
  ],
  ['e-mail in an expected payload', sample('"expect": {"a": {"properties": {"x": "⟦s|jane.roe@acme-mail.com⟧"}}}')],
  ['trigger property', sample('"api_trigger_properties": {"customerEmail": "⟦s|jane.roe@acme-mail.com⟧"}')],
  [
    'secret',
    sample(
      `"connected_content": {"https://collector.micpn.com/behavioral/⟦k|${pieces('Zk29', 'xQp07')}⟧": {"status": 200}}`,
    ),
  ],
  [
    'reserved values',
    sample(
      '"user": {"email": "test@example.com", "phone": "+12025550123", "dob": "1990-01-01", "first_name": "Test", "last_name": "Shopper"}',
    ),
  ],
  ['names alone', sample('"user": {"first_name": "Jane", "last_name": "Roe"}')],
  [
    'numbers',
    sample(
      '"event": {"name": "x", "properties": {"timestamp": 1701886845000, "sec": 1701886845, "sku": "9472-998-0112", "price": 40.7128, "version": "1.2.3.4", "order_id": "4539148803436467", "ean": 4006381333931}}',
    ),
  ],
  [
    'identifiers',
    sample('"user": {"external_id": "5c3aa83113dd490100d3d8d7", "braze_id": "42772706-c225-43ad-837e-c01e94907c3c"}'),
  ],
  [
    'opt-ins',
    sample(
      '"user": {"email_subscribe": "opted_in", "push_subscribe": "subscribed", "custom_attributes": {"email_opt_in": true, "emails_opened": 12}}',
    ),
  ],
  [
    'moments',
    sample(
      '"now": "2023-12-06T18:20:45Z", "event": {"name": "x", "time": "2023-12-06T19:20:45+01:00", "properties": {"delivery": "2024-06-05"}}',
    ),
  ],
  [
    'hashed',
    sample(
      '"user": {"custom_attributes": {"email_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}}',
    ),
  ],
  [
    'a store',
    sample(
      '"event": {"name": "x", "properties": {"store": {"phone": "+49 30 901820", "email": "berlin@acme-shop.com", "lat": 52.516275, "lon": 13.377704}}}',
    ),
  ],
];

const payloads: readonly Entry[] = [
  ['e-mail', event('"a": "⟦s|jane.roe@acme-mail.com⟧"')],
  ['phone by its name', event('"phone": "⟦s|415-867-5309⟧"')],
  ['birth date', event('"birthDate": "⟦s|1987-06-05⟧"')],
  ['e-mail as identifier', '{"type": "track", "user_id": "⟦s|jane.roe@acme-mail.com⟧"}'],
  ['no JSON', '{"type": "track" "email": "⟦s|jane.roe@acme-mail.com⟧",}'],
  [
    'clean',
    event('"id": "56544", "price": 1.99, "url": "https://www.example.com/variants_id/5f08cb918dcc595aa74b0fbc"'),
  ],
  ['hash', event('"a": "d41d8cd98f00b204e9800998ecf8427e"')],
];

export const values = [
  ...labelled('body', [...literals, ...lookalikes, ...secretPlaces, ...noSecrets]),
  ...labelled('sample-user', samples),
  ...labelled('payload', payloads),
];
