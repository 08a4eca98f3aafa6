// A process of its own for checks that may hang or eat all memory: it is ended, and the next question gets a new one.
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('cost-child.mjs', import.meta.url));
/** Milliseconds between two looks at what the process has used. */
const LOOK = 100;
/** Milliseconds of one tick in `/proc/…/stat`. */
const TICK = 10;
/** A machine that is busy gives the process little: so many times the milliseconds may pass on the clock. */
const PATIENCE = 8;

export class CostProcess {
  #child;
  #bundle;
  #memory;

  /** @param memory megabytes that the heap may take */
  constructor(bundle, memory = 512) {
    this.#bundle = bundle;
    this.#memory = memory;
  }

  /** What `cost-child.mjs` answers; `{ killed: 'time' | 'memory' }` where it was ended before. @param most milliseconds of the processor */
  async ask(question, most) {
    this.#child ??= await this.#start();
    const child = this.#child;
    const usedBefore = cpuOf(child.pid);
    const started = performance.now();
    let timer;
    let onExit;
    let onMessage;
    const answer = await new Promise((resolve) => {
      onMessage = resolve;
      onExit = () => resolve({ killed: 'memory' });
      child.once('message', onMessage);
      child.once('exit', onExit);
      timer = setInterval(() => {
        const clock = performance.now() - started;
        const used = cpuOf(child.pid);
        if ((used === undefined ? clock : used - usedBefore) > most || clock > most * PATIENCE)
          resolve({ killed: 'time' });
      }, LOOK);
      child.send(question);
    });
    clearInterval(timer);
    child.off('message', onMessage);
    child.off('exit', onExit);
    if (answer.killed !== undefined) this.stop();
    return answer;
  }

  stop() {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #start() {
    const execArgv = [`--max-old-space-size=${this.#memory}`];
    const child = fork(CHILD, [this.#bundle], { execArgv, stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });
    await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`the measuring process ended with ${code}`)));
    });
    child.removeAllListeners('exit');
    return child;
  }
}

/** Milliseconds of the processor that a process has used; `undefined` where the system does not tell. */
export function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return undefined;
  }
}
