import { contained } from './contained.ts';
import type { Parts } from './parts.ts';

/** Follows what is opened, changed and closed in the editor, and what changes on disk. */
export function serveDocuments({ connection, documents, diagnostics, changes, checks, editor, log }: Parts): void {
  documents.onDidOpen(({ document: { uri } }) => diagnostics.opened(uri));
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (!editor.pulls) void diagnostics.push(uri);
    changes.ofDocument(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    checks.forget(uri);
    // Unsaved changes no longer apply.
    changes.ofDocument(uri);
    if (!editor.pulls) void contained(() => connection.sendDiagnostics({ uri, diagnostics: [] }), undefined, log);
  });
  connection.onDidChangeWatchedFiles((params) => changes.onDisk(params));
}
