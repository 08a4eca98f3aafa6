import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewSampleUser } from '../../../server/src/service/panel/new-sample-users.ts';
import type { Replay } from '../machine.ts';
import { runLongCommand } from './run-long-command.ts';

/** The examples are written to a folder of their own, which is removed once they are read. */
export const replay: Replay = async (context, args, run) => {
  const kept = await mkdtemp(join(tmpdir(), 'mi-webhook-replay-'));
  try {
    const folder = join(kept, 'examples');
    const ran = await runLongCommand(context, [...args, '--examples', folder], run);
    return { ...ran, examples: await read(folder) };
  } finally {
    await rm(kept, { recursive: true, force: true });
  }
};

/** What the command has written; nothing where no event has ended in a way that is worth an example. */
async function read(folder: string): Promise<NewSampleUser[]> {
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text): NewSampleUser[] => {
    const file: unknown = JSON.parse(text);
    const isNamed = typeof file === 'object' && file !== null && 'name' in file && typeof file.name === 'string';
    return isNamed ? [{ name: String(file.name), text }] : [];
  });
}
