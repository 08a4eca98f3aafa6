import { join } from 'node:path';
import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import { BlockFiles } from '../blocks/block-files.ts';
import { nodeFiles } from '../files/node-files.ts';
import type { ShownFixes } from '../service/trial/fix-trials.ts';
import { checkInput, type Outcome } from './check-input.ts';
import type { CheckWorker } from './check-pool.ts';
import type { Input } from './inputs.ts';
import { type ConfigText, configOf } from './load-config.ts';
import { startRenderer } from './renderer.ts';

/** What all inputs of one command are checked with. */
export interface CheckSetup {
  /** `undefined` where there is no configuration. */
  readonly config: ConfigText | undefined;
  readonly shownFixes: ShownFixes;
}

/** What a worker is started with. */
interface Setup extends CheckSetup {
  readonly kind: 'check';
}

const end = 'end';

/** The command line's own bundle as a thread that serves checks, in the same working folder. */
export class CheckThread implements CheckWorker {
  private worker: Worker | undefined;
  private current: { resolve(outcome: Outcome): void; reject(reason: unknown): void } | undefined;
  private failure: unknown;

  constructor(private readonly setup: CheckSetup) {}

  check(input: Input): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.current = { resolve, reject };
      this.worker ??= this.start();
      if (this.failure === undefined) this.worker.postMessage(input);
      else reject(this.failure);
    });
  }

  close(): void {
    this.worker?.postMessage(end);
  }

  private start(): Worker {
    const setup: Setup = { kind: 'check', ...this.setup };
    const worker = new Worker(join(__dirname, 'cli.js'), { workerData: setup });
    worker.on('message', (outcome: Outcome) => this.current?.resolve(outcome));
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', (code) => this.fail(new Error(`exit code ${code}`)));
    return worker;
  }

  private fail(reason: unknown): void {
    this.failure ??= reason;
    this.current?.reject(this.failure);
  }
}

/** Serves checks if this thread was started for that. */
export function servesChecks(): boolean {
  if (parentPort === null || !isSetup(workerData)) return false;
  serve(parentPort, workerData);
  return true;
}

function isSetup(data: unknown): data is Setup {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'check';
}

function serve(port: MessagePort, { config, shownFixes }: Setup): void {
  const read = configOf(config);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const checking = { configOf: read.of, renderer: startRenderer(), blockFiles: new BlockFiles(nodeFiles), shownFixes };
  port.on('message', async (message: Input | typeof end) => {
    if (message !== end) return port.postMessage(await checkInput(message, checking));
    checking.renderer.dispose();
    return port.close();
  });
}
