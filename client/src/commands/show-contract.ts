import { ViewColumn, window, workspace } from 'vscode';
import { asInput, folderOf, runCommandLine } from './command-line.ts';
import type { Parts } from './parts.ts';

/** Shows the JSON Schema of every payload that the body can send, beside it. */
export async function showContract({ inView, ...parts }: Parts): Promise<void> {
  const body = inView.require();
  const args = ['schema', ...asInput(body)];
  const { code, out, said } = await runCommandLine(parts, args, { cwd: folderOf(body), input: body.getText() });
  if (code !== 0) throw new Error(said);
  const contract = await workspace.openTextDocument({ language: 'json', content: out });
  await window.showTextDocument(contract, { viewColumn: ViewColumn.Beside, preview: true });
}
