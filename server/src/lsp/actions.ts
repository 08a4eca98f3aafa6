import type { CancellationToken, CodeAction, CodeActionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { silenceFix } from '../rules/fixes/silence.ts';
import type { Cases } from './cases.ts';
import type { Checks } from './checks.ts';
import { signalOf } from './contained.ts';
import type { Diagnostics } from './diagnostics.ts';
import { loadAsked } from './load-asked.ts';
import type { QuietMoment } from './quiet-moment.ts';
import type { Trials } from './trials.ts';
import { breathe } from './turns.ts';

/** Answers `textDocument/codeAction`. */
export class Actions {
  /** Set once the editor has said what it can do. */
  isVersioned = false;
  /** The editor can show actions that cannot be chosen, with the reason. */
  showsDisabled = false;

  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly checks: Checks,
    private readonly cases: Cases,
    private readonly diagnostics: Diagnostics,
    private readonly trialsOf: () => Promise<Trials>,
    /** An editor drops the actions that it waits for when findings change, so that *fix all* would do nothing. */
    private readonly quiet: QuietMoment,
  ) {}

  of(params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
    return this.quiet.during(() => this.workOut(params, token));
  }

  private async workOut(params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
    const { uri } = params.textDocument;
    await breathe();
    const current = this.find(uri);
    if (current === undefined || token.isCancellationRequested) return [];
    const { version } = current;
    const checked = await this.checks.of(current, () => !token.isCancellationRequested);
    const { body } = checked;
    const signal = signalOf(token);
    // Actions for a text that has changed in the meantime are useless, and may do harm in an editor without document versions.
    const goesOn = async () => {
      await breathe();
      return !token.isCancellationRequested && this.find(uri)?.version === version;
    };
    const trials = await this.trialsOf();
    const { codeActions } = await loadAsked();
    const actions = await codeActions(params, checked, {
      isVersioned: this.isVersioned,
      showsDisabled: this.showsDisabled,
      diagnosticOf: (finding) => this.diagnostics.diagnosticOf(finding, checked),
      fixAll: () => trials.fixAll(checked, goesOn),
      safeEdits: () => trials.safeEdits(checked, goesOn),
      silence: (finding) => body && silenceFix(finding, body.template),
      trial: (finding, fix) => trials.of(finding, fix, checked, goesOn),
      knownTrial: (fix) => trials.knownOf(fix),
      previewCase: async (finding) => body && this.cases.preview(finding, body, uri, signal),
      knownCase: (finding) => this.cases.known(finding, uri),
      goesOn,
    });
    return this.find(uri)?.version === version ? actions : [];
  }
}
