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
