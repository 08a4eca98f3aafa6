import { checkBody } from '../../../server/src/service/check-body.ts';
import { afterEdit } from '../../../server/src/service/edit/after-edit.ts';
import { randomOf } from '../../oracle/generator.mjs';
import { Dice } from '../../proof/dice.ts';
import { listBody, otherWord } from './list-body.ts';
import { differenceOf, type EditSummary } from './run.ts';

interface ListTask {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly edits: number;
  /** The bodies. */
  readonly generate?: (dice: Dice) => string;
}

/** Each edit is made to a body with a list as it was generated, mostly in Liquid; all are compared that were made without a check. */
export function runListEdits({ seed, from, to, edits, generate = listBody }: ListTask): EditSummary {
  const summary: EditSummary = { edits: 0, reused: 0, excerpts: 0, differences: [] };
  for (let number = from; number < to; number++) {
    const dice = new Dice(randomOf(seed * 1_000_003 + number));
    const body = generate(dice);
    const before = checkBody(body);
    for (let done = 0; done < edits; done++) {
      const text = edited(body, dice);
      const after = afterEdit(before, text);
      summary.edits++;
      if (after === undefined) continue;
      summary.reused++;
      if (after.proof !== undefined) summary.excerpts++;
      const difference = differenceOf(before, after, checkBody(text));
      if (difference) summary.differences.push(`${difference}\nbefore ${body}\nafter  ${text}`);
    }
  }
  return summary;
}

const LETTERS = [...'abcxyz_019'];
const PIECES = [' ', '"', ' | json_escape', '}}', '{{link}}', ',', "'", ' and '];

function edited(body: string, dice: Dice): string {
  const words = Array.from(body.matchAll(/(?<=\{[^[\]]*)[\w']+/g), ({ 0: word, index }) => ({ word, index }));
  const { word, index } = dice.pick(words);
  const at = index + dice.below(word.length + 1);
  const replaced = (other: string) => body.slice(0, index) + other + body.slice(index + word.length);
  switch (dice.pick(['letter', 'taken', 'other', 'swapped', 'piece'] as const)) {
    case 'letter':
      return body.slice(0, at) + dice.pick(LETTERS) + body.slice(at);
    case 'taken':
      return body.slice(0, Math.max(0, at - 1)) + body.slice(at);
    case 'other':
      return replaced(otherWord(dice));
    case 'swapped':
      return replaced(dice.pick(words).word);
    case 'piece':
      return body.slice(0, at) + dice.pick(PIECES) + body.slice(at);
  }
}
