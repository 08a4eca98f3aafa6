import { window } from 'vscode';
import type { RenderResult } from '../../../server/src/service/protocol.ts';
import type { Span } from '../../../server/src/template/span.ts';
import { sayNote } from '../say.ts';
import type { Parts } from './parts.ts';

/** Says why the output at the cursor prints nothing for the chosen sample user. */
export async function whyBlank({ server, sampleUser, inView }: Parts): Promise<void> {
  const body = inView.require();
  const editor = window.visibleTextEditors.find(({ document }) => document === body);
  if (editor === undefined) throw new Error('Put the cursor into an output of the body first.');
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
  if (blank !== undefined) return `For "${name}": ${blank.reason}`;
  if (untaken.some(isHere)) return `Nothing here is printed, because "${name}" does not take this branch.`;
  if (pieces.some(({ kind, source }) => kind !== 'text' && isHere(source)))
    return `This output prints something for "${name}".`;
  if (status === 'aborted') return `The message is not sent for "${name}". ${reason ?? ''}`.trim();
  return 'There is no output here. Put the cursor between the braces of one.';
}
