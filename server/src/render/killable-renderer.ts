import { writeSampleUser } from '../samples/write.ts';
import type { Renderer, Rendering, RenderRequest } from './rendering.ts';
import { failed, type WorkerMessage, type WorkerRequest } from './worker.ts';

/** A worker as a main starts it: a thread, a web worker. Until it has said that it is ready, nothing is sent to it. */
export interface RenderWorker {
  send(request: WorkerRequest): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** What a main tells of a worker. After `onFailure` the worker is gone. */
export interface WorkerEvents {
  onMessage(message: WorkerMessage): void;
  onFailure(reason: string): void;
}

export type SpawnWorker = (events: WorkerEvents) => RenderWorker;

/** Milliseconds that one rendering may take, and that a worker may take to start. */
export const renderTime = 250;
const startTime = 10_000;

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
  private readonly waiting: Job[] = [];
  private current: Job | undefined;
  private worker: RenderWorker | undefined;
  private ready = false;
  private disposed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly spawn: SpawnWorker) {
    this.start();
  }

  render({ body, sampleUser }: RenderRequest): Promise<Rendering> {
    if (this.disposed) return Promise.resolve(failed('The renderer has been closed.'));
    return new Promise((resolve) => {
      this.waiting.push({ request: { body, sampleUser: writeSampleUser(sampleUser) }, resolve });
      if (!this.worker) this.start();
      this.next();
    });
  }

  dispose(): void {
    this.disposed = true;
    this.drop();
    for (const { resolve } of this.waiting.splice(0)) resolve(failed('The renderer has been closed.'));
    this.finish(failed('The renderer has been closed.'));
  }

  /** Events of a worker that has been dropped meanwhile are not heard. */
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
    this.current = this.waiting.shift();
    if (!this.current) return;
    this.limit(renderTime, () => this.tooLong());
    this.worker.send(this.current.request);
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
        `Stopped after ${renderTime} ms: the body is too large, a loop has too many turns, or a filter too much text.`,
      ),
    );
    if (!this.disposed) this.start();
  }

  /** A worker that dies takes its rendering with it; one that dies before it is ready takes one request, so that all end. */
  private lose(reason: string): void {
    this.current ??= this.waiting.shift();
    this.drop();
    this.finish(failed(`The rendering stopped: ${reason}.`));
    if (this.waiting.length > 0) this.start();
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

  /** An answer that came while this thread was busy is heard before the time is said to be over. */
  private limit(milliseconds: number, act: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = setTimeout(act, 0);
    }, milliseconds);
  }
}
