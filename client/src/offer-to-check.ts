import { Disposable, l10n, languages, type Memento, type TextDocument, window, workspace } from 'vscode';
import { BODY_LANGUAGE } from './body-in-view.ts';
import { mayBeBody, mayBeBodyFile } from './braze-liquid.ts';
import { offer, sayError } from './say.ts';

const CHECK = l10n.t('Check as Braze Webhook Body');
const NEVER = l10n.t("Don't Ask in This Workspace");

/** URIs of the files that were offered, and of those that were accepted. */
const OFFERED = 'offeredToCheck';
const ACCEPTED = 'checkedAsBodies';
const IS_OFF = 'neverOffersToCheck';

/** Milliseconds without a change, so that nothing is offered while somebody types. */
const PAUSE = 500;

/**
 * Offers to check a text that holds Liquid of Braze's and is in no file `*.webhook.liquid`: each once. What was accepted is a body from then on,
 * because VS Code forgets the language of a file when it is closed.
 */
export class OfferToCheck implements Disposable {
  private readonly offered = new WeakSet<TextDocument>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly disposables: Disposable;

  constructor(private readonly memory: Memento) {
    this.disposables = Disposable.from(
      window.onDidChangeVisibleTextEditors(() => this.lookLater()),
      workspace.onDidOpenTextDocument(() => this.lookLater()),
      workspace.onDidChangeTextDocument(() => this.lookLater()),
    );
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

  private async look(): Promise<void> {
    for (const { document } of window.visibleTextEditors) {
      const { uri, languageId, isUntitled } = document;
      if (languageId.startsWith('braze-') || !(uri.scheme === 'file' || isUntitled)) continue;
      if (this.remembers(ACCEPTED, document)) await check(document);
      else if (this.isOn(document) && mayBeBodyFile(uri.path, isUntitled) && mayBeBody(document.getText()))
        await this.offer(document);
    }
  }

  private isOn(document: TextDocument): boolean {
    const isWanted = workspace.getConfiguration('mi-webhook', document).get('offerToCheck', true);
    const isKnown = this.offered.has(document) || this.remembers(OFFERED, document);
    return isWanted && !isKnown && !this.memory.get(IS_OFF, false);
  }

  private async offer(document: TextDocument): Promise<void> {
    await this.remember(OFFERED, document);
    const name = document.uri.path.split('/').at(-1);
    const answer = await offer(
      l10n.t('"{0}" holds Braze\'s Liquid. Is it the body of a webhook?', name ?? ''),
      CHECK,
      NEVER,
    );
    if (answer === NEVER) await this.memory.update(IS_OFF, true);
    if (answer !== CHECK) return;
    await this.remember(ACCEPTED, document);
    await check(document);
  }

  private remembers(list: string, { uri, isUntitled }: TextDocument): boolean {
    return !isUntitled && this.memory.get<string[]>(list, []).includes(uri.toString());
  }

  /** The name of an untitled document says nothing: the next one has it again. */
  private async remember(list: string, document: TextDocument): Promise<void> {
    this.offered.add(document);
    if (document.isUntitled) return;
    await this.memory.update(list, [...this.memory.get<string[]>(list, []), document.uri.toString()]);
  }
}

async function check(document: TextDocument): Promise<void> {
  await languages.setTextDocumentLanguage(document, BODY_LANGUAGE);
}
