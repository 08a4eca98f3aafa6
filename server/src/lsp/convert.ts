import {
  type Diagnostic,
  DiagnosticSeverity,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Finding, Severity } from '../rules/engine/finding.ts';
import { rules } from '../rules/index.ts';
import { decisionsOf } from '../service/decisions.ts';
import { messageOf } from '../service/finding-message.ts';
import { hideFor } from '../service/harmless-findings.ts';
import { visible } from '../service/visible.ts';
import type { Witness } from '../service/witness.ts';
import type { Span } from '../template/span.ts';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Findings of sample users and of the configuration come from no rule and have no page of their own. */
function hasPage(code: string): boolean {
  return rules.some((rule) => rule.code === code);
}

export function rangeOf({ start, end }: Span, document: TextDocument): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function diagnosticOf(
  finding: Finding,
  witness: Witness | undefined,
  document: TextDocument,
  documentationBase: string | undefined,
): Diagnostic {
  const { code, severity } = finding;
  const when = witness === undefined ? undefined : finding.when;
  const related = [...finding.related, ...decisionsOf(when, document.getText())];
  return {
    source: 'mi-webhook',
    code,
    message: visible(messageOf(finding, witness)),
    severity: SEVERITIES[severity],
    range: rangeOf(finding, document),
    ...(documentationBase === undefined || !hasPage(code)
      ? {}
      : { codeDescription: { href: `${documentationBase}/${code}.md` } }),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map((place) => ({
            message: visible(hideFor(finding, place.message)),
            location: { uri: document.uri, range: rangeOf(place, document) },
          })),
        }),
  };
}

export function editsOf(edits: readonly Edit[], document: TextDocument): TextEdit[] {
  return edits.map((edit) => ({ range: rangeOf(edit, document), newText: edit.newText }));
}

/** An edit that names the version is refused by the editor once the document has changed. */
export function editOf(edits: TextEdit[], { uri, version }: TextDocument, isVersioned: boolean): WorkspaceEdit {
  return isVersioned ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits } };
}

export function wholeOf(document: TextDocument): Range {
  return rangeOf({ start: 0, end: document.getText().length }, document);
}
