import { commands, window } from 'vscode';
import type { Parts } from './parts.ts';

/** Applies all safe fixes to the body in view, wherever the focus is. */
export async function fixAll({ inView }: Parts): Promise<void> {
  const body = inView.require();
  const shown = window.visibleTextEditors.find(({ document }) => document === body);
  await window.showTextDocument(body, shown?.viewColumn);
  await commands.executeCommand('editor.action.fixAll');
}
