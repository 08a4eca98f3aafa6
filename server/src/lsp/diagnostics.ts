import {
  type Connection,
  type Diagnostic,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../rules/engine/finding.ts';
import { type StatusParams, statusMethod } from '../service/protocol.ts';
import type { Witness } from '../service/witness.ts';
import { oncePerBurst } from './burst.ts';
import type { Cases } from './cases.ts';
import type { Checks, Shown } from './checks.ts';
import type { Confirmations } from './confirmations.ts';
import { contained } from './contained.ts';
import { diagnosticOf } from './convert.ts';
import { PulledLists } from './pulled-lists.ts';
import { shownFindings } from './shown-findings.ts';
import { statusOf } from './status.ts';
import { breathe } from './turns.ts';

/** An editor only asks too early for documents that it had open before a restart, so more than this many are not expected. */
const MOST_TOO_EARLY = 1000;

/** Some milliseconds each, so that findings appear even if edits never pause. */
const MOST_TURNS = 50;

/** Sends findings to the editor: pulled if it supports that, otherwise pushed after each change. */
export class Diagnostics {
  /** Set once the editor has announced its capabilities. */
  documentationBase: string | undefined;
  /** Asked for before they were open, as VS Code does after a restart; it does not ask again by itself. */
  private readonly tooEarly = new Set<string>();
  /** Documents to push once waiting messages have been read. */
  private readonly due = new Set<string>();
  private readonly pushing = new Set<string>();
  private readonly lists = new PulledLists();
  /** The last that was sent of each document, but for its version. */
  private readonly statuses = new Map<string, string>();
  private readonly made = new WeakMap<
    Finding,
    { readonly witness: Witness | undefined; readonly diagnostic: Diagnostic }
  >();

  constructor(
    private readonly connection: Connection,
    private readonly checks: Checks,
    private readonly cases: Cases,
    private readonly confirmations: Confirmations,
    /** As it is in the editor now. */
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly log: (message: string) => void,
  ) {}

  /** Answers `textDocument/diagnostic`. */
  servePulls(): void {
    const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    this.connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      contained<DocumentDiagnosticReport, DiagnosticServerCancellationData>(
        async () => {
          const { uri } = textDocument;
          if (this.find(uri) === undefined && this.tooEarly.size < MOST_TOO_EARLY) this.tooEarly.add(uri);
          await this.settle(uri);
          const document = this.find(uri);
          if (document === undefined || token.isCancellationRequested) return nothing;
          return await this.report(document, previousResultId, () => !token.isCancellationRequested);
        },
        nothing,
        this.log,
        token,
      ),
    );
  }

  /** Has the editor ask again for a document that it had asked for before it was open. */
  opened(uri: string): void {
    if (this.tooEarly.delete(uri)) this.refresh();
  }

  /** Has the editor ask for everything again. */
  readonly refresh = oncePerBurst(() => {
    void contained(() => this.connection.languages.diagnostics.refresh(), undefined, this.log);
  });

  /** Sends the findings of a document as it then is; what changes during a check is sent after it, so that findings are at most one check behind. */
  async push(uri: string): Promise<void> {
    this.due.add(uri);
    if (this.pushing.has(uri)) return;
    this.pushing.add(uri);
    while (this.due.has(uri)) {
      await this.settle(uri);
      this.due.delete(uri);
      await contained(() => this.pushNow(uri), undefined, this.log);
    }
    this.pushing.delete(uri);
  }

  /** Nothing is known any more of what the editor shows of a document. */
  closed(uri: string): void {
    this.lists.forget(uri);
    this.statuses.delete(uri);
  }

  /** Made once for each finding, and once more with its case: the way to that takes long to tell. */
  diagnosticOf(finding: Finding, { document }: Shown): Diagnostic {
    const witness = this.cases.witnessOf(finding);
    const known = this.made.get(finding);
    if (known !== undefined && known.witness === witness) return known.diagnostic;
    const diagnostic = diagnosticOf(finding, witness, document, this.documentationBase);
    this.made.set(finding, { witness, diagnostic });
    return diagnostic;
  }

  /** Waits until edits pause, since a check of a text that is already outdated is wasted. */
  private async settle(uri: string): Promise<void> {
    const document = this.find(uri);
    if (document !== undefined && this.checks.atOnce(document) !== undefined) return;
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const version = this.find(uri)?.version;
      await breathe();
      if (this.find(uri)?.version === version) return;
    }
  }

  private async report(
    document: TextDocument,
    previous: string | undefined,
    isWaiting: () => boolean,
  ): Promise<DocumentDiagnosticReport> {
    const { items } = await this.check(document, isWaiting);
    return this.lists.report(document.uri, items, previous);
  }

  private async pushNow(uri: string): Promise<void> {
    const document = this.find(uri);
    if (document === undefined) return;
    const { age } = this.checks;
    const { version, items } = await this.check(document);
    const isOpen = this.find(uri) === document && this.checks.age === age;
    if (isOpen) await this.connection.sendDiagnostics({ uri, version, diagnostics: items });
  }

  /** @param isWaiting whether somebody still waits for the answer. */
  private async check(document: TextDocument, isWaiting?: () => boolean): Promise<Listed> {
    const checked = this.checks.atOnce(document) ?? (await this.checks.of(document, isWaiting));
    for (const [moved, before] of checked.moved ?? []) this.cases.carryOver(before, moved);
    const { version } = checked.document;
    // Right away: what is shown at once is in the document of the editor, which goes on.
    const items = shownFindings(checked).map((finding) => this.diagnosticOf(finding, checked));
    const status = statusOf(checked, this.confirmations);
    if (status !== undefined && this.find(document.uri) === document) await this.sendStatus(status);
    return { version, items };
  }

  private async sendStatus(status: StatusParams): Promise<void> {
    const said = JSON.stringify({ ...status, version: undefined });
    if (this.statuses.get(status.uri) === said) return;
    this.statuses.set(status.uri, said);
    await this.connection.sendNotification(statusMethod, status);
  }
}

interface Listed {
  /** Of the document in which they were found. */
  readonly version: number;
  readonly items: Diagnostic[];
}
