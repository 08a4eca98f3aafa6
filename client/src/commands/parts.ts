import { type ExtensionContext, l10n, languages, type TextDocument, Uri, workspace } from 'vscode';
import type { BodyChecks } from '../body-checks.ts';
import { BODY_LANGUAGE } from '../body-in-view.ts';
import type { Machine } from '../machine.ts';
import type { Dimming } from '../preview/dimming.ts';
import type { PreviewPanels } from '../preview/panels.ts';
import type { SampleUserChoice } from '../sample-user.ts';
import type { LanguageServer } from '../server.ts';

/** What commands work with. */
export interface Parts {
  readonly context: ExtensionContext;
  readonly machine: Machine;
  readonly checks: BodyChecks;
  readonly server: LanguageServer;
  readonly sampleUser: SampleUserChoice;
  readonly preview: PreviewPanels;
  readonly dimming: Dimming;
  /** The body that a command is about. */
  readonly inView: {
    readonly current: TextDocument | undefined;
    /** @throws an error with a message for the user when there is none. */
    require(): TextDocument;
  };
}

/** The same for the body of the preview in which a button was pressed, or that has the focus: it need not be the one in view. */
export async function partsFor(parts: Parts, argument: unknown): Promise<Parts> {
  const uri = bodyIn(argument) ?? parts.preview.activeBody;
  if (uri === undefined) return parts;
  const body = await openBody(Uri.parse(uri));
  // It may be gone, which is of no matter to commands that need none. No other body is meant.
  if (body === undefined) return { ...parts, inView: { current: undefined, require: gone } };
  return { ...parts, inView: { current: body, require: () => body } };
}

function gone(): never {
  throw new Error(l10n.t('The body of this preview is gone: its file was closed without being saved, or was deleted.'));
}

/** What was closed unsaved must not be opened: an empty document would come in its place. */
async function openBody(uri: Uri): Promise<TextDocument | undefined> {
  const open = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (open !== undefined || uri.scheme === 'untitled') return open;
  const body = await workspace.openTextDocument(uri).then(undefined, () => undefined);
  // VS Code forgets the language of a file when it is closed.
  return body === undefined || body.languageId === BODY_LANGUAGE
    ? body
    : languages.setTextDocumentLanguage(body, BODY_LANGUAGE);
}

function bodyIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('body' in argument)) return undefined;
  return typeof argument.body === 'string' ? argument.body : undefined;
}
