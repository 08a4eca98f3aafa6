import { describe, expect, test } from 'vitest';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { applyEdits } from '../../server/src/service/apply-fixes.ts';
import { checkForTest, renderer } from '../check.ts';

/** Bodies whose one output assumes something of its value. */
const BODIES: readonly string[] = [
  '{"title": "{{event_properties.${title}}}"}',
  '{"title": "{{ event_properties.${title} | upcase -}}"}',
  '{"title": "a {{event_properties.${title}}} b"}',
  '{"{{event_properties.${title}}}": 1}',
  '{"city": "{{${city}}}"}',
  '{"id": "{{${user_id}}}"}',
  '{"ids": [{% for product in {{event_properties.${products}}} %}"{{product.id}}"{% unless forloop.last %},{% endunless %}{% endfor %}]}',
  '{% assign t = {{event_properties.${title}}} %}{"title": "{{t}}"}',
  '{% capture t %}"{{event_properties.${title}}}"{% endcapture %}{"title": {{t}}}',
  '{"price": {{event_properties.${price}}}}',
  '{"price": {{event_properties.${price} | default: 0}}}',
  '{"plan": {{custom_attribute.${plan}}}}',
  '{"plan": {{custom_attribute.${plan} | default: 1}}}',
  '{"place": "{{${most_recent_location}}}"}',
];

const discharged = new Set(['unescaped-value', 'blank-value', 'object-as-text']);

describe.each(BODIES)('%s', (body) => {
  const { findings, proof } = checkForTest(body);
  const fixes = findings.filter(({ code }) => discharged.has(code)).flatMap((finding) => finding.fixes);

  test('has an assumption, and a fix for it', () => {
    expect(proof.verdict).toBe('conditional');
    expect(fixes.length).toBeGreaterThan(0);
  });

  test.each(fixes)('$title: nothing more is assumed', ({ title, edits }) => {
    const [assumed] = proof.assumptions;
    const fixed = checkForTest(applyEdits(body, edits));
    if (/default|^Stop/.test(title)) {
      expect(fixed.proof.assumptions.filter(({ kind }) => kind === assumed?.kind)).toEqual([]);
    } else {
      expect(fixed.proof.assumptions).toEqual([]);
      expect(fixed.proof.verdict).toBe('proved');
    }
  });

  test.each(fixes.filter(({ kind }) => kind === 'safe'))(
    '$title changes no rendering that is JSON',
    async ({ edits }) => {
      const fixed = applyEdits(body, edits);
      for (const { sampleUser } of builtInSampleUsers) {
        const before = await renderer.render({ body, sampleUser });
        const after = await renderer.render({ body: fixed, sampleUser });
        if (isJson(before.text)) expect(after.text).toBe(before.text);
      }
    },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
