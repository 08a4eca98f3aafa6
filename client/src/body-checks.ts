import { type Disposable, EventEmitter, type TextDocument, workspace } from 'vscode';
import type { StatusParams } from '../../server/src/service/protocol.ts';
import { BODY_LANGUAGE } from './body-in-view.ts';
import type { LanguageServer } from './server.ts';

/** Milliseconds to wait for the check of what was just typed. A body that takes longer counts as unchecked. */
const LONGEST_WAIT = 10_000;

/** The last check of each open body. */
export class BodyChecks implements Disposable {
  private readonly checks = new Map<string, StatusParams>();
  private readonly changed = new EventEmitter<StatusParams>();
  private readonly disposables: Disposable[];

  readonly onDidChange = this.changed.event;

  constructor(server: LanguageServer) {
    this.disposables = [
      this.changed,
      server.onStatus((check) => this.set(check)),
      server.onPulled(({ uri, version }) => {
        const last = this.checks.get(uri);
        if (last !== undefined && last.version < version) this.set({ ...last, version });
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.checks.delete(uri.toString())),
    ];
  }

  private set(check: StatusParams): void {
    this.checks.set(check.uri, check);
    this.changed.fire(check);
  }

  /** Of the newest text or of an earlier one. */
  last(body: TextDocument): StatusParams | undefined {
    return this.checks.get(body.uri.toString());
  }

  /** Of the text as it is now; `undefined` if there is none after a while, or it is no body any more. */
  async current(body: TextDocument): Promise<StatusParams | undefined> {
    if (body.languageId !== BODY_LANGUAGE) return undefined;
    const isCurrent = (check: StatusParams | undefined) => check?.version === body.version;
    const last = this.last(body);
    if (isCurrent(last)) return last;
    return new Promise((resolve) => {
      const finish = (check: StatusParams | undefined) => {
        clearTimeout(timer);
        listening.dispose();
        resolve(check);
      };
      const timer = setTimeout(() => finish(undefined), LONGEST_WAIT);
      const listening = this.onDidChange((check) => {
        if (check.uri === body.uri.toString() && isCurrent(check)) finish(check);
      });
    });
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}
