import { type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';

/** The lists that the editor has pulled, so that one that it shows already is not sent again. */
export class PulledLists {
  private readonly last = new Map<string, { readonly resultId: string; readonly items: readonly Diagnostic[] }>();
  private count = 0;

  /** @param previous the list that the editor shows, as it names it. */
  report(uri: string, items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
    const last = this.last.get(uri);
    if (last !== undefined && last.resultId === previous && isSame(last.items, items))
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: previous };
    this.count++;
    const resultId = String(this.count);
    this.last.set(uri, { resultId, items });
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  /** The document was closed. */
  forget(uri: string): void {
    this.last.delete(uri);
  }
}

/** Whether two values would be the same as JSON. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const members = Object.entries(one);
  return (
    members.length === Object.keys(other).length &&
    members.every(([key, value]) => isSame(value, Reflect.get(other, key)))
  );
}
