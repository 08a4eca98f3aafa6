import { expect, test } from 'vitest';
import { applyEdits } from '../../server/src/service/apply-fixes.ts';
import { checkForTest } from '../check.ts';

/** Bodies with a string that is not closed in a branch, and where its quote belongs (`│`). */
const BODIES = [
  '{"a": {% if ${city} %}"x│{% else %}"y"{% endif %}\n}',
  '{"a": {% if ${city} %}"x"{% else %}"y│{% endif %}\n}',
  '{"a": {% unless ${city} %}"x│{% else %}"y"{% endunless %}\n}',
  `{"a": {% case \${language} %}{% when 'en' %}"x│{% else %}"y"{% endcase %}\n}`,
  '{"a": {% if ${city} %}"x{% if ${country} %}z{% endif %}│{% else %}"y"{% endif %}\n}',
  '{"a": "x{% if ${city} %}y{% endif %}│\n}',
];

test.each(BODIES)('%s', (marked) => {
  const body = marked.replace('│', '');
  const fixes = checkForTest(body).findings.flatMap((finding) => finding.fixes);
  const fix = fixes.find(({ title }) => title === 'Insert a double quote');
  expect(fix && applyEdits(body, fix.edits)).toBe(marked.replace('│', '"'));
});
