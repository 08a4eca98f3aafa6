import { messageOf } from '../files/system-errors.ts';
import type { Outcome } from './check-input.ts';
import type { Input } from './inputs.ts';

/** A thread that checks one input after the other. */
export interface CheckWorker {
  /** Rejects when the worker has died, for good. */
  check(input: Input): Promise<Outcome>;
  /** Has it end once its last answer is there. */
  close(): void;
}

/** Checks inputs in several workers, each started when it is first needed. */
export class CheckPool {
  private readonly free: CheckWorker[] = [];
  /** Who waits for a worker, in the order in which they came. */
  private readonly waiting: ((worker: CheckWorker) => void)[] = [];
  private started = 0;

  constructor(
    private readonly spawn: () => CheckWorker,
    private readonly size: number,
  ) {}

  /** Never rejects: only the input on which a worker has died is lost. */
  async check(input: Input): Promise<Outcome> {
    const worker = await this.take();
    try {
      const outcome = await worker.check(input);
      this.giveBack(worker);
      return outcome;
    } catch (error) {
      this.replace();
      return { problem: `could not be checked, since its worker ended: ${messageOf(error)}` };
    }
  }

  close(): void {
    for (const worker of this.free.splice(0)) worker.close();
  }

  private take(): Promise<CheckWorker> {
    const free = this.free.pop();
    if (free !== undefined) return Promise.resolve(free);
    if (this.started === this.size) return new Promise((resolve) => this.waiting.push(resolve));
    this.started++;
    return Promise.resolve(this.spawn());
  }

  private giveBack(worker: CheckWorker): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free.push(worker);
    else next(worker);
  }

  private replace(): void {
    this.started--;
    if (this.waiting.length === 0) return;
    this.started++;
    this.giveBack(this.spawn());
  }
}
