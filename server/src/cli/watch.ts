import { watch } from 'node:fs';
import { configurationFile, fileKind } from '../files/files.ts';

/** Milliseconds without a change after which a burst of them is over. */
const QUIET = 200;

/** Yields once after each burst of changes to files of ours below a folder. Ends with the process. @throws errors of the system. */
export async function* afterChanges(folder: string): AsyncGenerator<void> {
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
  try {
    while (true) {
      if (!isDue)
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      isDue = false;
      yield;
    }
  } finally {
    clearTimeout(timer);
    watcher.close();
  }
}

function isOurs(name: string): boolean {
  return fileKind(name) !== undefined || name.endsWith('.liquid') || name.endsWith(configurationFile);
}
