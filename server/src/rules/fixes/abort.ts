import type { Case, Fact } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { Fix } from '../engine/finding.ts';
import { join } from '../shared/words.ts';

/** Stops the message before the payload begins, if the case is only that some values are missing. @param reason shown in the message activity log. */
export function abortFix(when: Case, payload: Pick<Span, 'start'>, reason = 'no identifier'): Fix[] {
  const facts = missingIn(when);
  if (facts === undefined) return [];
  const texts = facts.map(({ path }) => path.text);
  const test = texts.map((text) => `{{${text}}} == blank`).join(' and ');
  const newText = `{% if ${test} %}{% abort_message('${reason}') %}{% endif %}`;
  const title = `Stop the message when ${join(
    texts.map((text) => `\`${text}\``),
    'and',
  )} ${facts.length > 1 ? 'are' : 'is'} blank`;
  const { start } = payload;
  return [{ title, kind: 'suggestion', edits: [{ start, end: start, newText }] }];
}

/** The values that are missing, where that is all that a case says; `undefined` where it says more, or nothing. */
export function missingIn(when: Case): readonly Fact[] | undefined {
  const { facts = [], words = [] } = when.explain() ?? when.solve() ?? {};
  const told = facts.filter((fact) => words.includes(fact.words));
  const isAll = told.length > 0 && words.every((one) => told.some((fact) => fact.words === one));
  return isAll && told.every(isMissing) ? told : undefined;
}

/** If only an empty string is meant, or every string but one, `== blank` would stop other messages as well. */
function isMissing({ value, words }: Fact): boolean {
  return value === null && /is (?:blank|missing)$/.test(words);
}
