import { expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';
import { isShownByFile } from '../proof/case-files.ts';

/** Bodies whose first case was once a user for whom they render to JSON. */
const BODIES: readonly string[] = [
  // A list, or an object, in which something lies that a loop goes over.
  '{ {% for p in custom_attribute.${plan}[1] %}{{ custom_attribute.${plan} }}{% endfor %}}',
  '{ {% for p in custom_attribute.${plan}.a %}{{ custom_attribute.${plan} }}{% endfor %}}',
  // The first and the last item of one list.
  '{ {% if custom_attribute.${w}.last <= 2 %}{% if custom_attribute.${w}[0] == 0 %}]{% endif %}{% endif %}}',
  '{ {% if event_properties.${w}.first == "a" and event_properties.${w}.last == "b" %}]{% endif %}}',
  '{ {% if event_properties.${w}[1] == "a" and event_properties.${w}.last == "b" %}]{% endif %}}',
  '{ {% if event_properties.${w}.last == "b" and event_properties.${w}[2] == "a" %}]{% endif %}}',
  '{ {% if event_properties.${w}[0].n == "a" and event_properties.${w}.last.n == "b" %}]{% endif %}}',
  '{ {% if event_properties.${w}.first.n == "a" and event_properties.${w}.last.n == "b" %}]{% endif %}}',
  // The last item seen in two ways.
  '[{% for i in event_properties.${o} %}{% case i %}{% when "a" %}[{% for j in event_properties.${o}[-1] %}{% unless forloop.first %}1{% endunless %}0{% endfor %}]{% endcase %}{% endfor %}]',
  // One item is the text that is looked for, and has no members.
  '[[{% for i in event_properties.${w} %}{% if event_properties.${w} contains "a" %}[{% for j in i.tags %}{% endfor %}]{% endif %}{% endfor %}]]',
  // One item is left out and the other is not, which leads to the same by two ways.
  "[{% assign n = 1 %}{% for i in event_properties.${w} %}{% if i != 'a' %}{% continue %}{% endif %}1{% assign n = n | plus: 1 %}{% if n <= forloop.length %},{% endif %}{% endfor %}]",
  '[{% assign n = 1 %}{% for i in event_properties.${w} %}{% if i != nil %}{% continue %}{% endif %}1{% assign n = n | plus: 1 %}{% if n <= forloop.length %},{% endif %}{% endfor %}]',
  // So many items that some are left.
  '[{% for i in event_properties.${w} offset: "7" %}"{% endfor %}]',
  '[{% for i in event_properties.${w} offset: 3 %}"{% endfor %}]',
];

test.each(BODIES)('some case breaks %s', (body) => {
  const template = read(body);
  const proof = prove(template);
  expect(proof.verdict).toBe('refuted');
  expect(proof.problems.filter((problem) => !isShownByFile(template, proof, problem))).toEqual([]);
});
