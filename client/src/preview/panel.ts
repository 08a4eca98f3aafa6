import { commands, l10n, Uri, type ViewColumn, type WebviewPanel } from 'vscode';
import { type ExpectedResult, expectedMethod } from '../../../server/src/service/expectations/requests.ts';
import type { RenderResult } from '../../../server/src/service/protocol.ts';
import type { Span } from '../../../server/src/template/span.ts';
import * as names from '../commands/names.ts';
import { inLabel } from '../harmless.ts';
import type { SampleUserChoice } from '../sample-user.ts';
import { sayError } from '../say.ts';
import type { LanguageServer } from '../server.ts';
import { addAnswer } from './add-answer.ts';
import type { Dimming } from './dimming.ts';
import { fillPage } from './fill-page.ts';
import { Latest } from './latest.ts';
import { EXPECTED, type Press, readToPanel, type ToPage, type ToPanel } from './messages.ts';
import { showSource } from './source.ts';

/** Milliseconds from a keystroke to the rendering. */
const PAUSE = 5;
/** Milliseconds from a keystroke to those for other sample users, for which nobody waits while typing. */
const LONG_PAUSE = 400;

type ShowSource = Extract<ToPanel, { readonly kind: 'showSource' }>;

/** What previews work with. */
export interface PanelNeeds {
  readonly extensionUri: Uri;
  readonly server: LanguageServer;
  readonly sampleUser: SampleUserChoice;
  readonly dimming: Dimming;
}

interface Beginning {
  /** URI; absent for one restored from a session whose body is not known. */
  readonly body: string | undefined;
  readonly isLocked: boolean;
  readonly about: Span | undefined;
}

/** The commands behind the buttons of the page. The others are settings of the panel. */
const COMMANDS: Partial<Record<Press, string>> = {
  saveSampleUser: names.SAVE_SAMPLE_USER,
  copyPayload: names.COPY_RENDERED_PAYLOAD,
  copyBody: names.COPY_BODY,
  copyCurl: names.COPY_AS_CURL,
  copyPowerShell: names.COPY_AS_POWERSHELL,
  showCases: names.SHOW_ALL_CASES,
};

/** One preview: what a body renders to, and what is known of it. */
export class PreviewPanel {
  /** URI of the body that is shown. */
  body: string | undefined;
  isLocked: boolean;
  /** The part of the body that the next rendering is opened at. */
  private about: Span | undefined;
  /** The sample user that the shown one is compared with. */
  private comparedWith = '';
  /** All that is shown is of this body and sample user, so that what is printed now may come before the rest of it. */
  private isWhole = false;
  private readonly rendering = new Latest(PAUSE, (signal) => this.render(signal));
  private readonly aside = new Latest(LONG_PAUSE, (signal) => this.renderAside(signal));
  private readonly listing = new Latest(0, (signal) => this.listSampleUsers(signal));
  /** URIs of the Content Blocks that the rendering shows. */
  private files: ReadonlySet<string> = new Set();

