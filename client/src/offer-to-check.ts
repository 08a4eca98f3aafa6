import { Disposable, l10n, languages, type Memento, type TextDocument, window, workspace } from 'vscode';
import { BODY_LANGUAGE } from './body-in-view.ts';
import { couldBeBody, isBodyFile } from './braze-liquid.ts';
import { RememberedBodies } from './remembered-bodies.ts';
import { offer, sayError } from './say.ts';
import { isFile } from './served.ts';

const CHECK = l10n.t('Check as Braze Webhook Body');
const NEVER = l10n.t("Don't Ask in This Workspace");
const SETTING = 'offerToCheck';

/** Milliseconds without a change, so that nothing is offered while somebody types. */
const PAUSE = 500;

/**
 * Offers to check a text that holds Liquid of Braze's and is in no file `*.webhook.liquid`: each once. What was accepted, or was made a body by
 * hand, is one until somebody sets another language.
 */
export class OfferToCheck implements Disposable {
  /** An untitled document is known as long as it is open: the next one has its name again. */
  private readonly offered = new WeakSet<TextDocument>();
  /** Those that have been bodies since they were opened. */
  private readonly bodies = new WeakSet<TextDocument>();
  private readonly remembered: RememberedBodies;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly disposables: Disposable;

  constructor(memory: Memento) {
    this.remembered = new RememberedBodies(memory);
    this.disposables = Disposable.from(
      window.onDidChangeVisibleTextEditors(() => this.lookLater()),
      workspace.onDidOpenTextDocument((document) => {
        void this.noteLanguage(document);
        this.lookLater();
      }),
      workspace.onDidChangeTextDocument(() => this.lookLater()),
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) void this.remembered.renamed(oldUri, newUri);
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`mi-webhook.${SETTING}`)) void this.turnOn();
      }),
    );
    for (const document of workspace.textDocuments) void this.noteLanguage(document);
    this.lookLater();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.dispose();
  }

  private lookLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.look().catch((error: unknown) => sayError(error));
    }, PAUSE);
  }

  /** A document is opened once more whenever its language changes. */
  private async noteLanguage(document: TextDocument): Promise<void> {
    const { uri, languageId, isUntitled } = document;
    const wasBody = this.bodies.delete(document);
    if (languageId === BODY_LANGUAGE) {
      this.bodies.add(document);
      if (isFile(uri) && !isBodyFile(uri.path)) await this.remembered.isOne(uri);
    } else if (wasBody) {
      this.offered.add(document);
      if (!isUntitled) await this.remembered.isNone(uri);
    }
  }

  private async look(): Promise<void> {
    for (const { document } of window.visibleTextEditors) {
      const { uri, languageId, isUntitled } = document;
      if (languageId.startsWith('braze-') || !(isFile(uri) || isUntitled)) continue;
      if (!isUntitled && this.remembered.isBody(uri)) await check(document);
      // The answer may take its time, and others must not wait for it.
      else if (this.mayOffer(document)) this.offer(document).catch((error: unknown) => sayError(error));
    }
  }

  private mayOffer(document: TextDocument): boolean {
    const { uri, isUntitled } = document;
    const isWanted = workspace.getConfiguration('mi-webhook', document).get(SETTING, true) && !this.remembered.isOff;
    const isKnown = this.offered.has(document) || (!isUntitled && this.remembered.wasOffered(uri));
    return isWanted && !isKnown && couldBeBody(document);
  }

  private async offer(document: TextDocument): Promise<void> {
    const { uri, isUntitled } = document;
    this.offered.add(document);
    if (!isUntitled) await this.remembered.offers(uri);
    const name = uri.path.split('/').at(-1) ?? '';
    const answer = await offer(l10n.t('"{0}" holds Braze\'s Liquid. Is it the body of a webhook?', name), CHECK, NEVER);
    if (answer === NEVER) await this.remembered.turn('off');
    if (answer !== CHECK) return;
    if (!document.isClosed) return check(document);
    // The question stays when the editor is gone.
    if (isUntitled) throw new Error(l10n.t('"{0}" was closed, and its text is not saved anywhere.', name));
    const opened = await workspace.openTextDocument(uri).then(undefined, () => undefined);
    if (opened === undefined) throw new Error(l10n.t('"{0}" can no longer be opened.', name));
    await window.showTextDocument(opened);
    await check(opened);
  }

  /** Somebody who switches the setting on wants to be asked, whatever they have answered before. */
  private async turnOn(): Promise<void> {
    if (workspace.getConfiguration('mi-webhook').get(SETTING, true)) await this.remembered.turn('on');
    this.lookLater();
  }
}

async function check(document: TextDocument): Promise<void> {
  await languages.setTextDocumentLanguage(document, BODY_LANGUAGE);
}
