import { type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver';
import { abilitiesOf } from './abilities.ts';
import { fixAllKind } from './action-kinds.ts';
import { completionTriggers } from './completions.ts';
import { registerFormatting } from './formatting.ts';
import { onTypeTriggers } from './on-type.ts';
import type { ServerParts } from './parts.ts';
import { tokenLegend } from './semantic-tokens.ts';
import { signatureTriggers } from './signatures.ts';

/** The exchange of capabilities before the work begins, and the shutdown. */
export function serveLifecycle({ connection, editor, renderer, ...parts }: ServerParts): void {
  const { checks, diagnostics, cases, actions, writing, net, workspace, changes, unopened } = parts;
  let roots: readonly string[] = [];
  connection.onInitialize((params) => {
    const {
      options,
      folders,
      versionedEdits,
      showsDisabledActions,
      pulls,
      watches,
      refreshes,
      snippets,
      registersFormatting,
    } = abilitiesOf(params);
    editor.pulls = pulls;
    editor.registersFormatting = registersFormatting;
    editor.watches = watches;
    editor.servesFiles = options.servesFiles === true;
    editor.refreshes = refreshes;
    diagnostics.documentationBase = options.documentationBase;
    writing.lenses.commands = options.lensCommands;
    writing.links.documentationBase = options.documentationBase;
    checks.leavesJsonSyntax = options.reportsJsonSyntax === true;
    cases.command = options.previewCaseCommand;
    actions.isVersioned = versionedEdits;
    actions.showsDisabled = showsDisabledActions;
    writing.completions.supportsSnippets = snippets;
    net.spread(options.leaveUnchecked);
    workspace.open(folders, watches);
    roots = folders;
    if (pulls) diagnostics.servePulls();
    return capabilities(pulls, options.lensCommands !== undefined, registersFormatting);
  });
  connection.onInitialized(() => {
    registerFormatting({ connection, editor });
    if (!editor.watches) return;
    void changes.watch();
    void unopened.inFolders(roots);
  });
  connection.onShutdown(() => renderer.dispose());
}

const [firstTrigger, ...moreTriggers] = onTypeTriggers;
const onTypeFormatting = { firstTriggerCharacter: firstTrigger, moreTriggerCharacter: moreTriggers };

function capabilities(pulls: boolean, hasLenses: boolean, registersFormatting: boolean): InitializeResult {
  return {
    serverInfo: { name: 'mi-webhook' },
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      completionProvider: { triggerCharacters: completionTriggers },
      hoverProvider: true,
      signatureHelpProvider: { triggerCharacters: signatureTriggers },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      linkedEditingRangeProvider: true,
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      documentLinkProvider: {},
      inlayHintProvider: true,
      ...(hasLenses ? { codeLensProvider: { resolveProvider: true } } : {}),
      semanticTokensProvider: { legend: tokenLegend, full: true, range: true },
      documentOnTypeFormattingProvider: onTypeFormatting,
      ...(registersFormatting ? {} : { documentFormattingProvider: true, documentRangeFormattingProvider: true }),
      renameProvider: { prepareProvider: true },
      codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
      // Nothing that is found in a document depends on another one: a changed configuration has the editor ask again.
      ...(pulls ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } : {}),
    },
  };
}
