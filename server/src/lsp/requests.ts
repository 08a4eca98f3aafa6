import {
  type CancellationToken,
  ErrorCodes,
  ResponseError,
  type SemanticTokens,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { eventPropertiesMethod, newBodyMethod } from '../service/new-body/protocol.ts';
import type { NewSampleUsers } from '../service/panel/new-sample-users.ts';
import { casesMethod, newSampleUsersMethod } from '../service/panel/requests.ts';
import {
  type AlwaysValidParams,
  addAnswerMethod,
  alwaysValidMethod,
  keyValuePairsMethod,
  outcomesMethod,
  renderMethod,
  sampleUsersMethod,
} from '../service/protocol.ts';
import { contained, signalOf } from './contained.ts';
import { loadAsked } from './load-asked.ts';
import { notRendered } from './not-rendered.ts';
import {
  addAnswerParams,
  alwaysValidParams,
  eventPropertiesParams,
  keyValuePairsParams,
  newBodyParams,
  newSampleUsersParams,
  renderParams,
  sampleUsersParams,
} from './params.ts';
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
  const navigation = async () => new (await loadAsked()).Navigation((uri) => documents.get(uri), knowledge, workspace);
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

export function serveAlwaysValid({ connection, documents, checks, trials, log }: ServerParts): void {
  const of = async (params: AlwaysValidParams, signal: AbortSignal) => {
    const { AlwaysValid } = await loadAsked();
    return new AlwaysValid((uri) => documents.get(uri), checks, await trials()).of(params, signal);
  };
  connection.onRequest(alwaysValidMethod, (data: unknown, token) => {
    const params = alwaysValidParams(data);
    const otherwise = { problem: 'The language server could not try the fixes; its log says why.' };
    return contained(() => of(params, signalOf(token)), otherwise, log, token);
  });
}

export function serveNewBodies({ connection, workspace, knowledge, renderer, log }: ServerParts): void {
  const newBodies = async () => new (await loadAsked()).NewBodies(workspace, knowledge, renderer);
  connection.onRequest(newBodyMethod, (data: unknown, token) => {
    const params = newBodyParams(data);
    const otherwise = {
      what: 'event' as const,
      problem: 'could not be made into a body; the log of the language server says why',
    };
    return contained(async () => (await newBodies()).of(params), otherwise, log, token);
  });
  connection.onRequest(eventPropertiesMethod, (data: unknown, token) => {
    const params = eventPropertiesParams(data);
    return contained(async () => (await newBodies()).properties(params), [], log, token);
  });
}

export function serveRendering({ connection, previews, log }: ServerParts): void {
  connection.onRequest(renderMethod, (data: unknown, token) => {
    const params = renderParams(data);
    return contained(async () => (await previews()).render(params, signalOf(token)), notRendered(params), log, token);
  });
}

export function serveOutcomes({ connection, previews, log }: ServerParts): void {
  connection.onRequest(outcomesMethod, (data: unknown, token) => {
    const { uri } = sampleUsersParams(data);
    return contained(async () => (await previews()).outcomes(uri, signalOf(token)), [], log, token);
  });
}

export function serveCases({ connection, previews, log }: ServerParts): void {
  connection.onRequest(casesMethod, (data: unknown, token) => {
    const { uri } = sampleUsersParams(data);
    return contained(async () => (await previews()).cases(uri, signalOf(token)), [], log, token);
  });
}

export function serveNewSampleUsers({ connection, workspace, log }: ServerParts): void {
  connection.onRequest(newSampleUsersMethod, (data: unknown, token) => {
    const params = newSampleUsersParams(data);
    const otherwise: NewSampleUsers = { problem: 'The language server could not make a sample user.' };
    return contained(async () => (await loadAsked()).planSampleUsers(params, workspace), otherwise, log, token);
  });
}

export function serveAnswers({ connection, workspace, log }: ServerParts): void {
  connection.onRequest(addAnswerMethod, (data: unknown, token) => {
    const params = addAnswerParams(data);
    const otherwise = { problem: 'The language server could not add the answer.' };
    return contained(async () => (await loadAsked()).planAnswer(params, workspace), otherwise, log, token);
  });
}

export function serveKeyValuePairs({ connection, workspace, log }: ServerParts): void {
  connection.onRequest(keyValuePairsMethod, (data: unknown, token) => {
    const { uri } = keyValuePairsParams(data);
    const otherwise = { problem: 'The language server could not read the body. See its log for details.' };
    return contained(async () => (await loadAsked()).pairsForBraze(uri, workspace), otherwise, log, token);
  });
}

export function serveSampleUsers({ connection, workspace, log }: ServerParts): void {
  connection.onRequest(sampleUsersMethod, (data: unknown, token) => {
    const params = sampleUsersParams(data);
    return contained(() => workspace.sampleUsers(params.uri), [], log, token);
  });
}
