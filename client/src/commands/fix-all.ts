import { type CodeAction, commands, l10n, Range, workspace } from 'vscode';
import { shownBody } from '../preview/source.ts';
import { sayDone } from '../say.ts';
import type { Parts } from './parts.ts';

/** The server's kind for it. */
const FIX_ALL = 'source.fixAll.mi-webhook';

/** Applies all safe fixes to the body in view, wherever the focus is. VS Code's own *Fix All* works on the focused editor only. */
export async function fixAll({ inView }: Parts): Promise<void> {
  // Whoever presses the button in a preview sees what has changed, and can undo it.
  const body = await shownBody(inView.require());
  const whole = new Range(0, 0, body.lineCount, 0);
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    body.uri,
    whole,
    FIX_ALL,
  );
  const edit = actions.find(({ kind }) => kind?.value === FIX_ALL)?.edit;
  if (edit === undefined) sayDone(l10n.t('There is nothing that can be fixed safely.'));
  else if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('The body has changed meanwhile. Try again.'));
}
