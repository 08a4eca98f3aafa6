import { type Connection, type InitializeResult, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { addAnswerMethod, renderMethod, sampleUsersMethod, workingOnMethod } from '../service/protocol.ts';
import { visibleLines } from '../service/visible.ts';
import { abilitiesOf } from './abilities.ts';
import { Actions } from './actions.ts';
import { planAnswer } from './answers.ts';
import { Cases } from './cases.ts';
import { Changes } from './changes.ts';
import { Checks } from './checks.ts';
import { fixAllKind } from './code-actions.ts';
import { contained, signalOf } from './contained.ts';
import { CrashNet } from './crash-net.ts';
import { Diagnostics } from './diagnostics.ts';
import type { Environment } from './environment.ts';
import { addAnswerParams, renderParams, sampleUsersParams } from './params.ts';
import { notRendered, Previews } from './previews.ts';
import { Workspace } from './workspace.ts';

/** Serves one editor over a connection, on any machine that `environment` describes. */
export function startServer(connection: Connection, { renderer, files }: Environment): void {
  const log = (message: string) => connection.console.error(visibleLines(message));
  const documents = new TextDocuments(TextDocument);
  const find = (uri: string) => documents.get(uri);
  const workspace = new Workspace(files, (uri) => find(uri)?.getText());
  const net = new CrashNet(async (params) => {
    await contained(() => connection.sendNotification(workingOnMethod, params), undefined, log);
  });
  const checks = new Checks(workspace, net, log);
  const diagnostics = new Diagnostics(connection, checks, find, log);
  const cases = new Cases(renderer, log);
  const actions = new Actions(find, checks, cases, diagnostics);
  const previews = new Previews(find, renderer, workspace, checks);
  let pulls = false;
  let watches = false;

  const checkAgain = () => {
    checks.forgetAll();
    if (pulls) diagnostics.refresh();
    else for (const uri of documents.keys()) void diagnostics.push(uri);
  };
  const changes = new Changes(connection, workspace, checkAgain, log);

  connection.onInitialize((params) => {
    const { options, folders, versionedEdits, ...abilities } = abilitiesOf(params);
    ({ pulls, watches } = abilities);
    diagnostics.documentationBase = options.documentationBase;
    cases.command = options.previewCaseCommand;
    actions.isVersioned = versionedEdits;
    net.spread(options.leaveUnchecked);
    workspace.open(folders, watches);
    if (pulls) diagnostics.servePulls();
    return capabilities(pulls);
  });
  connection.onInitialized(() => {
    if (watches) void changes.watch();
  });

  documents.onDidOpen(({ document: { uri } }) => diagnostics.opened(uri));
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (!pulls) void diagnostics.push(uri);
    changes.ofDocument(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    checks.forget(uri);
    // What was not saved holds no longer.
    changes.ofDocument(uri);
    if (!pulls) void contained(() => connection.sendDiagnostics({ uri, diagnostics: [] }), undefined, log);
  });
  connection.onDidChangeWatchedFiles((params) => changes.onDisk(params));

  connection.onCodeAction((params, token) => contained(() => actions.of(params, token), [], log, token));
  connection.onRequest(renderMethod, (data: unknown, token) => {
    const params = renderParams(data);
    return contained(() => previews.render(params, signalOf(token)), notRendered(params), log, token);
  });
  connection.onRequest(addAnswerMethod, (data: unknown, token) => {
    const params = addAnswerParams(data);
    const otherwise = { problem: 'The language server could not add the answer.' };
    return contained(() => planAnswer(params, workspace), otherwise, log, token);
  });
  connection.onRequest(sampleUsersMethod, (data: unknown, token) => {
    const params = sampleUsersParams(data);
    return contained(() => workspace.sampleUsers(params.uri), [], log, token);
  });
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
      // Nothing that is found in a document depends on another one: a changed configuration has the editor ask again.
      ...(pulls ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } : {}),
    },
  };
}
