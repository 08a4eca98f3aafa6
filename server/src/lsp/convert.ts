import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Finding, Fix, Severity } from '../rules/finding.ts';
import type { Span } from '../template/span.ts';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function rangeOf({ start, end }: Span, document: TextDocument): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function diagnosticOf(
  finding: Finding,
  document: TextDocument,
  documentationBase: string | undefined,
): Diagnostic {
  const { code, message, severity, related } = finding;
  return {
    source: 'mi-webhook',
    code,
    message,
    severity: SEVERITIES[severity],
    range: rangeOf(finding, document),
    ...(documentationBase === undefined ? {} : { codeDescription: { href: `${documentationBase}/${code}.md` } }),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map((place) => ({
            message: place.message,
            location: { uri: document.uri, range: rangeOf(place, document) },
          })),
        }),
  };
}

export function editsOf(edits: readonly Edit[], document: TextDocument): TextEdit[] {
  return edits.map((edit) => ({ range: rangeOf(edit, document), newText: edit.newText }));
}

export function quickFix({ title, kind, edits }: Fix, finding: Diagnostic, document: TextDocument): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [finding],
    isPreferred: kind === 'safe',
    edit: { changes: { [document.uri]: editsOf(edits, document) } },
  };
}
