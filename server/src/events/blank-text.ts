import type { Text, TextPart } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';

/** When a text is blank: empty, or only white space. A text with too many alternatives to follow counts as not blank. */
export function blankWhen(text: Text, when: Case): Case {
  const never = when.and(when.not());
  return (text ?? []).reduce((blank, { parts, when: own }) => blank.or(allBlank(parts, when.and(own), never)), never);
}

function allBlank(parts: readonly TextPart[], when: Case, never: Case): Case {
  return parts.reduce((blank, part) => {
    if (typeof part === 'string') return part.trim() === '' ? blank : never;
    return part.neverBlank ? never : blank.and(part.blankWhen);
  }, when);
}
