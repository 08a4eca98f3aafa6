import { type Disposable, EventEmitter, type Memento, Range, window } from 'vscode';
import type { Span } from '../../../server/src/template/span.ts';

const KEY = 'dimsBranches';

/** Dims, in the editors, the branches of previewed bodies that the sample user does not take. Off until somebody asks for it. */
export class Dimming implements Disposable {
  private readonly changed = new EventEmitter<void>();
  private readonly look = window.createTextEditorDecorationType({ opacity: '0.45' });
  /** By the URI of a body. Places move with the text until the next rendering. */
  private readonly untaken = new Map<string, readonly Span[]>();
  private readonly listening = window.onDidChangeVisibleTextEditors(() => this.draw());

  readonly onDidChange = this.changed.event;

  constructor(private readonly state: Memento) {}

  get isOn(): boolean {
    return this.state.get(KEY, false);
  }

  async toggle(): Promise<void> {
    await this.state.update(KEY, !this.isOn);
    this.draw();
    this.changed.fire();
  }

  /** @param untaken contents of branches; none when nobody looks at the body any more. */
  show(uri: string, untaken: readonly Span[]): void {
    this.untaken.set(uri, untaken);
    this.draw(uri);
    if (untaken.length === 0) this.untaken.delete(uri);
  }

  dispose(): void {
    this.listening.dispose();
    this.look.dispose();
    this.changed.dispose();
  }

  private draw(only?: string): void {
    for (const editor of window.visibleTextEditors) {
      const { document } = editor;
      const uri = document.uri.toString();
      const spans = this.untaken.get(uri);
      if (spans === undefined || (only !== undefined && uri !== only)) continue;
      const ranges = spans.map(({ start, end }) => new Range(document.positionAt(start), document.positionAt(end)));
      editor.setDecorations(this.look, this.isOn ? ranges : []);
    }
  }
}
