import { commands, DiagnosticSeverity, env, l10n, languages, type TextDocument } from 'vscode';
import { dangerOf } from '../copy-words.ts';
import { showSource } from '../preview/source.ts';
import { ask, sayDone } from '../say.ts';
import { SHOW_PROBLEMS } from './names.ts';
import type { Parts } from './parts.ts';

const COPY = l10n.t('Copy Anyway');
const SHOW = l10n.t('Show');

/** Copies the body exactly as it is in the editor, saved or not, after a question if it can break. */
export async function copyBody({ inView, checks }: Parts): Promise<void> {
  const body = inView.require();
  if (body.getText().trim() === '') throw new Error(l10n.t('Nothing was copied because the body is empty.'));
  const check = await checks.current(body);
  const danger = dangerOf(check, messagesOf(body));
  if (danger !== undefined) {
    const choice = await ask(danger.message, danger.lines, COPY, SHOW);
    if (choice === SHOW) await showProblems(body);
    if (choice !== COPY) return;
  }
  await env.clipboard.writeText(body.getText());
  sayDone(l10n.t('Body copied. Paste it into Braze as the raw text of the webhook body.'));
}

function findingsIn(body: TextDocument) {
  const ours = languages.getDiagnostics(body.uri).filter(({ source }) => source === 'mi-webhook');
  return ours.toSorted((one, other) => one.severity - other.severity || one.range.start.compareTo(other.range.start));
}

function messagesOf(body: TextDocument): string[] {
  return findingsIn(body)
    .filter(({ severity }) => severity === DiagnosticSeverity.Error)
    .map(({ message, range }) => l10n.t('Line {0}: {1}', range.start.line + 1, message.split('\n')[0] ?? ''));
}

/** The list of all problems, and the first of the worst ones in the editor. */
async function showProblems(body: TextDocument): Promise<void> {
  await commands.executeCommand(SHOW_PROBLEMS);
  const [first] = findingsIn(body);
  if (first === undefined) return;
  await showSource(body.uri.toString(), body.offsetAt(first.range.start), body.offsetAt(first.range.end));
}
