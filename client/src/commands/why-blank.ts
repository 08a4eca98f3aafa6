import { l10n, window } from 'vscode';
import type { RenderResult } from '../../../server/src/service/protocol.ts';
import type { Span } from '../../../server/src/template/span.ts';
import { sayNote } from '../say.ts';
import type { Parts } from './parts.ts';

/** Says why the output at the cursor prints nothing for the chosen sample user. */
export async function whyBlank({ server, sampleUser, inView }: Parts): Promise<void> {
  const body = inView.require();
  const editor = window.visibleTextEditors.find(({ document }) => document === body);
  if (editor === undefined) throw new Error(l10n.t('Put the cursor into an output of the body first.'));
  const at = body.offsetAt(editor.selection.active);
  const result = await server.render(sampleUser.rendering(body.uri.toString()));
  await sayNote(whyBlankAt(result, at));
}

function whyBlankAt(
  { blanks, untaken, pieces, sampleUser: { name }, status, reason }: RenderResult,
  at: number,
): string {
  const isHere = ({ start, end }: Span) => start <= at && at <= end;
  const blank = blanks.find(isHere);
  if (blank !== undefined) return l10n.t('For "{0}": {1}', name, blank.reason);
  if (untaken.some(isHere)) return l10n.t('Nothing here is printed, because "{0}" does not take this branch.', name);
  if (pieces.some(({ kind, source }) => kind !== 'text' && isHere(source)))
    return l10n.t('This output prints something for "{0}".', name);
  if (status === 'aborted') return l10n.t('The message is not sent for "{0}". {1}', name, reason ?? '').trim();
  return l10n.t('There is no output here. Put the cursor between the braces of one.');
}
