import { l10n, window, workspace } from 'vscode';
import { showReport } from '../reports.ts';
import { ask } from '../say.ts';
import { pathOf, runCommandLine } from './command-line.ts';
import type { Parts } from './parts.ts';

/** Writes the webhooks of Braze's exports to the folder `webhooks` of the workspace, and shows the report. */
export async function importWebhooks(parts: Parts): Promise<void> {
  const [workspaceFolder] = workspace.workspaceFolders ?? [];
  if (workspaceFolder === undefined) throw new Error(l10n.t('Open a folder first: the webhooks are written to it.'));
  const exports = await window.showOpenDialog({
    canSelectMany: true,
    filters: { [l10n.t('Braze exports')]: ['json', 'jsonl', 'ndjson', 'txt'] },
    openLabel: l10n.t('Import'),
    title: l10n.t('Import Webhooks from Braze Export'),
  });
  if (exports === undefined) return;
  const cwd = pathOf(workspaceFolder.uri);
  const args = ['import', ...exports.map(pathOf), '--out', 'webhooks'];
  let ran = await runCommandLine(parts, args, { cwd });
  if (ran.code === 1) {
    const differing = ran.out.split('\n').filter((line) => line.includes('already exists and differs'));
    const lines = differing.map((line) => line.replace(/; --force.*$/, '.'));
    if ((await ask(l10n.t('Some files differ from what is live.'), lines, l10n.t('Replace Files'))) !== undefined)
      ran = await runCommandLine(parts, [...args, '--force'], { cwd });
  }
  if (ran.code === 2) throw new Error(ran.said);
  await showReport(l10n.t('Import Webhooks'), ran.out);
}
