import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { SampleUserEntry } from '../../../server/src/service/protocol.ts';
import { requireBody } from '../active-body.ts';
import type { Parts } from './index.ts';

interface Item extends QuickPickItem {
  readonly entry?: SampleUserEntry;
}

export async function selectSampleUser({ sampleUser }: Parts): Promise<void> {
  const entries = await sampleUser.list(requireBody().uri.toString());
  const picked = await window.showQuickPick(items(entries, sampleUser.current.id), {
    title: 'Select Sample User',
    placeHolder: 'Render the body for this person',
    matchOnDetail: true,
  });
  if (picked?.entry !== undefined) await sampleUser.choose(picked.entry);
}

function items(entries: readonly SampleUserEntry[], current: string): Item[] {
  const item = (entry: SampleUserEntry): Item => ({
    label: entry.id === current ? `$(check) ${entry.name}` : entry.name,
    ...(entry.path === undefined ? {} : { description: entry.path }),
    ...(entry.problem === undefined ? {} : { detail: `$(warning) ${entry.problem}` }),
    entry,
  });
  const separator = (label: string): Item => ({ label, kind: QuickPickItemKind.Separator });
  const own = entries.filter(({ builtIn }) => !builtIn);
  const builtIn = entries.filter((entry) => entry.builtIn);
  return [separator('workspace'), ...own.map(item), separator('built in'), ...builtIn.map(item)];
}
