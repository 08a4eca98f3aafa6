import { codeOf, messageOf } from '../files/system-errors.ts';
import { type Exit, usage } from './usage.ts';

let isBroken = false;

/**
 * Standard output can end early. If its reader has seen enough, like `head`, that is not an error: the exit code still says what was found.
 * A disk that is full is one.
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

/** Whether nobody reads what is printed any more. */
export function isOutputBroken(): boolean {
  return isBroken;
}
