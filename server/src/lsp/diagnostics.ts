import {
  type Connection,
  type Diagnostic,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { hiddenIn } from '../privacy/hidden.ts';
import type { Finding, Severity } from '../rules/finding.ts';
import type { CheckedBody } from '../service/checkBody.ts';
import { countBySeverity } from '../service/make-report.ts';
import { type StatusParams, statusMethod } from '../service/protocol.ts';
import { assumptionsInWords } from '../service/verdict.ts';
import type { Checks } from './checks.ts';
import { contained } from './contained.ts';
import { diagnosticOf } from './convert.ts';

/** Findings on their way to the editor: pulled where it asks for them, else pushed after each change. */
export class Diagnostics {
  /** Set once the editor has said what it can do. */
  documentationBase: string | undefined;
  /** Asked for before they were open, as VS Code does after a restart; it does not ask again by itself. */
  private readonly tooEarly = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly checks: Checks,
    /** The version that is in the editor now. */
    private readonly currentVersion: (uri: string) => number | undefined,
    private readonly log: (message: string) => void,
  ) {}

  /** Answers `textDocument/diagnostic`. */
  servePulls(find: (uri: string) => TextDocument | undefined): void {
    const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    this.connection.languages.diagnostics.on(({ textDocument }, token) =>
      contained<DocumentDiagnosticReport, DiagnosticServerCancellationData>(
        async () => {
          const document = find(textDocument.uri);
          if (document === undefined) {
            this.tooEarly.add(textDocument.uri);
            return nothing;
          }
          return { kind: DocumentDiagnosticReportKind.Full, items: await this.check(document) };
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

  refresh(): void {
    void contained(() => this.connection.languages.diagnostics.refresh(), undefined, this.log);
  }

  /** Sends the findings of a document, unless it or the configuration has changed meanwhile. */
  async push(document: TextDocument): Promise<void> {
    const { uri, version } = document;
    const { age } = this.checks;
    const send = async () => {
      const diagnostics = await this.check(document);
      const isCurrent = this.currentVersion(uri) === version && this.checks.age === age;
      if (isCurrent) await this.connection.sendDiagnostics({ uri, version, diagnostics });
    };
    await contained(send, undefined, this.log);
  }

  private async check(document: TextDocument): Promise<Diagnostic[]> {
    const { findings, body } = await this.checks.of(document);
    if (body !== undefined && this.currentVersion(document.uri) === document.version) {
      await this.connection.sendNotification(statusMethod, statusOf(document, body));
    }
    return mostUrgent(findings).map((finding) => diagnosticOf(finding, document, this.documentationBase));
  }
}

/** As many as VS Code shows of one document. */
const MOST_FINDINGS = 1000;
const URGENCY: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function mostUrgent(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const urgent = URGENCY.flatMap((level) => findings.filter(({ severity }) => severity === level));
  return urgent.slice(0, MOST_FINDINGS);
}

/** More than anybody reads in a status, so that a large body is no burden to each keystroke. */
const MOST_ASSUMPTIONS = 20;

function statusOf({ uri, version }: TextDocument, { template, proof, findings }: CheckedBody): StatusParams {
  const { verdict, cases } = proof;
  const sentences = assumptionsInWords(proof);
  const hidden = hiddenIn(template);
  const assumptions = sentences.slice(0, MOST_ASSUMPTIONS).map((sentence) => hidden.in(sentence));
  const counts = countBySeverity(findings);
  return { uri, version, verdict, cases, assumptions, assumptionCount: sentences.length, counts };
}
