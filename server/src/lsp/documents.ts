import { contained } from './contained.ts';
import type { ServerParts } from './parts.ts';

/** Follows what is opened, changed and closed in the editor, and what changes on disk. */
export function serveDocuments(parts: ServerParts): void {
  const { connection, documents, edits, diagnostics, confirmations, changes, checks, editor, log } = parts;
  documents.onDidOpen(({ document: { uri } }) => diagnostics.opened(uri));
  documents.onDidChangeContent(({ document }) => {
    const { uri } = document;
    if (!editor.pulls) void diagnostics.push(uri);
    changes.ofDocument(uri);
    confirmations.changed(uri, edits.of(document));
  });
  documents.onDidClose(({ document: { uri } }) => {
    checks.forget(uri);
    confirmations.stop(uri);
    diagnostics.closed(uri);
    // What was not saved holds no longer.
    changes.ofDocument(uri);
    if (!editor.pulls) void contained(() => connection.sendDiagnostics({ uri, diagnostics: [] }), undefined, log);
  });
  connection.onDidChangeWatchedFiles((params) => changes.onDisk(params));
}
