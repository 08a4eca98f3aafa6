import { type ExtensionContext, type TextDocument, Uri, workspace } from 'vscode';
import type { BodyChecks } from '../body-checks.ts';
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
  if (uri === undefined || uri === parts.inView.current?.uri.toString()) return parts;
  const body = await openBody(uri);
  // It may be gone, which is of no matter to commands that need none.
  if (body === undefined) return parts;
  return { ...parts, inView: { current: body, require: () => body } };
}

function openBody(uri: string): Thenable<TextDocument | undefined> {
  return workspace.openTextDocument(Uri.parse(uri)).then(
    (body) => body,
    () => undefined,
  );
}

function bodyIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('body' in argument)) return undefined;
  return typeof argument.body === 'string' ? argument.body : undefined;
}
