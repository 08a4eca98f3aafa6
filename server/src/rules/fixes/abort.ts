import type { Case, Fact } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { Fix } from '../engine/finding.ts';
import { join } from '../shared/words.ts';

/** Stops the message before the payload begins, where the case is that some values are missing and nothing else. */
export function abortFix(when: Case, payload: Span): Fix[] {
  const facts = when.solve()?.facts ?? [];
  if (facts.length === 0 || !facts.every(isMissing)) return [];
  const texts = facts.map(({ path }) => path.text);
  const test = texts.map((text) => `{{${text}}} == blank`).join(' and ');
  const newText = `{% if ${test} %}{% abort_message('no identifier') %}{% endif %}`;
  const title = `Stop the message when ${join(
    texts.map((text) => `\`${text}\``),
    'and',
  )} ${facts.length > 1 ? 'are' : 'is'} blank`;
  const { start } = payload;
  return [{ title, kind: 'suggestion', edits: [{ start, end: start, newText }] }];
}

/** Where an empty text alone is meant, or all but one text, `== blank` would stop others as well. */
export function isMissing({ value, words }: Fact): boolean {
  return value === null && /is (?:blank|missing)$/.test(words);
}
