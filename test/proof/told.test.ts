import { describe, expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';
import { checkForTest } from '../check.ts';
import { property, told } from './told.ts';

const TEXT = property('text');
const N = property('n');
const TESTED = `{% if ${TEXT} == blank %}{% abort_message('x') %}{% endif %}`;

describe('each assumption of an output is told', () => {
  test.each([
    `${TESTED}{"p": {{ ${TEXT} | slice: 0, ${N} | prepend: '"' | append: '"' }}}`,
    `${TESTED}{"p": {{ ${TEXT} | truncate: ${N} | prepend: '"' | append: '"' }}}`,
    `${TESTED}{"p": "a"{% if ${TEXT} != 'x' %}, "q": {{ ${TEXT} | slice: ${N} | append: '"' | prepend: '"' }}{% endif %}}`,
    `${TESTED}{% assign q = ${TEXT} | slice: 1, ${N} | prepend: '"' | append: '"' %}{"p": {{ q }}}`,
    `${TESTED}{"p": [{{ ${TEXT} | truncatewords: ${N} | prepend: '"' | append: '", 1' }}]}`,
  ])('%s', (body) => expect(told(body)).toMatch(/^conditional (?=.*unescaped).*(error|blank)/));
});

/** What happens only in cases that are not sent. */
describe('nothing is told of what is never sent', () => {
  test.each([
    [
      `{"a": {{ ${TEXT} | plus: 0 }}, "b": {{ ${N} | date: '%s' | plus: 0 }}}{% if ${TEXT} == blank %}{% abort_message('x') %}{% endif %}`,
      'proved',
    ],
    [`{"a": {% if ${TEXT} == 'a' %}1{% endif %}}{% if ${TEXT} != 'a' %}{% abort_message('x') %}{% endif %}`, 'proved'],
    [`{"a": "{{ ${TEXT} }}"}{% abort_message('x') %}`, 'proved'],
    [`{% if ${TEXT} == blank %}{"a": {{ ${TEXT} }}}{% abort_message('x') %}{% else %}{}{% endif %}`, 'proved'],
    [
      `{"a": {{ ${TEXT} | as_json_string }}, "b": {% if ${TEXT} == blank %}{% else %}2{% endif %}}{% if ${TEXT} == blank %}{% abort_message('x') %}{% endif %}`,
      'proved',
    ],
  ])('%s', (body, expected) => expect(told(body)).toBe(expected));
});

describe('behind a test that cannot be followed a case names what is known', () => {
  const SECONDS = `{% assign today = 'now' | date: "%s" %}{% assign left = ${property('date')} | date: "%s" | minus: today %}`;
  const LATE = `${SECONDS}{% if left < 7200 %}{% abort_message("late") %}{% endif %}`;
  test.each([
    [`${LATE}{"a": 1{% if ${TEXT} == 'b' %} "b": 2{% endif %}}`, '`event_properties.${text}` is `b`'],
    [`${LATE}{"a": {{ ${TEXT} }}}`, '`event_properties.${text}` is blank'],
  ])('%s', (body, expected) => {
    const { problems, assumptions } = prove(read(body));
    const [found] = [...problems, ...assumptions];
    expect(found?.when.explain()?.words).toContain(expected);
  });
});

describe('no gap is told beside a finding that says the same', () => {
  test.each([
    `{% assign n = ${property('a')} | size %}{"p": [{% for l in ${property('l')} %}{{ l.sku | as_json_string }}{% if forloop.index != n %},{% endif %}{% endfor %}]}`,
    `{"t": {{ ${property('placed_at')} | plus: 0 }}000}`,
    `{"v": [1{% if ${property('a')}.size > 0 %},{% endif %}{% for s in ${property('a')} %}{{ s.id | as_json_string }}{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
    `{"a": {{ ${TEXT} }}000}`,
  ])('%s', (body) => {
    const { findings } = checkForTest(body);
    const others = findings.filter(({ code }) => code !== 'not-proved');
    const gaps = findings.filter(({ code }) => code === 'not-proved');
    const besides = gaps.filter((gap) => others.some((other) => other.start < gap.end && gap.start < other.end));
    expect(besides).toEqual([]);
  });
});
