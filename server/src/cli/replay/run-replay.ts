import { availableParallelism } from 'node:os';
import { addTo, emptyTally, type Tally } from '../../service/replay/tally.ts';
import type { Chunk } from './chunk.ts';
import type { ReplayCall } from './prepare.ts';
import { chunksOf } from './read-chunks.ts';
import { ReplayThread } from './replay-worker.ts';

/** Each takes up to 100 MB. */
const MOST_THREADS = 8;
/** So that no thread waits for the disk. */
const CHUNKS_AHEAD = 3;

export interface ReplayFiles {
  readonly events: readonly string[];
  readonly users: readonly string[];
}

export interface Replayed {
  readonly tally: Tally;
  readonly isStopped: boolean;
  /** Files that could not be read, with the reason. */
  readonly problems: readonly string[];
}

/**
 * Replays files in as many threads as there are cores.
 * @param signal ends it after what is being replayed.
 * @param progress is called after each chunk.
 */
export async function runReplay(
  call: ReplayCall,
  files: ReplayFiles,
  signal: AbortSignal,
  progress: (tally: Tally) => void,
): Promise<Replayed> {
  const threads = Array.from({ length: Math.min(availableParallelism(), MOST_THREADS) }, () => new ReplayThread(call));
  const replay = new Replay(threads, signal, progress);
  try {
    for (const [at, path] of files.users.entries()) await replay.file(path, files.events.length + at, true);
    for (const [at, path] of files.events.entries()) await replay.file(path, at, false);
    await replay.settled();
    return { tally: replay.tally, isStopped: signal.aborted, problems: replay.problems };
  } finally {
    for (const thread of threads) thread.close();
  }
}

class Replay {
  readonly tally = emptyTally(0);
  readonly problems: string[] = [];
  private readonly running = new Set<Promise<void>>();
  /** Once all chunks so far are counted. */
  private counted = Promise.resolve();
  private readonly load: number[];

  constructor(
    private readonly threads: readonly ReplayThread[],
    private readonly signal: AbortSignal,
    private readonly progress: (tally: Tally) => void,
  ) {
    this.load = threads.map(() => 0);
  }

  async file(path: string, number: number, areUsers: boolean): Promise<void> {
    for await (const chunk of chunksOf(path, number, areUsers)) {
      if (this.signal.aborted) return;
      if ('problem' in chunk) this.problems.push(`${path}: ${chunk.problem}`);
      // Every thread joins with all users; only one of them counts what cannot be read.
      else if (areUsers)
        await Promise.all(
          this.threads.map((thread, at) => thread.take(chunk).then((tally) => at === 0 && this.add(tally))),
        );
      else await this.give(chunk);
    }
  }

  /** Rejects where a thread has died. */
  settled(): Promise<void> {
    return this.counted;
  }

  private async give(chunk: Chunk): Promise<void> {
    while (this.running.size >= this.threads.length * CHUNKS_AHEAD) await Promise.race(this.running);
    const least = this.load.indexOf(Math.min(...this.load));
    const thread = this.threads[least];
    if (thread === undefined) return;
    this.load[least] = (this.load[least] ?? 0) + 1;
    const taken = thread.take(chunk).finally(() => {
      this.load[least] = (this.load[least] ?? 1) - 1;
    });
    // In the order of the events, whichever thread is faster: the report then says the same each time.
    const counted = Promise.all([taken, this.counted]).then(([tally]) => this.add(tally));
    this.counted = counted;
    this.running.add(counted);
    counted.then(
      () => this.running.delete(counted),
      () => {},
    );
  }

  private add(tally: Tally): void {
    addTo(this.tally, tally);
    this.progress(this.tally);
  }
}
