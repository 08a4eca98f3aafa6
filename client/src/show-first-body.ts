import { commands, type Disposable, type TextDocument, window } from 'vscode';
import type { BodyInView } from './body-in-view.ts';
import { SHOW_PROBLEMS } from './commands/names.ts';
import type { PreviewPanels } from './preview/panels.ts';
import { sayError } from './say.ts';

/** Opens preview and problems with the first body of a window, so that whoever runs the extension from its sources sees all of it at once. */
export function showFirstBody(inView: BodyInView, preview: PreviewPanels): Disposable {
  const listening = inView.onDidChange((body) => show(body));
  const show = (body: TextDocument | undefined) => {
    if (body === undefined) return;
    listening.dispose();
    open(body, preview).catch((error: unknown) => sayError(error));
  };
  show(inView.current);
  return listening;
}

async function open(body: TextDocument, preview: PreviewPanels): Promise<void> {
  const column = window.visibleTextEditors.find(({ document }) => document === body)?.viewColumn;
  preview.open(body);
  await commands.executeCommand(SHOW_PROBLEMS);
  await window.showTextDocument(body, column);
}
