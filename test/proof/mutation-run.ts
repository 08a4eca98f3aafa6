import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';
import { randomOf } from '../oracle/generator.mjs';
import { write } from './body-tree.ts';
import { bodyOf } from './compare.ts';
import { Dice } from './dice.ts';
import { mutate } from './mutations.ts';

export interface MutationTask {
  readonly seed: number;
  readonly count: number;
  /** Bodies to mutate, beside generated ones. */
  readonly bodies: readonly string[];
}

export interface MutationSummary {
  readonly count: number;
  /** Milliseconds, and the body that took them. */
  readonly slowest: { readonly time: number; readonly body: string };
  /** Bodies with which something was thrown. */
  readonly failures: readonly string[];
  /** Bodies that took more than a second. */
  readonly slow: readonly string[];
}

const MOST_TIME = 1000;

/** Reads and proves mutated bodies: nothing may be thrown, and nothing may take long. */
export function runMutations({ seed, count, bodies }: MutationTask): MutationSummary {
  const dice = new Dice(randomOf(seed));
  const failures: string[] = [];
  const slow: string[] = [];
  let slowest = { time: 0, body: '' };
  for (let number = 0; number < count; number++) {
    const others = [...bodies, write(bodyOf(seed, number)).body];
    const body = mutate(dice.chance(0.5) ? dice.pick(bodies) : (others.at(-1) ?? ''), others, dice);
    const started = performance.now();
    try {
      prove(read(body));
    } catch (thrown) {
      failures.push(`${String(thrown).slice(0, 200)}: ${JSON.stringify(body)}`);
    }
    const time = performance.now() - started;
    if (time > MOST_TIME) slow.push(`${time.toFixed(0)} ms: ${JSON.stringify(body)}`);
    if (time > slowest.time) slowest = { time, body };
  }
  return { count, slowest, failures, slow };
}
