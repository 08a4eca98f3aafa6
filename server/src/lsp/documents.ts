import { contained } from './contained.ts';
import type { ServerParts } from './parts.ts';

/** Follows what is opened, changed and closed in the editor, and what changes on disk. */
export function serveDocuments(parts: ServerParts): void {
  const { connection, documents, edits, diagnostics, confirmations, changes, checks, knowledge } = parts;
  const { unopened, editor, log } = parts;
  documents.onDidOpen(({ document: { uri } }) => {
    diagnostics.opened(uri);
    if (!editor.watches) changes.lookAgain();
    void unopened.opened(uri, editor.pulls);
  });
  documents.onDidChangeContent(({ document }) => {
    const { uri } = document;
    knowledge.made()?.forget(uri);
    if (!editor.pulls) void diagnostics.push(uri);
    changes.ofDocument(uri);
    confirmations.changed(uri, edits.of(document));
  });
  documents.onDidClose(({ document: { uri } }) => {
    checks.forget(uri);
    knowledge.made()?.forget(uri);
    confirmations.stop(uri);
    diagnostics.closed(uri);
    // What was not saved holds no longer.
    changes.ofDocument(uri);
    if (!editor.pulls) void contained(() => connection.sendDiagnostics({ uri, diagnostics: [] }), undefined, log);
    if (editor.watches) unopened.check(uri);
  });
  // Any file may have changed in between.
  documents.onDidSave(() => {
    if (!editor.watches) changes.lookAgain();
  });
  connection.onDidChangeWatchedFiles((params) => {
    for (const { uri } of params.changes) knowledge.made()?.forget(uri, true);
    changes.onDisk(params);
    for (const { uri } of params.changes) unopened.check(uri);
  });
}