  constructor(
    private readonly panel: WebviewPanel,
    private readonly needs: PanelNeeds,
    { body, isLocked, about }: Beginning,
  ) {
    this.body = body;
    this.isLocked = isLocked;
    this.about = about;
    // The page says when it is ready.
    panel.webview.onDidReceiveMessage((data: unknown) => this.receive(readToPanel(data)));
    fillPage(panel.webview, needs.extensionUri);
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  get viewColumn(): ViewColumn | undefined {
    return this.panel.viewColumn;
  }

  show(body: string, about: Span | undefined, viewColumn: ViewColumn | undefined): void {
    this.leave(body);
    this.body = body;
    this.about = about;
    this.panel.reveal(viewColumn, true);
    this.refresh();
  }

  follow(body: string): void {
    if (body === this.body) return;
    this.leave(body);
    this.body = body;
    this.refresh();
  }

  toggleLock(): void {
    this.isLocked = !this.isLocked;
    this.tellSettings();
  }

  /** Another body, another sample user, another server. */
  refresh(): void {
    if (this.body === undefined) return;
    this.tellSettings();
    this.isWhole = false;
    for (const work of [this.listing, this.rendering, this.aside]) work.restart();
  }

  /** The text has changed, or more is known of it. */
  renderAgain(): void {
    this.rendering.request();
    this.aside.request();
  }

  /** Marks what the selection in the body has printed. */
  reveal({ start, end }: Span): void {
    this.post({ kind: 'reveal', start, end });
  }

  tellSettings(): void {
    const name = this.body === undefined ? '' : nameOf(this.body);
    this.panel.title = inLabel(this.isLocked ? l10n.t('Locked preview {0}', name) : l10n.t('Preview {0}', name));
    this.post({ kind: 'settings', isLocked: this.isLocked, isDimming: this.needs.dimming.isOn });
  }

  /** Nobody sees it any more. */
  closed(): void {
    for (const work of [this.rendering, this.aside, this.listing]) work.cancel();
    this.leave('');
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** @param next what is shown instead. */
  private leave(next: string): void {
    if (this.body !== undefined && this.body !== next) this.needs.dimming.show(this.body, []);
  }

  private listSampleUsers(signal: AbortSignal): Promise<void> {
    return this.answer(signal, async (uri) => {
      const { sampleUser } = this.needs;
      const entries = await sampleUser.list(uri, signal);
      const { current, currentCase } = sampleUser;
      return { kind: 'sampleUsers', entries, current, canBeSaved: currentCase !== undefined };
    });
  }

  /** While somebody types, what is printed comes first, and then what there is to say of it. */
  private async render(signal: AbortSignal): Promise<void> {
    const { server, sampleUser, dimming } = this.needs;
    const named = (uri: string, result: RenderResult): ToPage => ({ kind: 'rendered', fileName: nameOf(uri), result });
    if (this.isWhole)
      await this.answer(signal, async (uri) =>
        named(uri, await server.render({ ...sampleUser.rendering(uri), isPrintedOnly: true }, signal)),
      );
    await this.answer(signal, async (uri) => {
      const result = await server.render(sampleUser.rendering(uri), signal);
      if (!signal.aborted) dimming.show(uri, result.untaken);
      this.isWhole = !signal.aborted;
      return named(uri, result);
    });
  }

  /** For others than the one that is shown. */
  private async renderAside(signal: AbortSignal): Promise<void> {
    const id = this.comparedWith;
    if (id !== '') await this.answer(signal, (uri) => this.compared(uri, id, signal));
    await this.answer(signal, async (uri) => {
      return { kind: 'outcomes', outcomes: await this.needs.server.outcomes({ uri }, signal) };
    });
  }

  private async compared(uri: string, id: string, signal: AbortSignal): Promise<ToPage> {
    const { server, sampleUser } = this.needs;
    if (id === EXPECTED) {
      const params = { uri, sampleUser: sampleUser.current.id };
      return { kind: 'other', name: id, ...(await server.ask<ExpectedResult>(expectedMethod, params)) };
    }
    const result = await server.render({ ...sampleUser.rendering(uri, id), isAside: true }, signal);
    const { status, rendering } = result;
    return { kind: 'other', name: result.sampleUser.name, status, rendering };
  }

  /** Shows the server's answer or its error; nothing if a newer request has overtaken it. */
  private async answer(signal: AbortSignal, ask: (uri: string) => Promise<ToPage>): Promise<void> {
    if (this.body === undefined) return;
    const message = await ask(this.body).catch((error: unknown): ToPage => {
      return { kind: 'error', message: error instanceof Error ? error.message : String(error) };
    });
    if (signal.aborted) return;
    this.post(message);
    if (message.kind !== 'rendered' || this.about === undefined) return;
    const { start, end } = this.about;
    this.post({ kind: 'scrollTo', start, end });
    this.about = undefined;
  }

  private post(message: ToPage): void {
    if (message.kind === 'rendered')
      this.files = new Set(message.result.pieces.flatMap(({ inFile }) => inFile?.file ?? []));
    void this.panel.webview.postMessage(message);
  }

  private receive(message: ToPanel | undefined): void {
    const { body } = this;
    if (message === undefined || body === undefined) return;
    const { server, sampleUser } = this.needs;
    if (message.kind === 'ready') this.refresh();
    else if (message.kind === 'chooseSampleUser') this.contained(this.chooseSampleUser(body, message.id));
    else if (message.kind === 'compareWith') {
      this.comparedWith = message.id;
      this.aside.restart();
    } else if (message.kind === 'addAnswer') {
      this.contained(addAnswer(body, message.missing, server, sampleUser));
    } else if (message.kind === 'showSource') this.showOrigin(message, body);
    else this.press(message.kind, body);
  }

  /** Only files that the rendering was made of: the page may be told anything. */
  private showOrigin({ start, end, file }: ShowSource, body: string): void {
    if (file === undefined || this.files.has(file)) this.contained(showSource(file ?? body, start, end));
  }

  private press(kind: Press, body: string): void {
    const command = COMMANDS[kind];
    if (command !== undefined) void commands.executeCommand(command, { body });
    else if (kind === 'toggleLock') this.toggleLock();
    else if (kind === 'toggleDimming') this.contained(this.needs.dimming.toggle());
  }

  private async chooseSampleUser(body: string, id: string): Promise<void> {
    const { sampleUser } = this.needs;
    const entries = await sampleUser.list(body);
    const entry = entries.find((one) => one.id === id);
    if (entry !== undefined) await sampleUser.choose(entry);
  }

  private contained(work: Promise<void>): void {
    work.catch((error: unknown) => {
      void sayError(error);
    });
  }
}

function nameOf(uri: string): string {
  return Uri.parse(uri).path.split('/').at(-1) ?? '';
}
