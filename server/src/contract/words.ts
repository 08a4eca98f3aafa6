import type { Case } from '../proof/proof.ts';

/** "When `${user_id}` is not blank." Where it happens in other ways too, one of them as an example. */
export function conditionWords(when: Case): string | undefined {
  const words = caseWords(when, 'when');
  return words === undefined ? undefined : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** "Sent when `event_properties.${price}` is not blank." */
export function presenceWords(sent: Case, absent: Case): string {
  const [present, missing] = [caseWords(sent, 'when'), caseWords(absent, 'when')];
  if (present !== undefined && isWhole(sent)) return `Sent ${present}.`;
  const [one, other] = [present && `Sent ${present}.`, missing && `Left out ${missing}.`];
  return [one, other].filter((part) => part !== undefined).join(' ') || 'Left out in some cases.';
}

function caseWords(when: Case, conjunction: string): string | undefined {
  const words = when.explain()?.words ?? [];
  if (words.length === 0) return undefined;
  const all = words.map((word) => word.replaceAll(/\s+/g, ' ')).join(' and ');
  return isWhole(when) ? `${conjunction} ${all}` : `for example ${conjunction} ${all}`;
}

/** Whether its words say all of it: they and those of the opposite are opposites. */
function isWhole(when: Case): boolean {
  const [word, ...more] = when.explain()?.words ?? [];
  const [opposite, ...others] = when.not().explain()?.words ?? [];
  if (word === undefined || opposite === undefined || more.length > 0 || others.length > 0) return false;
  return negated(word) === opposite || negated(opposite) === word;
}

const NEGATIONS: readonly (readonly [RegExp, string])[] = [
  [/ is missing$/, ' is set'],
  [/ contains (?=`)/, ' does not contain '],
  [/ equals (?=`)/, ' does not equal '],
  [/ is (?!not )(?=[^`]*(?:`[^`]*`)?$)/, ' is not '],
];

function negated(word: string): string {
  const [pattern, replacement] = NEGATIONS.find(([one]) => one.test(word)) ?? [/$/, ''];
  return word.replace(pattern, replacement);
}
