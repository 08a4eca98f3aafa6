import {
  type DocumentFormattingParams,
  DocumentFormattingRequest,
  type DocumentRangeFormattingParams,
  DocumentRangeFormattingRequest,
} from 'vscode-languageserver';
import { contained } from './contained.ts';
import type { ServerParts } from './parts.ts';

/** Sample users and configurations are left to the editor's own formatter for JSON. */
const BODIES = { documentSelector: [{ language: 'braze-webhook' }] };

export function serveFormatting({ connection, documents, writing, log }: ServerParts): void {
  const find = (uri: string) => documents.get(uri);
  connection.onDocumentFormatting((params: DocumentFormattingParams, token) =>
    contained(async () => (await writing()).formatted(find(params.textDocument.uri), params.options), null, log, token),
  );
  connection.onDocumentRangeFormatting((params: DocumentRangeFormattingParams, token) =>
    contained(
      async () => (await writing()).formatted(find(params.textDocument.uri), params.options, params.range),
      null,
      log,
      token,
    ),
  );
}

/** Once the editor has said that it takes it. */
export function registerFormatting({ connection, editor }: Pick<ServerParts, 'connection' | 'editor'>): void {
  if (!editor.registersFormatting) return;
  void connection.client.register(DocumentFormattingRequest.type, BODIES);
  void connection.client.register(DocumentRangeFormattingRequest.type, BODIES);
}
