import { describe, expect, test } from 'vitest';
import { render } from './sample.ts';

describe('limits', () => {
  test.each([
    ['{% for i in (1..200000000) limit:1 %}{{i}}{% endfor %}', '1'],
    ['{{ (1..200000000) | size }} {{ (5..200000000) | first }}', '200000000 5'],
    [`${'{% if true %}'.repeat(100)}deep${'{% endif %}'.repeat(100)}`, 'deep'],
    [
      "{% assign a = '<' %}{% for i in (1..18) %}{% assign a = a | append: a %}{% endfor %}{{ a | strip_html | size }}",
      '262144',
    ],
    [
      "{% assign l = (1..20000) | join: ',' | split: ',' %}{% for i in (1..9000) %}{% if l.size == 20000 %}{% assign s = l | size %}{% endif %}{% endfor %}{{ s }}",
      '20000',
    ],
    [
      "{% for i in (1..1000) %}{% assign t = i | date: '%s' | time_zone: 'Europe/Paris' | date: '%H' %}{% endfor %}{{ t }}",
      '01',
    ],
  ])('%s costs nothing', (body, text) => {
    expect(render(body)).toMatchObject({ status: 'rendered', text });
  });

  test.each([
    [
      '{% for i in (1..300) %}{% for j in (1..300) %}{% for k in (1..300) %}{% endfor %}{% endfor %}{% endfor %}',
      '50000 steps',
    ],
    ['{% for i in (1..200000000) %}{{i}}{% endfor %}', 'too many iterations'],
    ["{{ (1..200000000) | join: ',' }}", 'becomes an array of more than'],
    ["{% assign s = 'a' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}", 'a string gets too long'],
    [
      "{% assign s = 'aaaaaaaa' %}{% for i in (1..9) %}{% assign s = s | replace: 'a', s %}{% endfor %}",
      'a string gets too long',
    ],
    [
      '{% assign n = 9999999999 %}{% for i in (1..60) %}{% assign n = n | times: n %}{% endfor %}',
      'a number gets too long',
    ],
    ["{{ 'now' | date: '%9999999999d' }}", 'a date format produces too much text'],
    [
      "{% assign s = 'aaaaaaaaaa' %}{% for i in (1..12) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..900) %}{{ s }}{% endfor %}",
      'longer than 1000000 characters',
    ],
    [
      "{% assign s = 'aaaaaaaaaa' %}{% for i in (1..15) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..900) %}{% assign t = s | upcase %}{% endfor %}",
      'create too much data',
    ],
    [
      "{% assign l = (1..20000) | join: ',' | split: ',' %}{% for i in (1..900) %}{% assign u = l | uniq | size %}{% endfor %}",
      'the filters of the body process too much data',
    ],
    [
      "{% assign l = (1..5000) | join: ',' | split: ',' %}{% for i in (1..900) %}{% assign f = l | sort_natural | first %}{% endfor %}",
      'the filters of the body process too much data',
    ],
    [
      "{% for i in (1..12000) %}{% assign t = i | time_zone: 'Europe/Paris' %}{% endfor %}",
      'the filters of the body process too much data',
    ],
    [
      "{% assign s = 'aaaaaaaaaa' %}{% for i in (1..14) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..900) %}{% assign t = s | md5 %}{% endfor %}",
      'the filters of the body process too much data',
    ],
  ])('%s is stopped by a count', (body, reason) => {
    const rendering = render(body);
    expect(rendering.status).toBe('failed');
    expect(rendering.reason).toContain(reason);
    expect(render(body)).toEqual(rendering);
  });

  test('no depth of the body overflows the stack', () => {
    for (const body of [
      '{% if true %}'.repeat(20_000),
      `{{ a${'[a'.repeat(20_000)} }}`,
      `{{ a${'.a'.repeat(20_000)} }}`,
    ]) {
      expect(['rendered', 'failed']).toContain(render(body).status);
    }
  });

  test('names of JavaScript mean nothing', () => {
    const body =
      '{{ __proto__ }}{{ constructor }}{{ toString }}{% assign __proto__ = 5 %}{{ __proto__ }}{% increment constructor %}{{ event_properties.${constructor} }}{{ x | constructor }}';
    expect(render(body, { event: { properties: { a: 1 } } })).toMatchObject({ status: 'rendered', text: '50' });
  });
});
