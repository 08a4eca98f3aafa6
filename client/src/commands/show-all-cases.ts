import { l10n, type QuickPickItem, window } from 'vscode';
import type { CaseEntry } from '../../../server/src/service/panel/requests.ts';
import type { RenderStatus } from '../../../server/src/service/protocol.ts';
import { inLabel } from '../harmless.ts';
import type { Parts } from './parts.ts';
import { nameOf } from './preview-case.ts';

interface Item extends QuickPickItem {
  readonly entry: CaseEntry;
}

const WORDS: Readonly<Record<RenderStatus, string>> = {
  valid: l10n.t('✓ valid JSON'),
  invalid: l10n.t('✗ invalid JSON'),
  aborted: l10n.t('■ not sent'),
  failed: l10n.t('✗ not rendered'),
};

/** Lists the cases that the proof tells apart. The preview shows the one that is chosen. */
export async function showAllCases({ server, inView, sampleUser, preview }: Parts): Promise<void> {
  const body = inView.require();
  const entries = await server.cases({ uri: body.uri.toString() });
  if (entries.length === 0) throw new Error(l10n.t('This body has no cases to show. Its problems say why.'));
  const picked = await window.showQuickPick(entries.map(itemOf), {
    title:
      entries.length === 1 ? l10n.t('Show All Cases: 1 case') : l10n.t('Show All Cases: {0} cases', entries.length),
    placeHolder: l10n.t('Preview the body in this case'),
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  sampleUser.chooseCase(nameOf(picked.entry.sampleUser), picked.entry.sampleUser);
  preview.open(body);
}

/** Quick picks show Markdown as it is written. */
function itemOf(entry: CaseEntry): Item {
  const words = entry.words.length === 0 ? l10n.t('any user') : entry.words.join(', ').replaceAll('`', '');
  const reason = entry.status === 'valid' || entry.reason === undefined ? '' : `: ${entry.reason}`;
  return { label: inLabel(words), description: inLabel(WORDS[entry.status] + reason), entry };
}
