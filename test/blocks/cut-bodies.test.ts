import { expect, test } from 'vitest';
import { randomOf } from '../oracle/generator.mjs';
import { anyBodyOf } from '../proof/any-run.ts';
import { Dice } from '../proof/dice.ts';
import { answerOfCut, answerOfWhole, cutBody } from './cut-bodies.ts';

const seed = Number(process.env.SEED ?? 1);
const count = Number(process.env.BODIES ?? 150);

test(`a body with a part in a Content Block is proved as with that part in place (${count} bodies, seed ${seed})`, {
  timeout: 1_800_000,
}, () => {
  let compared = 0;
  const different: object[] = [];
  for (let number = 0; compared < count; number++) {
    const dice = new Dice(randomOf(seed * 1_000_003 + number));
    const cut = cutBody(anyBodyOf(seed, number), dice);
    if (cut === undefined) continue;
    compared++;
    const [whole, parted] = [answerOfWhole(cut), answerOfCut(cut)];
    if (JSON.stringify(whole) !== JSON.stringify(parted))
      different.push({ body: cut.body, blocks: cut.blocks, whole, parted });
  }
  console.log(`${compared} bodies compared, ${different.length} differ (seed ${seed})`);
  expect(different).toEqual([]);
});
