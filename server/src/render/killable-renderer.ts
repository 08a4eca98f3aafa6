import { writeSampleUser } from '../samples/write.ts';
import type { Renderer, Rendering, RenderRequest } from './rendering.ts';
import { failed, type WorkerMessage, type WorkerRequest } from './worker.ts';

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

/** Milliseconds for one rendering, and for the start of a worker. */
export const renderTime = 250;
const startTime = 10_000;

const cancelled = failed('The rendering was cancelled.');

interface Job {
  readonly request: WorkerRequest;
  readonly resolve: (rendering: Rendering) => void;
}

/**
 * Renders in a worker, one body at a time. A rendering that takes longer than `renderTime` is killed with its worker; a new
 * worker then goes on with the requests that wait.
 */
export function createKillableRenderer(spawn: SpawnWorker): Renderer {
  return new KillableRenderer(spawn);
}

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

  render({ body, sampleUser }: RenderRequest, signal?: AbortSignal): Promise<Rendering> {
    if (this.disposed) return Promise.resolve(failed('The renderer has been closed.'));
    if (signal?.aborted) return Promise.resolve(cancelled);
    return new Promise((resolve) => {
      const cancel = () => this.cancel(job);
      const job: Job = {
        request: { body, sampleUser: writeSampleUser(sampleUser) },
        resolve: (rendering) => {
          signal?.removeEventListener('abort', cancel);
          resolve(rendering);
        },
      };
      signal?.addEventListener('abort', cancel);
      this.waiting.add(job);
      if (!this.worker) this.start();
      this.next();
    });
  }

  dispose(): void {
    this.disposed = true;
    this.drop();
    for (const { resolve } of this.waiting) resolve(failed('The renderer has been closed.'));
    this.waiting.clear();
    this.finish(failed('The renderer has been closed.'));
  }

  /** A rendering that has begun continues and its result is dropped: starting a new worker would take longer. */
  private cancel(job: Job): void {
    this.waiting.delete(job);
    job.resolve(cancelled);
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
    this.limit(renderTime, () => this.tooLong());
    this.worker.send(this.current.request);
  }

  private take(): Job | undefined {
    const [first] = this.waiting;
    if (first !== undefined) this.waiting.delete(first);
    return first;
  }

  private receive(message: WorkerMessage): void {
    clearTimeout(this.timer);
    if (message === 'ready') this.ready = true;
    else this.finish(message);
    this.next();
  }

  private tooLong(): void {
    this.drop();
    this.finish(
      failed(
        `Stopped after ${renderTime} ms: the body is too large, a loop has too many iterations, or a filter processes too much text.`,
      ),
    );
    if (!this.disposed) this.start();
  }

  /** A worker that dies takes its rendering with it; one that dies before it is ready takes one request, so that all end. */
  private lose(reason: string): void {
    this.current ??= this.take();
    this.drop();
    this.finish(failed(`The rendering stopped: ${reason}.`));
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
