import { MARKS, mayHoldPersonalData } from '../../privacy/find-in-value.ts';
import type { CheckedBody } from '../check-body.ts';
import type { ChangedPart } from './changed-part.ts';
import { isQuoted } from './quoted.ts';
import { haveSameSigns, isOrWasSecret } from './signs.ts';

/**
 * Letters, digits and what stands between words: nothing here can begin or end anything in Liquid, in JSON, or in what rules look for.
 * Quotes, brackets, escapes, `$`, `&`, `<` and control characters are not among them.
 */
const HARMLESS = /^[\p{L}\d ,.:;!?()/_+=#*%|~^'@-]*$/u;

const WORD = /^[A-Za-z\d]$/;

/** Whether nothing but the characters of strings has changed, at which nobody has looked. @param strings offsets of the quotes that begin them */
export function isInertString(part: ChangedPart, strings: readonly number[], checked: CheckedBody): boolean {
  const { template, proof } = checked;
  const { source } = template;
  const { start, end, newText } = part;
  const before = source.slice(start, end);
  const isEscaped = !/["}]/.test(source.charAt(start - 1)) || source.charAt(end) === '\\';
  return (
    !strings.some((string) => proof.reads.isLookedAt(string)) &&
    HARMLESS.test(before) &&
    HARMLESS.test(newText) &&
    haveSameSigns(before, newText) &&
    areEndsAlike(before, newText, source.charAt(end)) &&
    !mayBePersonal(before, isEscaped) &&
    !mayBePersonal(newText, isEscaped) &&
    !isOrWasSecret(part, checked) &&
    !isQuoted(part, checked)
  );
}

/** What lies before and behind reads the first and the last character: white space is trimmed there, and ends a number. */
function areEndsAlike(before: string, after: string, behind: string): boolean {
  const isBlank = before.trim() === '' || after.trim() === '';
  if (isBlank || !areAlike(before.charAt(0), after.charAt(0))) return false;
  return behind === '"' || areAlike(before.slice(-1), after.slice(-1));
}

function areAlike(one: string, other: string): boolean {
  return one === other || (WORD.test(one) && WORD.test(other));
}

/** @param isEscaped whether there are other characters of the string beside it. */
function mayBePersonal(text: string, isEscaped: boolean): boolean {
  return MARKS.test(text) && (isEscaped || mayHoldPersonalData(text));
}
