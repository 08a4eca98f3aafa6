import { readFileSync } from 'node:fs';

/** Milliseconds of one tick in `/proc/…/stat`. */
const TICK = 10;

/** Milliseconds of the processor that this process has used: bounds in it hold on a busy machine, too. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The same of another process; milliseconds of the clock where the system does not tell. */
export function cpuTimeOf({ pid }: { readonly pid?: number | undefined }): number {
  if (process.platform !== 'linux' || pid === undefined) return performance.now();
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}
