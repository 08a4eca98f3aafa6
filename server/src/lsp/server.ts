import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { silenceFix } from '../rules/silence-fix.ts';
import { applySafeFixes } from '../service/applyFixes.ts';
import { alsoMended } from '../service/fix-effect.ts';
import {
  type AddAnswerParams,
  addAnswerMethod,
  type InitializationOptions,
  type RenderParams,
  renderMethod,
  type SampleUsersParams,
  sampleUsersChangedMethod,
  sampleUsersMethod,
} from '../service/protocol.ts';
import { visibleLines } from '../service/visible.ts';
import { planAnswer } from './answers.ts';
import { Cases } from './cases.ts';
import { Checks } from './checks.ts';
import { codeActions, fixAllKind } from './code-actions.ts';
import { contained } from './contained.ts';
import { Diagnostics } from './diagnostics.ts';
import type { Environment } from './environment.ts';
import { renderForPreview } from './previews.ts';
import { Workspace } from './workspace.ts';

/** Serves one editor over a connection, on any machine that `environment` describes. */
export function startServer(connection: Connection, { renderer, files }: Environment): void {
  const log = (message: string) => connection.console.error(visibleLines(message));
  const documents = new TextDocuments(TextDocument);
  const workspace = new Workspace(files, (uri) => documents.get(uri)?.getText());
  const checks = new Checks(workspace, log);
  const diagnostics = new Diagnostics(connection, checks, (uri) => documents.get(uri)?.version, log);
  const cases = new Cases(renderer, log);
  let pulls = false;

  connection.onInitialize((params) => {
    pulls = params.capabilities.textDocument?.diagnostic !== undefined;
    const { documentationBase, previewCaseCommand } = optionsOf(params);
    diagnostics.documentationBase = documentationBase;
    cases.command = previewCaseCommand;
    workspace.open(foldersOf(params));
    if (pulls) diagnostics.servePulls((uri) => documents.get(uri));
    return capabilities(pulls);
  });

  /** Everything may have changed: the configuration, a sample user. */
  const checkAgain = () => {
    workspace.forget();
    checks.forgetAll();
    if (pulls) diagnostics.refresh();
    else for (const document of documents.all()) void diagnostics.push(document);
    void connection.sendNotification(sampleUsersChangedMethod);
  };

  documents.onDidOpen(({ document }) => diagnostics.opened(document.uri));
  documents.onDidChangeContent(({ document }) => {
    if (!pulls) void diagnostics.push(document);
    if (document.languageId !== 'braze-webhook') checkAgain();
  });
  documents.onDidClose(({ document: { uri, languageId } }) => {
    checks.forget(uri);
    // What was not saved holds no longer.
    if (languageId !== 'braze-webhook') checkAgain();
    if (!pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  connection.onDidChangeWatchedFiles(checkAgain);

  connection.onCodeAction((params, token) =>
    contained(
      async () => {
        const document = documents.get(params.textDocument.uri);
        if (document === undefined) return [];
        const { findings, body } = await checks.of(document);
        const check = (text: string) => checks.again(document, text);
        return codeActions(params, document, findings, {
          documentationBase: diagnostics.documentationBase,
          fixAll: async () => (await applySafeFixes(document.getText(), check)).text,
          silence: (finding) => body && silenceFix(finding, body.template),
          alsoMended: async (fix) => (body === undefined ? 0 : alsoMended(fix, body, check)),
          previewCase: async (finding) => body && cases.preview(finding, body, document.uri),
        });
      },
      [],
      log,
      token,
    ),
  );

  connection.onRequest(renderMethod, (params: RenderParams) =>
    renderForPreview(params, documents.get(params.uri), { renderer, workspace, checks }),
  );
  connection.onRequest(addAnswerMethod, (params: AddAnswerParams) =>
    contained(() => planAnswer(params, workspace), { problem: 'The language server could not add the answer.' }, log),
  );
  connection.onRequest(sampleUsersMethod, ({ uri }: SampleUsersParams) =>
    contained(() => workspace.sampleUsers(uri), [], log),
  );
  connection.onShutdown(() => renderer.dispose());

  documents.listen(connection);
  connection.listen();
}

function capabilities(pulls: boolean): InitializeResult {
  return {
    serverInfo: { name: 'mi-webhook' },
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
      ...(pulls ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } } : {}),
    },
  };
}

function optionsOf({ initializationOptions: given }: InitializeParams): InitializationOptions {
  const base: unknown = given?.documentationBase;
  const command: unknown = given?.previewCaseCommand;
  return {
    ...(typeof base === 'string' ? { documentationBase: base } : {}),
    ...(typeof command === 'string' ? { previewCaseCommand: command } : {}),
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
  return folders.map((uri) => uri.replace(/\/$/, ''));
}
