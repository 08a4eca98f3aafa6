import { basename } from 'node:path';
import {
  commands,
  type Disposable,
  type TextDocument,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { Span } from '../../../server/src/template/span.ts';
import type { BodyInView } from '../body-in-view.ts';
import { COPY_BODY, COPY_RENDERED_PAYLOAD, SAVE_SAMPLE_USER } from '../commands/names.ts';
import { inLabel } from '../harmless.ts';
import type { SampleUserChoice } from '../sample-user.ts';
import { sayError } from '../say.ts';
import type { LanguageServer } from '../server.ts';
import { addAnswer } from './add-answer.ts';
import { fillPage } from './fill-page.ts';
import { Latest } from './latest.ts';
import { readPageState, readToPanel, type ToPage, type ToPanel } from './messages.ts';
import { showSource } from './source.ts';

const VIEW_TYPE = 'mi-webhook.preview';
/** Milliseconds from a keystroke to the rendering. */
const PAUSE = 30;
/** Milliseconds from a keystroke to those for all other sample users, for which nobody waits while typing. */
const LONG_PAUSE = 400;

/** The preview beside the editor: one per window, and it follows the body in view. */
export class PreviewPanel implements Disposable {
  private panel: WebviewPanel | undefined;
  /** URI of the body that is shown. */
  private body: string | undefined;
  /** The part of the body that the next rendering is opened at. */
  private about: Span | undefined;
  private readonly rendering = new Latest(PAUSE, (signal) => this.render(signal));
  private readonly comparing = new Latest(LONG_PAUSE, (signal) => this.compare(signal));
  private readonly listing = new Latest(0, (signal) => this.listSampleUsers(signal));
  private readonly disposables: Disposable[];

  constructor(
    private readonly extensionUri: Uri,
    private readonly server: LanguageServer,
    private readonly sampleUser: SampleUserChoice,
    inView: BodyInView,
  ) {
    this.disposables = [
      workspace.onDidChangeTextDocument(({ document }) => {
        if (this.shows(document)) this.renderAgain();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.revealSelection(textEditor)),
      inView.onDidChange((body) => this.follow(body)),
      sampleUser.onDidChange(() => this.refresh()),
      server.onSampleUsersChanged(() => this.refresh()),
      // What was found in the body tells more about its renderings.
      server.onStatus(({ uri }) => {
        if (this.panel !== undefined && uri === this.body) this.renderAgain();
      }),
      server.onDidChangeState((state) => {
        if (state !== 'starting') this.refresh();
      }),
      window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (panel, state: unknown) => {
          this.body = inView.current?.uri.toString() ?? readPageState(state)?.uri;
          this.adopt(panel);
        },
      }),
    ];
  }

  /** @param about the part of the body to scroll to. */
  open(body: TextDocument, about?: Span): void {
    this.body = body.uri.toString();
    this.about = about;
    if (this.panel !== undefined) {
      this.panel.reveal(this.panel.viewColumn, true);
      this.refresh();
      return;
    }
    // Beside the body and not over it, also where something else is active, such as the walkthrough.
    const shown = window.visibleTextEditors.find(({ document }) => document === body)?.viewColumn;
    const place = { viewColumn: shown === undefined ? ViewColumn.Beside : shown + 1, preserveFocus: true };
    this.adopt(window.createWebviewPanel(VIEW_TYPE, 'Webhook Preview', place));
  }

  dispose(): void {
    this.rendering.cancel();
    this.comparing.cancel();
    this.listing.cancel();
    for (const disposable of this.disposables) disposable.dispose();
    this.panel?.dispose();
  }

  /** Fills a new panel, or one restored from the last session; its page says when it is ready. */
  private adopt(panel: WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    panel.webview.onDidReceiveMessage((data: unknown) => this.receive(readToPanel(data)));
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    fillPage(panel.webview, this.extensionUri);
  }

  private shows(document: TextDocument): boolean {
    return this.panel !== undefined && document.uri.toString() === this.body;
  }

  private follow(body: TextDocument | undefined): void {
    const uri = body?.uri.toString();
    if (uri === undefined || uri === this.body) return;
    this.body = uri;
    this.refresh();
  }

  private refresh(): void {
    if (this.panel === undefined || this.body === undefined) return;
    this.panel.title = inLabel(`Preview ${basename(Uri.parse(this.body).path)}`);
    this.listing.request();
    this.renderAgain();
  }

  private listSampleUsers(signal: AbortSignal): Promise<void> {
    return this.answer(signal, async (uri) => {
      const entries = await this.sampleUser.list(uri, signal);
      const { current, currentCase } = this.sampleUser;
      return { kind: 'sampleUsers', entries, current, canBeSaved: currentCase !== undefined };
    });
  }

  private renderAgain(): void {
    this.rendering.request();
    this.comparing.request();
  }

  private compare(signal: AbortSignal): Promise<void> {
    return this.answer(signal, async (uri) => {
      return { kind: 'outcomes', outcomes: await this.server.outcomes({ uri }, signal) };
    });
  }

  private render(signal: AbortSignal): Promise<void> {
    return this.answer(signal, async (uri) => {
      const result = await this.server.render(this.sampleUser.rendering(uri), signal);
      return { kind: 'rendered', fileName: basename(Uri.parse(uri).path), result };
    });
  }

  /** Shows the server's answer or its error; nothing if a newer request has overtaken it. */
  private async answer(signal: AbortSignal, ask: (uri: string) => Promise<ToPage>): Promise<void> {
    if (this.panel === undefined || this.body === undefined) return;
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

  private revealSelection({ document, selection }: TextEditor): void {
    if (!this.shows(document)) return;
    this.post({ kind: 'reveal', start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) });
  }

  private post(message: ToPage): void {
    void this.panel?.webview.postMessage(message);
  }

  private receive(message: ToPanel | undefined): void {
    if (message === undefined || this.body === undefined) return;
    if (message.kind === 'ready') this.refresh();
    else if (message.kind === 'saveSampleUser') void commands.executeCommand(SAVE_SAMPLE_USER);
    else if (message.kind === 'copyPayload') void commands.executeCommand(COPY_RENDERED_PAYLOAD);
    else if (message.kind === 'copyBody') void commands.executeCommand(COPY_BODY);
    else if (message.kind === 'chooseSampleUser') this.contained(this.chooseSampleUser(this.body, message.id));
    else if (message.kind === 'addAnswer') {
      this.contained(addAnswer(this.body, message.missing, this.server, this.sampleUser));
    } else this.contained(showSource(this.body, message.start, message.end));
  }

  private async chooseSampleUser(body: string, id: string): Promise<void> {
    const entries = await this.sampleUser.list(body);
    const entry = entries.find((one) => one.id === id);
    if (entry !== undefined) await this.sampleUser.choose(entry);
  }

  private contained(work: Promise<void>): void {
    work.catch((error: unknown) => {
      void sayError(error);
    });
  }
}
