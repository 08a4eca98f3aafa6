import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { SampleUserEntry } from '../../../server/src/service/protocol.ts';
import { inLabel } from '../harmless.ts';
import { CASE_ID } from '../sample-user.ts';
import type { Parts } from './parts.ts';

interface Item extends QuickPickItem {
  readonly entry?: SampleUserEntry;
}

export async function selectSampleUser({ sampleUser, inView }: Parts): Promise<void> {
  const entries = await sampleUser.list(inView.require().uri.toString());
  const picked = await pick(entries, sampleUser.current.id);
  if (picked !== undefined) await sampleUser.choose(picked);
}

/** Not `showQuickPick`, which cannot start at the current sample user. */
function pick(entries: readonly SampleUserEntry[], current: string): Promise<SampleUserEntry | undefined> {
  const list = window.createQuickPick<Item>();
  list.title = l10n.t('Select Sample User');
  list.placeholder = l10n.t('Preview the body as');
  list.matchOnDescription = true;
  list.items = itemsOf(entries);
  list.activeItems = list.items.filter(({ entry }) => entry?.id === current);
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      resolve(list.selectedItems[0]?.entry);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

function itemsOf(entries: readonly SampleUserEntry[]): Item[] {
  const isCase = ({ id }: SampleUserEntry) => id === CASE_ID;
  const own = entries.filter((entry) => !entry.builtIn && !isCase(entry));
  const builtIn = entries.filter((entry) => entry.builtIn);
  return [
    ...group(l10n.t('Case'), entries.filter(isCase)),
    ...group(l10n.t('Workspace'), own),
    ...group(l10n.t('Built in'), builtIn),
  ];
}

function group(label: string, entries: readonly SampleUserEntry[]): Item[] {
  if (entries.length === 0) return [];
  const items = entries.map((entry) => ({
    label: entry.problem === undefined ? inLabel(entry.name) : `$(warning) ${inLabel(entry.name)}`,
    ...(entry.path === undefined ? {} : { description: inLabel(entry.path) }),
    ...(entry.problem === undefined ? {} : { detail: inLabel(entry.problem) }),
    entry,
  }));
  return [{ label, kind: QuickPickItemKind.Separator }, ...items];
}
