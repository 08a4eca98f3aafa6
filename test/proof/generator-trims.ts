import type { Part } from './body-tree.ts';
import type { Dice } from './dice.ts';

/** Gives some tags a `-` that takes the white space beside them. */
export function trimWhiteSpace(dice: Dice, parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => {
    if (part.kind === 'tag') return part.text.includes('raw') ? part : { ...part, text: trimmed(dice, part.text) };
    if (part.kind !== 'block') return part;
    const arms = part.arms.map((arm) => ({
      ...arm,
      tag: trimmed(dice, arm.tag),
      parts: trimWhiteSpace(dice, arm.parts),
    }));
    return { ...part, arms, end: trimmed(dice, part.end) };
  });
}

function trimmed(dice: Dice, code: string): string {
  const opened = dice.chance(0.3) ? code.replace(/^\{[{%]/, '$&-') : code;
  return dice.chance(0.3) ? opened.replace(/[}%]\}$/, '-$&') : opened;
}
