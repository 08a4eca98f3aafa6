import { describe, expect, test } from 'vitest';
import { property, told } from './told.ts';

const POINTS = `{% assign p = ${property('points')} | plus: 0 %}`;
const COUNT = `{% assign n = ${property('list')} | size %}`;
const TWO = `{% assign a = ${property('was')} | plus: 0 %}{% assign b = ${property('now')} | plus: 0 %}`;

/** Each of the tests of one number decides over the others. */
const PROVED: string[] = [
  `${POINTS}{% if p >= 1000 %}{"a": 1}{% endif %}{% if p < 1000 %}{"a": 2}{% endif %}`,
  `${POINTS}{"a": {% if p >= 1000 %}3{% endif %}{% if p >= 500 and p < 1000 %}2{% endif %}{% if p < 500 %}1{% endif %}}`,
  `${POINTS}{"a": {% if p == 0 %}1{% endif %}{% if p < 0 or p > 0 %}2{% endif %}}`,
  `${POINTS}{"a": {% if p > 0 %}1{% endif %}{% if p < 0 %}2{% endif %}{% if p == 0 %}3{% endif %}}`,
  `${POINTS}{"a": {% if 5 < p %}1{% endif %}{% unless p > 5 %}2{% endunless %}}`,
  `${POINTS}{"a": {% if p <= 7 %}{% if p > 9 %},{% endif %}1{% else %}2{% endif %}}`,
  `{% assign p = ${property('points')} | times: 1.0 %}{"a": {% if p < 0.5 %}1{% endif %}{% if p >= 0.5 %}2{% endif %}}`,
  // Of whole numbers there is none between two, and of counts none below 0.
  `${COUNT}{% if n == 0 %}{"a": 1}{% endif %}{% if n > 0 %}{"a": 2}{% endif %}`,
  `${COUNT}{"a": {% if n <= 3 %}1{% endif %}{% if n >= 4 %}2{% endif %}}`,
  `${COUNT}{"a": {% if n < 0 %},{% endif %}{% if n == 1.5 %},{% endif %}1}`,
  // Two numbers that are compared with each other.
  `${TWO}{"a": {% if a > b %}1{% endif %}{% if a <= b %}2{% endif %}}`,
  `${TWO}{"a": {% if a > b %}1{% elsif a == b %}2{% elsif a < b %}3{% endif %}}`,
  `${TWO}{"a": [{% if a > b %}1{% endif %}{% if b < a %},{% endif %}2]}`,
  `${TWO}{"a": {% if a == b %}1{% endif %}{% if b != a %}2{% endif %}}`,
  `{% assign end = ${property('end')} | date: '%s' | plus: 0 %}{% assign now = 'now' | date: '%s' | plus: 0 %}{"a": {% if end > now %}1{% endif %}{% if now >= end %}2{% endif %}}`,
];

/** What they leave open stays so, and the case says it. */
const REFUTED: string[] = [
  `${POINTS}{"a": {% if p > 1000 %}1{% endif %}{% if p < 1000 %}2{% endif %}}`,
  `${POINTS}{% if p >= 1000 %}{"a": 1}{% endif %}{% if p <= 1000 %}{"a": 2}{% endif %}`,
  `${COUNT}{"a": {% if n < 3 %}1{% endif %}{% if n > 3 %}2{% endif %}}`,
  `${TWO}{"a": {% if a > b %}1{% endif %}{% if a < b %}2{% endif %}}`,
  `${TWO}{% if a >= b %}{"a": 1}{% endif %}{% if a <= b %}{"a": 2}{% endif %}`,
];

describe('tests of one number', () => {
  test.each(PROVED)('go together: %s', (body) => expect(told(body)).toBe('proved'));
  test.each(REFUTED)('leave something open: %s', (body) => expect(told(body)).toMatch(/^refuted /));
});
