import { codeOf, messageOf } from '../files/system-errors.ts';
import { type Exit, usage } from './usage.ts';

let isBroken = false;

/**
 * Standard output can end early. Where its reader has seen enough, as `head` has, that is no error: the exit code still tells what was found.
 * What could not be written to a disk is one.
 */
export function watchOutput(): void {
  process.stdout.on('error', (error: Error) => {
    if (!isBroken) process.exitCode = exitAfter(error) ?? process.exitCode;
    isBroken = true;
  });
  process.stderr.on('error', (error: Error) => {
    if (codeOf(error) !== 'EPIPE') process.exitCode = 2;
  });
}

function exitAfter(error: Error): Exit | undefined {
  if (codeOf(error) === 'EPIPE') return undefined;
  const reason = codeOf(error) === 'ENOSPC' ? 'the disk is full' : messageOf(error);
  return usage(`could not write to standard output: ${reason}`);
}

/** Whether nothing that is printed reaches anybody any more. */
export function isOutputBroken(): boolean {
  return isBroken;
}
