// Processor time of a process by thread, as Linux counts it. Elsewhere nothing is known.
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds since its start: of its main thread, and of all threads that are alive. */
export function cpuOf(pid) {
  let [main, all] = [0, 0];
  for (const thread of threadsOf(pid)) {
    const time = timeOf(pid, thread);
    all += time;
    if (thread === String(pid)) main = time;
  }
  return { main, all };
}

function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** A thread may end while it is being read. */
function timeOf(pid, thread) {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}
