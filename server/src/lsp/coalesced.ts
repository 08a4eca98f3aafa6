import { breathe } from './turns.ts';

interface Work<Result> {
  readonly result: Promise<Result>;
  readonly abort: AbortController;
  /** How many wait for it. */
  waiting: number;
  hasBegun: boolean;
}

/**
 * Works on a thing once at a time, however often it is asked for: all who ask while it is being worked on wait for one next time, which sees
 * the newest state. Work that nobody waits for any more is not started, or stopped.
 */
export class Coalesced<Key, Result> {
  private readonly running = new Map<Key, Work<Result>>();
  private readonly next = new Map<Key, Work<Result>>();

  /**
   * @param key of the thing; all who ask for one bring the same work.
   * @param work gets a signal that fires when nobody waits any more.
   * @param signal of the request. Rejects once it has fired.
   */
  ask(key: Key, work: (signal: AbortSignal) => Promise<Result>, signal: AbortSignal): Promise<Result> {
    const joined = this.next.get(key) ?? this.plan(key, work);
    joined.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.leave(joined);
        reject(new Error('All requests for this were cancelled.'));
      };
      signal.addEventListener('abort', leave, { once: true });
      joined.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  private plan(key: Key, work: (signal: AbortSignal) => Promise<Result>): Work<Result> {
    const abort = new AbortController();
    const begin = async () => {
      await breathe();
      this.next.delete(key);
      this.running.set(key, planned);
      planned.hasBegun = true;
      if (planned.waiting === 0) throw new Error('All requests for this were cancelled.');
      return work(abort.signal);
    };
    const before = this.running.get(key)?.result ?? Promise.resolve();
    const result = before.then(begin, begin).finally(() => this.running.delete(key));
    const planned: Work<Result> = { result, abort, waiting: 0, hasBegun: false };
    this.next.set(key, planned);
    return planned;
  }

  private leave(work: Work<Result>): void {
    work.waiting--;
    if (work.waiting === 0 && work.hasBegun) work.abort.abort();
  }
}
