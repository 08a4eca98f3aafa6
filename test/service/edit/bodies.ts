/** With strings that no rule for events reads, in all places where there can be some, and with faults around them. */
export const bodiesWithProse: readonly string[] = [
  `{% comment %} What people look at {% endcomment %}
{
  "title": "Kitchen wipes, pack of 6",
  "note": "For {{\${first_name} | default: 'you' | json_escape}}, from Oslo",
  "numbers": [ 1, 2 , {{event_properties.\${count} | plus: 0}} ],
  "lines": ["one", "two words", "\\u00e9 and \\n more"]
}
`,
  `{% capture link %}https://www.example.com/p/17?v={{event_properties.\${v} | url_encode}}{% endcapture %}
{"products": [
  {% for item in event_properties.\${items} %}
  {"id": "{{item.id | json_escape}}", "label": "An item of many", "url": "{{link}}"}{% unless forloop.last %},{% endunless %}
  {% endfor %}
]}`,
  `{% if \${city} == 'Oslo' %}{"greeting": "God dag, {{\${first_name}}}"}{% else %}{"greeting": "Good day, {{\${first_name}}}",}{% endif %}`,
  `{
  "type": "track", "event": "product_viewed", "user_id": "{{\${user_id} | json_escape}}", "timestamp": 1257894000000,
  "properties": {
    "id": "17", "title": "Wipes for the kitchen", "contact": "call the office", "phone": "none yet",
    "maker": {"name": "Nordic Mills", "city": "Bergen", "ip": "internal only", "birth_date": "not said"}
  }
}`,
  `{%- if \${a} -%} {"a": "left {{- \${b} | json_escape -}} right"} {%- else -%} {"a": "other"{% if \${c} %}, "c": "{{\${c}}}"{% endif %}} {%- endif -%}`,
  `{"a": "x{% if \${b} %}left part{% else %}right part{% endif %} and the rest", "b" "missing colon", "c": "after it", "c": "again"}`,
  `{% comment %} mi-webhook-disable-next-line json-syntax -- it is wanted {% endcomment %}
{"a": "first line",
 "b": "second line",}
`,
];

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

/** With lists of items that have more or less to do with each other. */
export const bodiesWithLists: readonly string[] = [
  `{"products": [${numbers(8).map((n) => `\n  {"id": "{{event_properties.\${id_${n}} | json_escape}}", "title": "Kitchen wipes", "price": {{event_properties.\${price} | plus: 0}}}`)}\n]}`,
  `{"products": [${numbers(7).map(
    (n) => `
    {% capture link %}https://www.example.com/p/${n}?v={{event_properties.\${link_${n % 5}} | json_escape}}{% endcapture %}
    {
      "id": "{{event_properties.\${id_${n % 5}} | json_escape}}",
      {% if event_properties.\${price_${n % 5}} != blank %}
      "price": {{event_properties.\${price_${n % 5}} | plus: 0}},
      {% endif %}
      {% if {{custom_attribute.\${colour_${n % 5}}}} == 'red' %}"colour": "red",{% elsif {{custom_attribute.\${colour_${n % 5}}}} != blank %}"colour": "{{custom_attribute.\${colour_${n % 5}} | json_escape}}",{% endif %}
      "categories": [
        {% for category in event_properties.\${categories_${n % 5}} %}
        {"id": "{{category.id | json_escape}}"}{% unless forloop.last %},{% endunless %}
        {% endfor %}
      ],
      "url": "{{link}}"
    }`,
  )}
  ]}`,
  `{% assign seconds = 'now' | date: '%s' %}
{% if \${user_id} == blank %}{% abort_message('unknown user') %}{% endif %}
{
  "type": "track", "event": "product_viewed", "user_id": "{{\${user_id} | json_escape}}", "timestamp": {{seconds}}000,
  "properties": {"products": [${numbers(6).map((n) => `{"id": "{{event_properties.\${id_${n}} | json_escape}}", "name": "{{event_properties.\${name_${n}}}}", "price": 1.${n}}`)}]}
}`,
  `{"items": [${numbers(6).map((n) => `{% if event_properties.\${a${n}} == 'x' %}{"n": ${n}, "a": "{{event_properties.\${a${n}}}}"}{% else %}{"n": "{{\${city}}}"}{% endif %}`)}], "last": "{{\${city} | json_escape}}"}`,
  `[${numbers(5).map((n) => `{"type": "track", "event": "seen_${n}", "user_id": "{{\${user_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "{{event_properties.\${id_${n}}}}"}}`)}]`,
  `{"rows": [${numbers(4).map((r) => `[${numbers(4).map((n) => `{% assign v = event_properties.\${v_${r}_${n}} | default: 'none' %}"{{v | json_escape}} of ${r}"`)}]`)}]}`,
  `{% assign currency = \${currency} %}{"list": [${numbers(6).map((n) => `{"price": "{{event_properties.\${p_${n}}}} {{currency}}", "b": {{event_properties.\${n_${n}}}}}`)}]}`,
  `{"list": [${numbers(6).map((n) => `{"a_${n}": "{{event_properties.\${p_${n}} | upcase}}", "b" "lost", "c": [1, 2${n % 2 ? ',' : ''}]}`)}], "list": [{{\${age}}}]}`,
  `{"list": [${numbers(6).map((n) => `{% comment %} item {% endcomment %}{% if \${vip} %}{"v": ${n}}{% endif %}{% unless \${vip} %}{"n": "{{\${first_name}}} ${n}"}{% endunless %}`)}]}`,
];
