import { l10n, Range, WorkspaceEdit, workspace } from 'vscode';
import type { AlwaysValidResult } from '../../../server/src/service/protocol.ts';
import { sayDone, sayNote } from '../say.ts';
import type { Parts } from './parts.ts';

/** Shows what all fixes that help make of the body as one difference, and applies it, as one undo step, once it is confirmed. */
export async function makeAlwaysValid({ server, inView }: Parts): Promise<void> {
  const body = inView.require();
  const result = await server.makeAlwaysValid({ uri: body.uri.toString() });
  if ('problem' in result) throw new Error(result.problem);
  const { change, version } = result;
  if (change === undefined) {
    tell(result);
    return;
  }
  if (body.version !== version) throw new Error(l10n.t('The body has changed meanwhile. Try again.'));
  const edit = new WorkspaceEdit();
  const range = new Range(body.positionAt(change.start), body.positionAt(change.end));
  const label =
    result.fixes === 1 ? l10n.t('Make Always Valid: 1 fix') : l10n.t('Make Always Valid: {0} fixes', result.fixes);
  edit.replace(body.uri, range, change.newText, { label, needsConfirmation: true });
  if (await workspace.applyEdit(edit, { isRefactoring: true })) tell(result);
}

function tell({ verdict, left }: Exclude<AlwaysValidResult, { problem: string }>): void {
  if (verdict === 'proved') {
    sayDone(l10n.t('This body is always valid JSON.'));
    return;
  }
  const [first = l10n.t('Only you know what is meant.')] = left;
  const more = left.length > 1 ? l10n.t('And {0} more: see the Problems panel.', left.length - 1) : '';
  void sayNote([l10n.t('The rest needs you.'), first, more].join(' ').trim());
}
