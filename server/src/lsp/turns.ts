import type { Steps } from '../proof/steps.ts';

/** Milliseconds that work may take before waiting messages are read: nobody notices a pause this short. */
const SLICE = 8;

/**
 * Lets waiting messages be read before work begins or continues: a cancellation, a newer text. Between two turns of the loop, the
 * input is read and at least one message is handled, however busy the machine is; mostly it is many. Timers would wait a millisecond each.
 */
export async function breathe(): Promise<void> {
  await turn();
  await turn();
}

/** Does work with a pause after each slice. */
export function inSlices<Result>(steps: Steps<Result>): Promise<Result>;
/** The same, unless it does not go on after one of them. `undefined` then. */
export function inSlices<Result>(steps: Steps<Result>, goesOn: () => boolean): Promise<Result | undefined>;
export async function inSlices<Result>(steps: Steps<Result>, goesOn = () => true): Promise<Result | undefined> {
  for (let end = performance.now() + SLICE; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await breathe();
    if (!goesOn()) return undefined;
    end = performance.now() + SLICE;
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else afterMessages(resolve);
  });
}

let post: (() => void) | undefined;
const waiting: (() => void)[] = [];

/** A browser has no `setImmediate`: a message to oneself comes after those that are there, and a timer would wait for milliseconds. */
function afterMessages(resolve: () => void): void {
  waiting.push(resolve);
  post ??= messageToOneself(() => waiting.shift()?.());
  post();
}

function messageToOneself(receive: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', receive);
  port1.start();
  return () => port2.postMessage(undefined);
}
