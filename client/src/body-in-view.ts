import { type Disposable, EventEmitter, type TextDocument, window } from 'vscode';

/** The body that commands, status and preview refer to: the one in the active editor, else the last one that is still visible. */
export class BodyInView implements Disposable {
  private body: TextDocument | undefined;
  private readonly emitter = new EventEmitter<TextDocument | undefined>();
  private readonly disposables: Disposable[];

  readonly onDidChange = this.emitter.event;

  constructor() {
    this.disposables = [
      this.emitter,
      window.onDidChangeActiveTextEditor(() => this.update()),
      window.onDidChangeVisibleTextEditors(() => this.update()),
    ];
    this.update();
  }

  get current(): TextDocument | undefined {
    return this.body;
  }

  /** @throws an error with a message for the user when there is none. */
  require(): TextDocument {
    if (this.body === undefined) throw new Error('Open a webhook body (*.webhook.liquid), then try again.');
    return this.body;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private update(): void {
    const found = this.find();
    if (found === this.body) return;
    this.body = found;
    this.emitter.fire(found);
  }

  private find(): TextDocument | undefined {
    const active = window.activeTextEditor?.document;
    if (active !== undefined && isBody(active)) return active;
    const visible = window.visibleTextEditors.map(({ document }) => document).filter(isBody);
    return visible.find((document) => document === this.body) ?? visible[0];
  }
}

function isBody(document: TextDocument): boolean {
  return document.languageId === 'braze-webhook';
}
