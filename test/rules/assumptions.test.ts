import { describe, expect, test } from 'vitest';
import type { Assumption, AssumptionKind, AttributePath } from '../../server/src/proof/proof.ts';
import { Analysis } from '../../server/src/rules/engine/analysis.ts';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import { runRules } from '../../server/src/rules/engine/run.ts';
import { defaultSettings } from '../../server/src/rules/engine/settings.ts';
import { applyEdits } from '../../server/src/service/apply-fixes.ts';
import { read } from '../../server/src/template/read.ts';
import { checkForTest } from '../check.ts';
import { always, when } from '../proof/build/cases.ts';
import { object, proofOf } from '../proof/build/trees.ts';

/** What is assumed of the one output of a body. */
function assume(body: string, kind: AssumptionKind, place: Assumption['place'], member: string): Assumption {
  const output = read(body).nodes.find(({ type }) => type === 'output');
  const { start, end } = output ?? { start: 0, end: 0 };
  const name = /\$\{(\w+)\}/.exec(body)?.[1] ?? '';
  const path: AttributePath = { root: { kind: 'namespace', name: 'event_properties' }, steps: [name], text: name };
  return { kind, place, member: member.split('.'), text: name, path, when: always, brokenBy: [], start, end };
}

function findings(body: string, assumptions: readonly Assumption[]): Finding[] {
  return runRules(new Analysis(read(body), proofOf(object(), { assumptions }), defaultSettings), (code, error) => {
    throw new Error(`rule ${code} has thrown`, { cause: error });
  });
}

const FIXES: [
  name: string,
  body: string,
  assumption: readonly [AssumptionKind, Assumption['place'], member: string],
  finding: string,
  fixed: readonly string[],
][] = [
  [
    'free text in a text',
    '{"title": "{{event_properties.${title}}}"}',
    ['unescaped', 'text', 'title'],
    'unescaped-value warning safe',
    ['{"title": "{{event_properties.${title} | json_escape}}"}'],
  ],
  [
    'an address in a text, with white space control',
    '{"url": "{{- event_properties.${url} -}}"}',
    ['unescaped', 'text', 'url'],
    'unescaped-value information safe',
    ['{"url": "{{- event_properties.${url} | json_escape -}}"}'],
  ],
  [
    'what is escaped by hand: one filter does it',
    `{"title": "{{event_properties.\${title} | replace: '"', '\\"'}}"}`,
    ['unescaped', 'text', 'title'],
    'unescaped-value warning suggestion',
    ['{"title": "{{event_properties.${title} | json_escape}}"}'],
  ],
  [
    'a value with a number for what is blank, of which `true` stays `true`',
    '{"n": {{event_properties.${n} | default: 0}}}',
    ['unescaped', 'value', 'n'],
    'unescaped-value information suggestion',
    ['{"n": {{event_properties.${n} | default: 0 | as_json_string}}}'],
  ],
  [
    'the same in a member that holds a number',
    '{"price": {{event_properties.${n} | default: 0}}}',
    ['unescaped', 'value', 'price'],
    'unescaped-value information suggestion',
    ['{"price": {{event_properties.${n} | default: 0 | plus: 0}}}'],
  ],
  [
    'a name',
    '{"{{event_properties.${title}}}": 1}',
    ['unescaped', 'name', ''],
    'unescaped-value warning safe',
    ['{"{{event_properties.${title} | json_escape}}": 1}'],
  ],
  [
    'a value that may be a text',
    '{"plan": {{event_properties.${plan}}}}',
    ['text', 'value', 'plan'],
    'unescaped-value warning suggestion',
    ['{"plan": {{event_properties.${plan} | as_json_string}}}'],
  ],
  [
    'a number that may be a text',
    '{"properties": {"price": {{event_properties.${price}}}}}',
    ['text', 'value', 'properties.price'],
    'unescaped-value information suggestion',
    ['{"properties": {"price": {{event_properties.${price} | plus: 0}}}}'],
  ],
  [
    'a number that may be blank',
    '{"properties": {"price": {{event_properties.${price}}}}}',
    ['blank', 'value', 'properties.price'],
    'blank-value warning suggestion suggestion suggestion',
    [
      '{"properties": {"price": {{event_properties.${price} | plus: 0}}}}',
      `{"properties": {"price": {{event_properties.\${price} | strip | default: 'null'}}}}`,
      `{"properties": {"price": {% if {{event_properties.\${price}}} == blank %}{% abort_message('no event_properties.price') %}{% endif %}{{event_properties.\${price}}}}}`,
    ],
  ],
  [
    'an object in a text',
    '{"meta": "{{event_properties.${meta}}}"}',
    ['object', 'text', 'meta'],
    'object-as-text warning suggestion',
    ['{"meta": {{event_properties.${meta} | as_json_string}}}'],
  ],
  [
    'an object within a longer text',
    '{"meta": "a {{event_properties.${meta}}}"}',
    ['object', 'text', 'meta'],
    'object-as-text warning suggestion',
    ['{"meta": "a {{event_properties.${meta} | as_json_string}}"}'],
  ],
  [
    'an error',
    '{"share": {{1 | divided_by: event_properties.${n}}}}',
    ['error', 'value', 'share'],
    'liquid-error information suggestion',
    [
      `{"share": {% assign divisor = event_properties.\${n} | plus: 0 %}{% if divisor == 0 %}{% abort_message('divided by 0') %}{% endif %}{{1 | divided_by: divisor}}}`,
    ],
  ],
];

