import type { Tally } from '../../service/replay/tally.ts';

/** Milliseconds between two reports. */
const OFTEN = 250;

/** Tells whoever waits how far a replay is: a program that started this one with a channel, else a terminal, by a line that is replaced by the next. */
export function progress(): (tally: Tally) => void {
  const started = performance.now();
  let last = 0;
  return ({ events, lost }) => {
    const now = performance.now();
    if (now - last < OFTEN) return;
    last = now;
    if (process.send !== undefined) process.send({ events, lost });
    else if (process.stderr.isTTY) tellTerminal(events, (events * 1000) / (now - started), lost);
  };
}

function tellTerminal(events: number, perSecond: number, lost: number): void {
  const numbers = [events, Math.round(perSecond), lost].map((count) => count.toLocaleString('en'));
  process.stderr.write(`\r\u001b[K${numbers[0]} events, ${numbers[1]} a second, ${numbers[2]} lost. Ctrl+C stops.`);
}

export function endProgress(): void {
  if (process.send === undefined && process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

/** Ctrl+C, or any message of the program that started this one, ends it after what is being replayed; a second Ctrl+C ends the process. */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  process.once('SIGINT', stop);
  process.once('message', stop);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', stop);
    // An open channel would keep the process from ending.
    process.off('message', stop);
  }
}
