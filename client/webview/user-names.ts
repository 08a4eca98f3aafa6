import type { SampleUserEntry } from '../../server/src/service/protocol.ts';
import { visible } from '../../server/src/service/visible.ts';

type Named = Pick<SampleUserEntry, 'id' | 'name' | 'path'>;

/** The names of sample users as lists show them: several of the same name, such as copies, are told apart by their files. */
export function namesOf(entries: readonly Named[]): string[] {
  const count = new Map<string, number>();
  for (const { name } of entries) count.set(name, (count.get(name) ?? 0) + 1);
  return entries.map((entry) => {
    const file = count.get(entry.name) === 1 ? undefined : fileOf(entry);
    return visible(file === undefined ? entry.name : `${entry.name} (${file})`);
  });
}

/** Built-in ones have none: their IDs are no URIs. */
function fileOf({ id, path }: Named): string | undefined {
  if (path !== undefined || !id.includes('/')) return path;
  const last = id.slice(id.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
