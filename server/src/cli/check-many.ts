import { availableParallelism } from 'node:os';
import type { Outcome } from './check-input.ts';
import { CheckPool, type CheckWorker } from './check-pool.ts';
import { inOrder, peek } from './in-order.ts';
import type { Input, Unreadable } from './inputs.ts';

/** What became of one input, which may be that it could not be read. */
export type Located = Outcome & { readonly path: string };

/** A worker starts in about the time that so many inputs take. */
const INPUTS_FOR_A_WORKER = 16;
/** Each takes about 100 MB. */
const MOST_WORKERS = 16;
/** So many inputs are read ahead for each worker, so that none waits for the disk or for another that has a large body. */
const INPUTS_AHEAD = 8;

/**
 * Checks inputs one after the other, or in as many workers as the machine has cores where there are many inputs. The results come in the order
 * of the inputs either way.
 * @param checkHere checks an input in this thread. Never rejects.
 */
export async function* checkMany(
  inputs: AsyncIterable<Input | Unreadable>,
  checkHere: (input: Input) => Promise<Outcome>,
  spawn: () => CheckWorker,
): AsyncGenerator<Located> {
  const cores = Math.min(availableParallelism(), MOST_WORKERS);
  const { first, all } = await peek(inputs, cores * INPUTS_FOR_A_WORKER);
  const workers = Math.floor(first.length / INPUTS_FOR_A_WORKER);
  if (workers < 2) return yield* inOrder(all, 1, (input) => located(input, checkHere));
  const pool = new CheckPool(spawn, workers);
  yield* inOrder(all, workers * INPUTS_AHEAD, (input) => located(input, (one) => pool.check(one)));
  pool.close();
}

/** What `work` makes of an input, unless it cannot be read. */
export async function located(input: Input | Unreadable, work: (input: Input) => Promise<Outcome>): Promise<Located> {
  return 'problem' in input ? input : { path: input.path, ...(await work(input)) };
}