describe('one output', () => {
  test.each(FIXES)('%s', (_, body, [kind, place, member], expected, fixed) => {
    const found = findings(body, [assume(body, kind, place, member)]);
    expect(
      found.map(({ code, severity, fixes }) => [code, severity, ...fixes.map((fix) => fix.kind)].join(' ')),
    ).toEqual([expected]);
    expect(found.flatMap(({ fixes }) => fixes.map(({ edits }) => applyEdits(body, edits)))).toEqual(fixed);
  });

  test('is told of once, by what says most', () => {
    const body = '{"plan": {{event_properties.${plan}}}}';
    const kinds: AssumptionKind[] = ['text', 'error', 'blank'];
    const found = findings(
      body,
      kinds.map((kind) => assume(body, kind, 'value', 'plan')),
    );
    expect(found.map(({ code }) => code)).toEqual(['blank-value']);
  });

  test('that can be anything is hardly ever a list', () => {
    const body = '{"title": "{{event_properties.${title}}}"}';
    const kinds: AssumptionKind[] = ['object', 'unescaped'];
    const found = findings(
      body,
      kinds.map((kind) => assume(body, kind, 'text', 'title')),
    );
    expect(found.map(({ code }) => code)).toEqual(['unescaped-value']);
  });

  test('printed in two places is told of once, for both cases', () => {
    const body = '{"plan": "{{event_properties.${plan}}}"}';
    const assumption = assume(body, 'unescaped', 'text', 'plan');
    const found = findings(body, [
      { ...assumption, when: when('a') },
      { ...assumption, when: when('a').not() },
    ]);
    expect(found.map((finding) => [finding.code, finding.when])).toEqual([['unescaped-value', undefined]]);
  });
});

describe('a tag that prints data takes no filters', () => {
  test.each([
    [`{"code": {% promotion('spring') %}}`, 'blank-value', 'Put it in double quotes'],
    [
      `{"code": "{% promotion('spring') %}"}`,
      'unescaped-value',
      'Put the tag between `capture` and `endcapture`, and print that variable here with `| json_escape`.',
    ],
    ['{"a": "{% cycle custom_attribute.${a}, "b" %}"}', 'unescaped-value', 'Put the tag between'],
  ])('%s', (body, code, advice) => {
    const [finding] = checkForTest(body).findings;
    expect(finding?.code).toBe(code);
    expect(finding?.message).toContain(advice);
  });
});
