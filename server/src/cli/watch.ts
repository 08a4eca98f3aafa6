import { watch } from 'node:fs';
import { configurationFile, fileKind } from '../files/files.ts';

/** Milliseconds without a change after which a burst of them is over. */
const QUIET = 200;

/**
 * Watches from now on, so that nothing is missed that changes before somebody waits, and yields once after each burst of changes to files of ours
 * below a folder. Ends with the process. @throws errors of the system.
 */
export function afterChanges(folder: string): AsyncGenerator<void> {
  let changed: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const watcher = watch(folder, { recursive: true }, (_, name) => {
    if (name === null || !isOurs(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDue = true;
      changed?.();
    }, QUIET);
  });
  const end = () => {
    clearTimeout(timer);
    watcher.close();
  };
  const next = async () => {
    if (!isDue)
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    isDue = false;
  };
  return eachTime(next, end);
}

async function* eachTime(next: () => Promise<void>, end: () => void): AsyncGenerator<void> {
  try {
    while (true) {
      await next();
      yield;
    }
  } finally {
    end();
  }
}

function isOurs(name: string): boolean {
  return fileKind(name) !== undefined || name.endsWith('.liquid') || name.endsWith(configurationFile);
}
