import { type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver';
import { tokenLegend } from '../service/structure/token-types.ts';
import { type Abilities, abilitiesOf } from './abilities.ts';
import { fixAllKind } from './action-kinds.ts';
import { registerFormatting } from './formatting.ts';
import type { ServerParts } from './parts.ts';
import { completionTriggers, onTypeTriggers, signatureTriggers } from './triggers.ts';

/** The exchange of capabilities before the work begins, and the shutdown. */
export function serveLifecycle({ connection, editor, renderer, ...parts }: ServerParts): void {
  const { edits, checks, diagnostics, cases, actions, net, workspace, changes, unopened } = parts;
  let roots: readonly string[] = [];
  connection.onInitialize((params) => {
    const abilities = abilitiesOf(params);
    const { options, folders, pulls, watches, unit } = abilities;
    Object.assign(editor, abilities);
    edits.unit = unit;
    diagnostics.documentationBase = options.documentationBase;
    checks.leavesJsonSyntax = options.reportsJsonSyntax === true;
    cases.command = options.previewCaseCommand;
    actions.isVersioned = abilities.versionedEdits;
    actions.showsDisabled = abilities.showsDisabledActions;
    net.spread(options.leaveUnchecked);
    workspace.open(folders, watches);
    roots = folders;
    if (pulls) diagnostics.servePulls();
    return capabilities(abilities, parts.version);
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

function capabilities(abilities: Abilities, version: string | undefined): InitializeResult {
  const { pulls, watches, registersFormatting, options, unit } = abilities;
  const hasLenses = options.lensCommands !== undefined;
  return {
    serverInfo: { name: 'mi-webhook', ...(version === undefined ? {} : { version }) },
    capabilities: {
      positionEncoding: unit,
      // An editor that reports no changes on disk at least says when it has saved.
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: !watches },
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
