import type { CancellationToken, CodeAction, CodeActionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Fix } from '../rules/engine/finding.ts';
import { silenceFix } from '../rules/fixes/silence.ts';
import { applySafeFixes } from '../service/apply-fixes.ts';
import { alsoMended } from '../service/fix-effect.ts';
import type { Cases } from './cases.ts';
import type { Checks } from './checks.ts';
import { codeActions } from './code-actions.ts';
import { signalOf } from './contained.ts';
import type { Diagnostics } from './diagnostics.ts';
import { Once } from './once.ts';
import { breathe } from './turns.ts';

/** Answers `textDocument/codeAction`. The effect of a fix is cached for as long as its finding exists. */
export class Actions {
  /** Set once the editor has said what it can do. */
  isVersioned = false;
  private readonly effects = new Once<Fix, number>();

  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly checks: Checks,
    private readonly cases: Cases,
    private readonly diagnostics: Diagnostics,
  ) {}

  async of(params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
    const { uri } = params.textDocument;
    await breathe();
    const current = this.find(uri);
    if (current === undefined || token.isCancellationRequested) return [];
    const { version } = current;
    const checked = await this.checks.of(current);
    const { document, body } = checked;
    const signal = signalOf(token);
    // Actions for a text that has changed in the meantime are useless, and may do harm in an editor without document versions.
    const goesOn = async () => {
      await breathe();
      return !token.isCancellationRequested && this.find(uri)?.version === version;
    };
    const check = (text: string) => this.checks.again(checked, text);
    const checkIfWanted = async (text: string) => ((await goesOn()) ? check(text) : undefined);
    const actions = await codeActions(params, checked, {
      isVersioned: this.isVersioned,
      diagnosticOf: (finding) => this.diagnostics.diagnosticOf(finding, checked),
      fixAll: async () => (await applySafeFixes(document.getText(), checkIfWanted)).text,
      silence: (finding) => body && silenceFix(finding, body.template),
      alsoMended: async (fix) => (body === undefined ? 0 : this.effects.of(fix, () => alsoMended(fix, body, check))),
      knownAlsoMended: (fix) => this.effects.known(fix),
      previewCase: async (finding) => body && this.cases.preview(finding, body, uri, signal),
      knownCase: (finding) => this.cases.known(finding, uri),
      goesOn,
    });
    return this.find(uri)?.version === version ? actions : [];
  }
}
