import { describe, expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { Analysis } from '../../server/src/rules/engine/analysis.ts';
import { runRules } from '../../server/src/rules/engine/run.ts';
import { defaultSettings, type Settings } from '../../server/src/rules/engine/settings.ts';
import { rules } from '../../server/src/rules/index.ts';
import { read } from '../../server/src/template/read.ts';

const ofLiquid = new Set(rules.filter(({ group }) => group === 'liquid').map(({ code }) => code));

/** The findings on the Liquid of a body: severity, rule, and the text that they lie on. */
function findingsOf(body: string, settings: Settings = defaultSettings): string[] {
  const template = read(body);
  const findings = runRules(new Analysis(template, prove(template), settings), (code, error) => {
    throw new Error(`rule ${code} has thrown`, { cause: error });
  });
  return findings
    .filter(({ code }) => ofLiquid.has(code))
    .map(({ code, severity, start, end }) => `${severity} ${code}: ${body.slice(start, end)}`);
}

/** Conditions, and what is found in them. What Ruby does with each is in the messages. */
const CONDITIONS: [condition: string, ...findings: string[]][] = [
  ['${language} == "en"'],
  ['"en" == ${language}'],
  ['{{${language}}}=="en"'],
  ['${language} <> "en"'],
  ['${language} contains "(" or ${city} == "a && b" and ${country} != blank'],
  ['event_properties.${a (b) && c} == 1'],
  ['${language} == nil or true'],
  ["${language} = 'en'", 'error invalid-condition: ='],
  ["${language} === 'en'", 'error invalid-condition: ==='],
  ["${language} is 'en'", 'error invalid-condition: is'],
  ["${language}=='en'", "error invalid-condition: ${language}=='en'"],
  ["${language}== 'en'", "error invalid-condition: ${language}== 'en'"],
  ['!${language}', 'error invalid-condition: !${language}'],
  ['not ${language}', 'error invalid-condition: not'],
  ["not ${language} == 'en'", 'error invalid-condition: not'],
  ['${language} && ${city}', 'error invalid-condition: && ${city}'],
  ['${language} || ${city}', 'error invalid-condition: || ${city}'],
  ['${language} AND ${city}', 'error invalid-condition: AND ${city}'],
  ["(${language} == 'en')", "error invalid-condition: (${language} == 'en')"],
  ["${language} == 'en' or 'de'", "warning invalid-condition: 'de'"],
  ['${language} ==', 'warning invalid-condition: =='],
  ["${language} == 'en' 'de'", "warning invalid-condition: 'de'"],
  ['${language} == 5', 'warning invalid-condition: 5'],
  ["${random_bucket_number} == '5'", "warning invalid-condition: '5'"],
  ["${random_bucket_number} > '5'", "warning invalid-condition: '5'"],
  ["${random_bucket_number} == ''"],
  ['${language} == “en”', 'error curly-quotes: “en”'],
  ["${language} | downcase == 'en'", "error misplaced-filter: | downcase == 'en'"],
  ["{{${language} | downcase}} == 'en'", "error misplaced-filter: | downcase}} == 'en'"],
  ['${language} == en', 'warning undefined-variable: en'],
];

describe('a condition', () => {
  test.each(CONDITIONS)('%s', (condition, ...findings) => {
    expect(findingsOf(`{"a": {% if ${condition} %}1{% else %}2{% endif %}}`)).toEqual(findings);
  });

  test('a type that the configuration declares', () => {
    const settings: Settings = {
      ...defaultSettings,
      types: new Map([
        ['custom_attribute.${brands}', 'list'],
        ['event_properties.${vip}', 'boolean'],
      ]),
    };
    const of = (condition: string) => findingsOf(`{% if ${condition} %}{% endif %}`, settings);
    expect(of("custom_attribute.${brands} == 'a'")).toEqual(["warning invalid-condition: 'a'"]);
    expect(of("custom_attribute.${brands} contains 'a'")).toEqual([]);
    expect(of("event_properties.${vip} == 'true'")).toEqual(["warning invalid-condition: 'true'"]);
    expect(of('event_properties.${vip} == true')).toEqual([]);
  });
});

/** Outputs and tags, and what is found in them. */
const LIQUID: [body: string, ...findings: string[]][] = [
  // Filters and their arguments
  ["{{ ${city} | append: 'a' | slice: 0, 1 | truncate: 5, '' | default: 'x', allow_false: true }}"],
  ["{{ ${city} | append 'a' }}", "error filter-arguments: append 'a'"],
  ['{{ ${city} | append: }}', 'error filter-arguments: append'],
  ["{{ ${city} | append: 'a', 'b' }}", "error filter-arguments: 'b'"],
  ["{{ ${city} | append: text: 'a' }}", "error filter-arguments: text: 'a'"],
  ["{{ ${city} | default: 'a', allow: true }}", 'warning filter-arguments: allow: true'],
  ["{{ ${city} | truncate: 'five' }}", "error filter-arguments: 'five'"],
  ["{{ event_properties.${n} | plus: 'five' }}", "warning filter-arguments: 'five'"],
  ["{{ event_properties.${n} | plus: '5' }}"],
  ["{{ ${city} | md5: 'a' }}", "warning filter-arguments: 'a'"],
  ['{{ ${city} | squish }}', 'warning unsupported-by-braze: squish'],
  ['{{ ${city} | rstrip }}', 'error unsupported-by-braze: rstrip'],
  ['{{ 2 | pluralize: "a", "b" }}', 'error unsupported-by-braze: pluralize'],
  ['{{ ${city} | nosuch }}', 'error unknown-filter: nosuch'],
  // Filters where none works
  ['{% for i in event_properties.${l} | sort %}{{i}}{% endfor %}', 'error misplaced-filter: | sort'],
  ["{% case ${city} | upcase %}{% when 'A' %}1{% endcase %}", 'error misplaced-filter: | upcase'],
  ["{% case ${city} %}{% when 'a', \"b | c\" or 'd' %}1{% endcase %}"],
  ["{% case ${city} %}{% when 'a' | upcase %}1{% endcase %}", 'error misplaced-filter: | upcase'],
  ['{% assign n = 1 %}{{ event_properties.${l}[n | minus: 1] }}', 'error misplaced-filter: | minus: 1'],
  ['{% assign n = 1 %}{{ 2 | plus: {{n | times: 2}} }}', 'error misplaced-filter: | times: 2'],
  ['{% assign n = 1 %}{{ 2 | plus: {{n}} | times: 2 }}'],
  // Operators where none works
  ['{% assign n = 1 %}{{ n + 1 }}', 'error misplaced-operator: + 1'],
  ['{% assign n = 1 %}{{ n*2 }}', 'error misplaced-operator: n*2'],
  ['{% assign n-1 = 1 %}{{ n-1 }}'],
  ['{% assign a = 1 %}{% assign b = a == 1 %}{{ b }}', 'error misplaced-operator: == 1'],
  ["{% assign a = 1 %}{{ a || 'none' }}", "error misplaced-operator: || 'none'"],
  ["{{ ${city} | append: ' ' + 'a' }}", "error misplaced-operator: + 'a'"],
  ["{{ ${city} 'a' }}", "warning liquid-syntax: 'a'"],
  ["{{ ${city} | default: 'a }}", "warning liquid-syntax: 'a"],
  // Quotes and braces
  ['{{ ${city} | default: “a b” }}', 'error curly-quotes: “a b”'],
  ["{{ ${city} | default: 'a “b”' }} “c”"],
  ['{{{${city}}}}', 'error triple-braces: {{{'],
  ['${{${city}}} {{ {{${city}}} }} {"a": {{ ${city} }}}'],
  // What Braze does not have
  ["{% include 'a' %}", 'error unsupported-by-braze: include'],
  ["{% abort_message('no {{${city}}}') %}", 'information unsupported-by-braze: {{${city}}}'],
  [
    '{{custom_attribute.${a} | plus: {{custom_attribute.${b}}}}}',
    'information unsupported-by-braze: custom_attribute.${b}',
  ],
  ['{{${user_id} | default: ${braze_id}}}'],
  ['{% assign größe = 1 %}', 'error unsupported-by-braze: größe'],
  ['{{targeted_device.${os}}}', 'information unsupported-by-braze: targeted_device'],
  // Variables
  ['a part of a body {{ a }}', 'information undefined-variable: a'],
  ['[{{ a }}]', 'warning undefined-variable: a'],
  ['[{{ $isoTimestamp }}]', 'warning undefined-variable: $isoTimestamp'],
  ["[{{ now | date: '%s' }}]", 'warning undefined-variable: now'],
  ['[{{ items[0].title }}]', 'warning undefined-variable: items'],
  ['{% catalog_items a b %}{{ items[0].title }}'],
  ['{% connected_content https://example.com :save a %}{{ a.b }}'],
  ['{{content_blocks.${a}}}{{ a }}'],
  ['{{ a.${b} }}'],
  ['[{{ a }}]{% assign a = 1 %}', 'warning undefined-variable: a'],
  ['{% for i in (1..2) %}{{ a }}{% assign a = i %}{% endfor %}'],
  ['{% for i in (1..2) offset:continue %}{{ forloop.index }}{{ i }}{% endfor %}'],
  ['{% increment a %}{{ a }}'],
  [`{% if \${city} == 'x' %}{% assign a = 1 %}{% endif %}{"b": "{{ a }}"}`, 'hint undefined-variable: a'],
  [`{% if \${city} == 'x' %}{% assign a = 1 %}{% endif %}{"b": "{% if \${city} == 'x' %}{{ a }}{% endif %}"}`],
  [`{% if \${city} == 'x' %}{% assign a = 1 %}{% endif %}{"b": "{% if a %}{{ a }}{% endif %}"}`],
  [`{% if \${city} == 'x' %}{% assign a = 1 %}{% endif %}{"b": "{{ a | default: 2 }}"}`],
  [`{% if \${city} == 'x' %}{% assign a = 1 %}{% else %}{% abort_message('x') %}{% endif %}{"b": "{{ a }}"}`],
  ['{{ accessibility_language }}{{ campaign.${name} }}'],
  ['{% assign a = 1 %}', 'hint unused-variable: a'],
  ['{% capture a %}1{% endcapture %}{{content_blocks.${b}}}'],
  ['{% connected_content https://example.com :save a %}', 'hint unused-variable: a'],
  ['{% connected_content https://example.com :method post :save a %}'],
  // Empty texts
  ['{% if ${city} %}{{${city}}}{% endif %}', 'information empty-string-is-true: ${city}'],
  ['{% if ${city} %}{{${country}}}{% endif %}'],
  ['{% if ${city} and ${city} != "" %}1{% endif %}'],
  ['{% if ${random_bucket_number} %}{{${random_bucket_number}}}{% endif %}'],
];

describe('Liquid', () => {
  test.each(LIQUID)('%s', (body, ...findings) => {
    expect(findingsOf(body)).toEqual(findings);
  });

  test('properties that a message with another trigger does not have', () => {
    const of = (trigger: Settings['trigger'], body: string) =>
      findingsOf(body, { ...defaultSettings, ...(trigger && { trigger }) });
    const body = '{{event_properties.${a}}}';
    expect(of(undefined, body)).toEqual([]);
    expect(of('action-based', body)).toEqual([]);
    expect(of('canvas-later-step', body)).toEqual([]);
    expect(of('canvas-first-step', body)).toEqual(['warning unsupported-by-braze: event_properties']);
    expect(of('scheduled', body)).toEqual(['warning unsupported-by-braze: event_properties']);
    expect(of('api-triggered', '{{api_trigger_properties.${a}}}{{context.${b}}}')).toEqual([
      'warning unsupported-by-braze: context',
    ]);
  });
});
