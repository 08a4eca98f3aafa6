import { type Disposable, EventEmitter, l10n, type TextDocument, window, workspace } from 'vscode';
import { couldBeBody } from './braze-liquid.ts';
import { groupOf } from './tabs.ts';

export const BODY_LANGUAGE = 'braze-webhook';

/** Somebody wants something of a body, and there is none. */
export class NoBody extends Error {
  /** @param meant what is in the editor and looks like one. */
  constructor(readonly meant?: TextDocument) {
    super(
      meant === undefined
        ? l10n.t(
            'Open a webhook body first: a file *.webhook.liquid, or any text whose language you set to Braze Webhook.',
          )
        : l10n.t('"{0}" is not checked as a webhook body yet.', meant.uri.path.split('/').at(-1) ?? ''),
    );
  }
}

/**
 * The body that status and preview refer to: the one in the active editor, else the last one that is still visible. Commands refer to the last
 * one that is still open where none is visible, but to no other than a text in the active editor that looks like one: that is meant.
 */
export class BodyInView implements Disposable {
  private body: TextDocument | undefined;
  private last: TextDocument | undefined;
  private readonly emitter = new EventEmitter<TextDocument | undefined>();
  private readonly disposables: Disposable[];

  readonly onDidChange = this.emitter.event;

  constructor() {
    this.disposables = [
      this.emitter,
      window.onDidChangeActiveTextEditor(() => this.update()),
      window.onDidChangeVisibleTextEditors(() => this.update()),
      // A document whose language changes is closed and opened again, in the editor that shows it already.
      workspace.onDidOpenTextDocument(() => this.update()),
      workspace.onDidCloseTextDocument(() => this.update()),
    ];
    this.update();
  }

  get current(): TextDocument | undefined {
    return this.body;
  }

  /** @throws `NoBody` when there is none. */
  require(): TextDocument {
    const active = window.activeTextEditor?.document;
    if (active !== undefined && !isBody(active) && couldBeBody(active)) throw new NoBody(active);
    const body =
      this.body ?? (this.last !== undefined && isBody(this.last) && hasTab(this.last) ? this.last : undefined);
    if (body === undefined) throw new NoBody();
    return body;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private update(): void {
    const found = this.find();
    if (found === this.body) return;
    this.body = found;
    this.last = found ?? this.last;
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
  return document.languageId === BODY_LANGUAGE && !document.isClosed;
}

function hasTab({ uri }: TextDocument): boolean {
  return groupOf(uri.toString()) !== undefined;
}
