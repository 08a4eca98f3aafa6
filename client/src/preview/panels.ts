import { type Disposable, l10n, type TextDocument, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { Span } from '../../../server/src/template/span.ts';
import type { BodyInView } from '../body-in-view.ts';
import { readPageState } from './messages.ts';
import { type PanelNeeds, PreviewPanel } from './panel.ts';

const VIEW_TYPE = 'mi-webhook.preview';

/** Milliseconds. A document that gets a name or another language is closed, and opened again. */
const UNTIL_SAVED = 1000;

/** The previews of a window: one follows the body in view, and those that are locked stay with theirs. */
export class PreviewPanels implements Disposable {
  private readonly panels = new Set<PreviewPanel>();
  private readonly disposables: Disposable[];

  constructor(
    private readonly needs: PanelNeeds,
    inView: BodyInView,
  ) {
    const { sampleUser, server, dimming } = needs;
    const refresh = () => this.each((panel) => panel.refresh());
    this.disposables = [
      workspace.onDidChangeTextDocument(({ document }) => {
        this.of(document, (panel) => panel.renderAgain());
      }),
      window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) => {
        const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
        this.of(document, (panel) => panel.reveal({ start, end }));
      }),
      inView.onDidChange((body) => this.follow(body)),
      workspace.onDidCloseTextDocument((document) => {
        if (document.isUntitled) setTimeout(() => this.closeIfGone(document.uri.toString()), UNTIL_SAVED);
      }),
      sampleUser.onDidChange(refresh),
      dimming.onDidChange(() => this.each((panel) => panel.tellSettings())),
      server.onSampleUsersChanged(refresh),
      // What was found in the body tells more about its renderings.
      server.onStatus(({ uri }) => this.each((panel) => panel.body === uri && panel.renderAgain())),
      server.onDidChangeState((state) => {
        if (state !== 'starting') refresh();
      }),
      window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (webview, state: unknown) => {
          const kept = readPageState(state);
          const isLocked = kept?.isLocked ?? false;
          const followed = isLocked ? undefined : inView.current?.uri.toString();
          this.adopt(webview, followed ?? kept?.uri, isLocked);
        },
      }),
    ];
  }

  /** The body of the preview that has the focus. */
  get activeBody(): string | undefined {
    return [...this.panels].find(({ isActive }) => isActive)?.body;
  }

  /** In the preview that shows it already, else in the one that follows, else in a new one. @param about the part of the body to scroll to. */
  open(body: TextDocument, about?: Span): void {
    const uri = body.uri.toString();
    const all = [...this.panels];
    // Beside the body and not over it, also where something else is active, such as the walkthrough.
    const shown = window.visibleTextEditors.find(({ document }) => document === body)?.viewColumn;
    const viewColumn = shown === undefined ? ViewColumn.Beside : shown + 1;
    const open = all.find((panel) => panel.body === uri) ?? all.find(({ isLocked }) => !isLocked);
    if (open !== undefined) {
      open.show(uri, about, open.viewColumn === shown ? viewColumn : open.viewColumn);
      return;
    }
    const place = { viewColumn, preserveFocus: true };
    this.adopt(window.createWebviewPanel(VIEW_TYPE, l10n.t('Webhook Preview'), place), uri, false, about);
  }

  /** Of the preview that has the focus, else of the first. @throws an error with a message for the user when there is none. */
  toggleLock(): void {
    const all = [...this.panels];
    const panel = all.find(({ isActive }) => isActive) ?? all[0];
    if (panel === undefined) throw new Error(l10n.t('Open a preview first: "Movable Ink: Open Preview to the Side".'));
    panel.toggleLock();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    this.each((panel) => panel.dispose());
  }

  private adopt(webview: WebviewPanel, body: string | undefined, isLocked: boolean, about?: Span): void {
    const panel = new PreviewPanel(webview, this.needs, { body, isLocked, about });
    this.panels.add(panel);
    webview.onDidDispose(() => {
      this.panels.delete(panel);
      panel.closed();
    });
  }

  private follow(body: TextDocument | undefined): void {
    const uri = body?.uri.toString();
    if (uri === undefined) return;
    this.each((panel) => {
      if (!panel.isLocked) panel.follow(uri);
    });
  }

  /** Of what was never saved, nothing is left to show. */
  private closeIfGone(uri: string): void {
    if (workspace.textDocuments.some((document) => document.uri.toString() === uri)) return;
    this.each((panel) => panel.body === uri && panel.dispose());
  }

  private of(document: TextDocument, work: (panel: PreviewPanel) => void): void {
    const uri = document.uri.toString();
    this.each((panel) => panel.body === uri && work(panel));
  }

  private each(work: (panel: PreviewPanel) => unknown): void {
    for (const panel of this.panels) work(panel);
  }
}
