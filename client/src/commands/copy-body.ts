import { commands, type Diagnostic, DiagnosticSeverity, env, l10n, languages, type TextDocument } from 'vscode';
import { BREAK_JSON, dangerOf } from '../copy-words.ts';
import { shownBody, showSource } from '../preview/source.ts';
import { ask, sayDone } from '../say.ts';
import { SHOW_PROBLEMS } from './names.ts';
import type { Parts } from './parts.ts';

const COPY = l10n.t('Copy Anyway');
const SHOW = l10n.t('Show Problems');

/** Milliseconds. The question can be asked without the list. */
const LONGEST_WAIT = 3000;

/** Copies the body exactly as it is in the editor, saved or not, after a question if it can break. */
export async function copyBody({ inView, checks }: Parts): Promise<void> {
  const body = await shownBody(inView.require());
  if (body.getText().trim() === '') throw new Error(l10n.t('Nothing was copied because the body is empty.'));
  const check = await checks.current(body);
  if (check !== undefined) await untilListed(body, check.counts.errors);
  const danger = dangerOf(check, messagesOf(body, true), messagesOf(body, false));
  if (danger !== undefined) {
    const canShow = findingsIn(body).length > 0 || check?.verdict === 'conditional';
    const choice = await ask(danger.message, danger.lines, COPY, ...(canShow ? [SHOW] : []));
    if (choice === SHOW) await showProblems(body);
    if (choice !== COPY) return;
  }
  await env.clipboard.writeText(body.getText());
  sayDone(l10n.t('Body copied. Paste it into Braze as the raw text of the webhook body.'));
}

/** The worst first, and of errors those by which JSON breaks. */
function findingsIn(body: TextDocument) {
  const ours = languages.getDiagnostics(body.uri).filter(({ source }) => source === 'mi-webhook');
  return ours.toSorted(
    (one, other) =>
      one.severity - other.severity ||
      Number(breaksJson(other)) - Number(breaksJson(one)) ||
      one.range.start.compareTo(other.range.start),
  );
}

function errorsIn(body: TextDocument) {
  return findingsIn(body).filter(({ severity }) => severity === DiagnosticSeverity.Error);
}

/** The editor asks for the findings of a body that was just opened or changed a moment after the verdict on it is known. */
function untilListed(body: TextDocument, errors: number): Promise<void> {
  const isListed = () => errorsIn(body).length === errors;
  if (isListed()) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(finish, LONGEST_WAIT);
    const listening = languages.onDidChangeDiagnostics(() => isListed() && finish());
  });
}

/** The messages of errors, of those by which JSON breaks or of the others. */
function messagesOf(body: TextDocument, breakJson: boolean): string[] {
  return errorsIn(body)
    .filter((error) => breaksJson(error) === breakJson)
    .map(({ message, range }) => l10n.t('Line {0}: {1}', range.start.line + 1, message.split('\n')[0] ?? ''));
}

/** Its code has a link to the page of the rule, or is alone. */
function breaksJson({ code }: Diagnostic): boolean {
  return BREAK_JSON.has(String(typeof code === 'object' ? code.value : code));
}

/** The list of all problems, and the first of the worst ones in the editor. */
async function showProblems(body: TextDocument): Promise<void> {
  await commands.executeCommand(SHOW_PROBLEMS);
  const [first] = findingsIn(body);
  if (first === undefined) return;
  await showSource(body.uri.toString(), body.offsetAt(first.range.start), body.offsetAt(first.range.end));
}
