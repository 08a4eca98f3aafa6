import { type Arm, allParts, type Part } from './body-tree.ts';
import type { Dice } from './dice.ts';

/** The body with one slip in it: the kind that people make. */
export function plantMistake(dice: Dice, parts: readonly Part[]): readonly Part[] {
  const make = dice.weighed<() => readonly Part[]>([
    [6, () => plantSlip(dice, parts)],
    [1, () => changeParts(parts, dice.pick(placesOf(parts, hasForloop)), swapForloop)],
    [1, () => changeParts(parts, dice.pick(placesOf(parts, hasElse)), dropElse)],
    [0.5, () => changeParts(parts, dice.pick(placesOf(parts, () => true)), () => [])],
  ]);
  return make();
}

/** One delimiter is missing, doubled or another. */
export function plantSlip(dice: Dice, parts: readonly Part[]): readonly Part[] {
  return changeParts(parts, dice.pick(placesOf(parts, isDelimited)), (part) => [slipIn(dice, part)]);
}

type Change = (part: Part) => readonly Part[];
const NOWHERE = -1;

function placesOf(parts: readonly Part[], isWanted: (part: Part) => boolean): readonly number[] {
  const places = [...allParts(parts)].flatMap((part, at) => (isWanted(part) ? [at] : []));
  return places.length > 0 ? places : [NOWHERE];
}

/** The body with the part at this place, counted outer before inner, changed or left out. */
export function changeParts(parts: readonly Part[], place: number, change: Change): readonly Part[] {
  let at = -1;
  const visit = (inner: readonly Part[]): readonly Part[] =>
    inner.flatMap((part) => {
      at++;
      if (at === place) return change(part);
      if (part.kind !== 'block') return [part];
      return [{ ...part, arms: part.arms.map((arm) => ({ ...arm, parts: visit(arm.parts) })) }];
    });
  return visit(parts);
}

const DELIMITER = /[,:"{}[\]]/g;

function isDelimited(part: Part): boolean {
  return part.kind === 'text' && part.text.search(DELIMITER) >= 0;
}

/** Drops, doubles or changes a delimiter. */
function slipIn(dice: Dice, part: Part): Part {
  if (part.kind !== 'text') return part;
  const places = [...part.text.matchAll(DELIMITER)].map(({ index }) => index);
  const at = dice.pick(places);
  const found = part.text[at] ?? '';
  const put = dice.weighed([
    [4, ''],
    [2, `${found} ${found}`],
    [1, dice.pick([',', ':', '"', '}', ']'])],
  ]);
  return { ...part, text: part.text.slice(0, at) + put + part.text.slice(at + 1) };
}

function hasForloop(part: Part): boolean {
  return part.kind === 'block' && part.arms.some(({ tag }) => /forloop\.(first|last)/.test(tag));
}

const swapForloop: Change = (part) => {
  if (part.kind !== 'block') return [part];
  const swap = (arm: Arm): Arm => ({
    ...arm,
    tag: arm.tag.replace(
      /forloop\.(first|last)/,
      (_, name: string) => `forloop.${name === 'first' ? 'last' : 'first'}`,
    ),
  });
  return [{ ...part, arms: part.arms.map(swap) }];
};

function hasElse(part: Part): boolean {
  return part.kind === 'block' && part.arms.at(-1)?.tag.includes('else') === true;
}

const dropElse: Change = (part) => (part.kind === 'block' ? [{ ...part, arms: part.arms.slice(0, -1) }] : [part]);
