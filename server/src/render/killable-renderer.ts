import type { SampleUser } from '../samples/sample-user.ts';
import { writeSampleUser } from '../samples/write.ts';
import { once } from '../template/once.ts';
import type { Renderer, Rendering, RenderRequest } from './rendering.ts';
import { cutShort, type WorkerMessage, type WorkerRequest } from './worker.ts';

/** A worker as a main starts it: a thread, a web worker. Until it has said that it is ready, nothing is sent to it. */
export interface RenderWorker {
  send(request: WorkerRequest): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** What a main reports about a worker. After `onFailure` the worker is gone. */
export interface WorkerEvents {
  onMessage(message: WorkerMessage): void;
  onFailure(reason: string): void;
}

export type SpawnWorker = (events: WorkerEvents) => RenderWorker;

/** Milliseconds for a rendering that asks for no other time, and for the start of a worker. */
const patientTime = 5000;
const startTime = 10_000;
/** Milliseconds after which a rendering makes way for a more urgent one, or ends if nobody waits for it any more. */
const yieldTime = 250;

const cancelled = cutShort('The rendering was cancelled.');
const closed = cutShort('The renderer has been closed.');

interface Job {
  readonly request: WorkerRequest;
  readonly time: number;
  readonly isWanted: () => boolean;
  readonly resolve: (rendering: Rendering) => void;
}

/**
 * Renders in a worker, one body at a time, the most urgent first. A rendering that takes longer than its time is killed with its worker; a new
 * worker then goes on with the requests that wait.
 */
export function createKillableRenderer(spawn: SpawnWorker): Renderer {
  return new KillableRenderer(spawn);
}

/** Where there is time, counts end a rendering long before the clock, unless the machine is busy. */
function outOfTime(time: number): string {
  return time < patientTime
    ? `Stopped after ${time} ms: the body is too large, a loop has too many iterations, or a filter processes too much text.`
    : `Stopped by the clock after ${time / 1000} seconds, not by a limit of the body: the machine may be too busy. Try again.`;
}

/** Sample users are rendered for again and again, and do not change. */
const textOf = once((sampleUser: SampleUser) => writeSampleUser(sampleUser));

class KillableRenderer implements Renderer {
  /** In the order in which they came. */
  private readonly waiting = new Set<Job>();
  private current: Job | undefined;
  private worker: RenderWorker | undefined;
  private ready = false;
  private disposed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly spawn: SpawnWorker) {
    this.start();
  }

  render({ body, sampleUser, time = patientTime }: RenderRequest, signal?: AbortSignal): Promise<Rendering> {
    if (this.disposed) return Promise.resolve(closed);
    if (signal?.aborted) return Promise.resolve(cancelled);
    return new Promise((resolve) => {
      const cancel = () => this.cancel(job);
      const job: Job = {
        request: { body, sampleUser: textOf(sampleUser) },
        time,
        isWanted: () => signal?.aborted !== true,
        resolve: (rendering) => {
          signal?.removeEventListener('abort', cancel);
          resolve(rendering);
        },
      };
      signal?.addEventListener('abort', cancel);
      this.hurry(job);
      this.waiting.add(job);
      if (!this.worker) this.start();
      this.next();
    });
  }

  dispose(): void {
    this.disposed = true;
    this.drop();
    for (const { resolve } of this.waiting) resolve(closed);
    this.waiting.clear();
    this.finish(closed);
  }

  /** A rendering that has begun may end, and its result is dropped: starting a new worker would take longer. */
  private cancel(job: Job): void {
    this.waiting.delete(job);
    job.resolve(cancelled);
    if (this.current === job) this.limit(yieldTime, () => this.restart());
  }

  /** Lets the current rendering make way for one that is more urgent; it begins again afterwards. */
  private hurry(urgent: Job): void {
    const { current } = this;
    const isLess = (job: Job) => urgent.time < job.time;
    // Where others are as urgent, that was done when the first of them came.
    if (current === undefined || !isLess(current) || ![...this.waiting].every(isLess)) return;
    this.limit(yieldTime, () => {
      if (current.isWanted()) this.waiting.add(current);
      this.restart();
    });
  }

  /** Events of a worker that has been dropped in the meantime are ignored. */
  private start(): void {
    const isCurrent = () => this.worker === worker;
    const worker = this.spawn({
      onMessage: (message) => isCurrent() && this.receive(message),
      onFailure: (reason) => isCurrent() && this.lose(reason),
    });
    this.worker = worker;
    this.ready = false;
    this.limit(startTime, () => this.lose('the renderer did not start'));
  }

  private next(): void {
    if (!this.ready || this.current || !this.worker) return;
    this.current = this.take();
    if (!this.current) return;
    const { time, request } = this.current;
    this.limit(time, () => this.tooLong(time));
    this.worker.send(request);
  }

  private take(): Job | undefined {
    const [first, ...others] = this.waiting;
    if (first === undefined) return undefined;
    const job = others.reduce((best, other) => (other.time < best.time ? other : best), first);
    this.waiting.delete(job);
    return job;
  }

  private receive(message: WorkerMessage): void {
    clearTimeout(this.timer);
    if (message === 'ready') this.ready = true;
    else this.finish(message);
    this.next();
  }

  private tooLong(time: number): void {
    const { current } = this;
    this.restart();
    current?.resolve(cutShort(outOfTime(time)));
  }

  /** Goes on with a new worker, without the current rendering. */
  private restart(): void {
    this.drop();
    this.current = undefined;
    if (!this.disposed) this.start();
  }

  /** A worker that dies takes its rendering with it; one that dies before it is ready takes one request, so that all end. */
  private lose(reason: string): void {
    this.current ??= this.take();
    this.drop();
    this.finish(cutShort(`The rendering stopped: ${reason}.`));
    if (this.waiting.size > 0) this.start();
  }

  private finish(rendering: Rendering): void {
    const job = this.current;
    this.current = undefined;
    job?.resolve(rendering);
  }

  private drop(): void {
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = undefined;
    this.ready = false;
    worker?.kill();
  }

  /** A result that arrived while this thread was busy is handled before a timeout is declared. */
  private limit(milliseconds: number, act: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = setTimeout(act, 0);
    }, milliseconds);
  }
}
