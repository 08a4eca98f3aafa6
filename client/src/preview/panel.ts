import {
  type Disposable,
  Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { isBody } from '../active-body.ts';
import type { SampleUserChoice } from '../sample-user.ts';
import type { LanguageServer } from '../server.ts';
import { previewHtml } from './html.ts';
import type { ToPage, ToPanel } from './messages.ts';

/** Milliseconds without a keystroke before the body is rendered again. */
const PAUSE = 30;

/** The preview beside the editor: one for the window, and it follows the active body. */
export class PreviewPanel implements Disposable {
  private panel: WebviewPanel | undefined;
  private body: TextDocument | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Counts renderings asked for, so that an answer that was overtaken is dropped. */
  private asked = 0;
  private readonly disposables: Disposable[];

  constructor(
    private readonly extensionUri: Uri,
    private readonly server: LanguageServer,
    private readonly sampleUser: SampleUserChoice,
  ) {
    this.disposables = [
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.body) this.renderSoon();
      }),
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined && isBody(editor.document)) this.follow(editor.document);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        if (textEditor.document !== this.body || selection === undefined) return;
        const { document } = textEditor;
        this.post({ kind: 'reveal', start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) });
      }),
      sampleUser.onDidChange(() => this.refresh()),
      server.onSampleUsersChanged(() => this.refresh()),
    ];
  }

  open(body: TextDocument): void {
    this.body = body;
    if (this.panel === undefined) this.create();
    else this.panel.reveal(this.panel.viewColumn, true);
    this.refresh();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of this.disposables) disposable.dispose();
    this.panel?.dispose();
  }

  private create(): void {
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel('mi-webhook.preview', 'Webhook Preview', place, {
      enableScripts: true,
      localResourceRoots: [this.extensionUri],
    });
    panel.webview.onDidReceiveMessage((message: ToPanel) => this.receive(message));
    panel.webview.html = previewHtml(panel.webview, this.extensionUri);
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
    this.panel = panel;
  }

  private follow(body: TextDocument): void {
    if (this.panel === undefined || body === this.body) return;
    this.body = body;
    this.refresh();
  }

  private renderSoon(): void {
    clearTimeout(this.timer);
    if (this.panel !== undefined) this.timer = setTimeout(() => void this.render(), PAUSE);
  }

  private refresh(): void {
    void this.listSampleUsers();
    this.renderSoon();
  }

  private async listSampleUsers(): Promise<void> {
    if (this.panel === undefined || this.body === undefined) return;
    await this.contained(async (body) => {
      const entries = await this.sampleUser.list(body.uri.toString());
      return { kind: 'sampleUsers', entries, current: this.sampleUser.current.id };
    });
  }

  private async render(): Promise<void> {
    const asked = ++this.asked;
    await this.contained(async (body) => {
      const result = await this.server.render({ uri: body.uri.toString(), sampleUser: this.sampleUser.current.id });
      return asked === this.asked
        ? { kind: 'rendered', fileName: workspace.asRelativePath(body.uri), result }
        : undefined;
    });
  }

  /** Shows in the page what went wrong, so that the editor goes on. */
  private async contained(work: (body: TextDocument) => Promise<ToPage | undefined>): Promise<void> {
    if (this.body === undefined) return;
    try {
      const message = await work(this.body);
      if (message !== undefined) this.post(message);
    } catch (error) {
      this.post({ kind: 'error', message: error instanceof Error ? error.message : String(error) });
    }
  }

  private post(message: ToPage): void {
    void this.panel?.webview.postMessage(message);
  }

  private receive(message: ToPanel): void {
    if (message.kind === 'ready') this.refresh();
    else if (message.kind === 'showSource') void this.showSource(message.start, message.end);
    else void this.chooseSampleUser(message.id);
  }

  private async chooseSampleUser(id: string): Promise<void> {
    if (this.body === undefined) return;
    const entries = await this.sampleUser.list(this.body.uri.toString());
    const entry = entries.find((one) => one.id === id);
    if (entry !== undefined) await this.sampleUser.choose(entry);
  }

  private async showSource(start: number, end: number): Promise<void> {
    if (this.body === undefined) return;
    const editor = await window.showTextDocument(this.body, { viewColumn: ViewColumn.One });
    const range = new Range(this.body.positionAt(start), this.body.positionAt(end));
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }
}
