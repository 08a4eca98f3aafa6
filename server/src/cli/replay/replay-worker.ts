import { join } from 'node:path';
import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import { emptyTally, type Tally } from '../../service/replay/tally.ts';
import { type Chunk, takeChunk } from './chunk.ts';
import { prepareReplay, type ReplayCall } from './prepare.ts';

/** What a worker is started with. */
interface Setup {
  readonly kind: 'replay';
  readonly call: ReplayCall;
}

/** Megabytes of a thread: beyond them it ends, and with it the replay, before the machine has no memory left. */
const memory = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 };

/** The command line's own bundle as a thread that replays one chunk after the other. */
export class ReplayThread {
  private readonly worker: Worker;
  private waiting: { resolve(tally: Tally): void; reject(reason: unknown): void }[] = [];
  private failure: unknown;

  constructor(call: ReplayCall) {
    const setup: Setup = { kind: 'replay', call };
    this.worker = new Worker(join(__dirname, 'cli.js'), { workerData: setup, resourceLimits: memory });
    this.worker.on('message', (tally: Tally) => this.waiting.shift()?.resolve(tally));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', (code) => this.fail(new Error(`a thread ended with exit code ${code}`)));
  }

  /** Rejects once the thread has died. */
  take(chunk: Chunk): Promise<Tally> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure);
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(chunk);
    });
  }

  close(): void {
    void this.worker.terminate();
  }

  private fail(reason: unknown): void {
    this.failure ??= reason;
    for (const { reject } of this.waiting.splice(0)) reject(this.failure);
  }
}

/** Serves a replay if this thread was started for that. */
export function servesReplay(): boolean {
  if (parentPort === null || !isSetup(workerData)) return false;
  serve(parentPort, workerData.call);
  return true;
}

function isSetup(data: unknown): data is Setup {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'replay';
}

function serve(port: MessagePort, call: ReplayCall): void {
  const prepared = prepareReplay(call);
  port.on('message', async (chunk: Chunk) => {
    const ready = await prepared;
    if ('problem' in ready) throw new Error(ready.problem);
    const tally = emptyTally(ready.arms.length);
    takeChunk(chunk, ready.replayer, tally);
    port.postMessage(tally);
  });
}
