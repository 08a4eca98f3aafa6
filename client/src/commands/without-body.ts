import { commands, l10n, languages } from 'vscode';
import { BODY_LANGUAGE, type NoBody } from '../body-in-view.ts';
import { sayError } from '../say.ts';
import { NEW_BODY, OPEN_EXAMPLE } from './names.ts';

const CHECK = l10n.t('Check as Braze Webhook Body');
const NEW = l10n.t('New Webhook Body…');
const EXAMPLE = l10n.t('Open an Example');

/** Says that a command needs a body, and leads to one. Where the text in the editor becomes one, the command goes on with it. */
export async function sayNoBody(error: NoBody, repeat: () => Promise<void>): Promise<void> {
  const { meant } = error;
  const chosen = await sayError(error, ...(meant === undefined ? [NEW, EXAMPLE] : [CHECK]));
  if (chosen === NEW) await commands.executeCommand(NEW_BODY);
  if (chosen === EXAMPLE) await commands.executeCommand(OPEN_EXAMPLE);
  if (chosen !== CHECK || meant === undefined || meant.isClosed) return;
  await languages.setTextDocumentLanguage(meant, BODY_LANGUAGE);
  await repeat();
}
