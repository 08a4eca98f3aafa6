import type { Case, Fact } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { Fix } from '../engine/finding.ts';
import { join } from '../shared/words.ts';

/** Stops the message before the payload begins, if the case is only that some values are missing. */
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

/** If only an empty string is meant, or every string but one, `== blank` would stop other messages as well. */
export function isMissing({ value, words }: Fact): boolean {
  return value === null && /is (?:blank|missing)$/.test(words);
}
