import {
  type CancellationToken,
  ErrorCodes,
  ResponseError,
  type SemanticTokens,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { contained } from './contained.ts';
import { loadAsked } from './load-asked.ts';
import type { ServerParts } from './parts.ts';

export function serveCodeActions({ connection, actions, log }: ServerParts): void {
  connection.onCodeAction((params, token) => contained(() => actions.of(params, token), [], log, token));
}

export function serveCompletion({ connection, writing, log }: ServerParts): void {
  connection.onCompletion((params, token) =>
    contained(async () => (await writing()).completions.of(params), [], log, token),
  );
}

export function serveHover({ connection, writing, log }: ServerParts): void {
  connection.onHover((params, token) =>
    contained(async () => (await writing()).hovers.of(params, token), null, log, token),
  );
}

export function serveSignatures({ connection, writing, log }: ServerParts): void {
  connection.onSignatureHelp((params, token) =>
    contained(async () => (await writing()).signatures.of(params), null, log, token),
  );
}

export function serveNavigation({ connection, documents, knowledge, workspace, log }: ServerParts): void {
  const navigation = async () =>
    new (await loadAsked()).Navigation((uri) => documents.get(uri), await knowledge(), workspace);
  connection.onDefinition((params, token) =>
    contained(async () => (await navigation()).definition(params), [], log, token),
  );
  connection.onReferences((params, token) =>
    contained(async () => (await navigation()).references(params), [], log, token),
  );
  connection.onDocumentHighlight((params, token) =>
    contained(async () => (await navigation()).highlights(params), [], log, token),
  );
  connection.onPrepareRename((params, token) =>
    contained(async () => (await navigation()).prepareRename(params), null, log, token),
  );
  connection.onRenameRequest(async (params, token) => {
    const failed = new ResponseError<void>(
      ErrorCodes.InternalError,
      'The language server could not rename this. See its log.',
    );
    return contained<WorkspaceEdit | ResponseError<void>>(
      async () => (await navigation()).rename(params),
      failed,
      log,
      token,
    );
  });
}

export function serveLooks({ connection, writing, log }: ServerParts): void {
  const { semanticTokens: asked } = connection.languages;
  const tokensOf = (params: SemanticTokensParams | SemanticTokensRangeParams, token: CancellationToken) =>
    contained<SemanticTokens>(async () => (await writing()).semanticTokens.of(params), { data: [] }, log, token);
  asked.on(tokensOf);
  asked.onRange(tokensOf);
  connection.onDocumentOnTypeFormatting((params, token) =>
    contained(async () => (await writing()).onType.of(params), [], log, token),
  );
}

export function serveOutlines({ connection, writing, log }: ServerParts): void {
  connection.onDocumentSymbol((params, token) =>
    contained(async () => (await writing()).outlines.symbols(params), null, log, token),
  );
  connection.onFoldingRanges((params, token) =>
    contained(async () => (await writing()).outlines.folds(params), null, log, token),
  );
  connection.languages.onLinkedEditingRange((params, token) =>
    contained(async () => (await writing()).outlines.linked(params), null, log, token),
  );
  connection.onSelectionRanges((params, token) =>
    contained(async () => (await writing()).outlines.selections(params), null, log, token),
  );
  connection.onDocumentLinks((params, token) =>
    contained(async () => (await writing()).links.of(params), [], log, token),
  );
  connection.onWorkspaceSymbol((params, token) =>
    contained(async () => (await writing()).workspaceSymbols.of(params), [], log, token),
  );
}
