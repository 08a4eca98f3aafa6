import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checks } from './checks.ts';
import { Completions } from './completions.ts';
import type { Confirmations } from './confirmations.ts';
import type { CrashNet } from './crash-net.ts';
import type { Editor } from './editor.ts';
import { Hovers } from './hovers.ts';
import { Inlays } from './inlays.ts';
import { Knowledge } from './knowledge.ts';
import { Lenses } from './lenses.ts';
import { Links } from './links.ts';
import { Navigation } from './navigation.ts';
import { OnType } from './on-type.ts';
import { Outlines } from './outlines.ts';
import type { Previews } from './previews.ts';
import { SelectedUser } from './selected-user.ts';
import { SemanticTokensProvider } from './semantic-tokens.ts';
import { Signatures } from './signatures.ts';
import type { Workspace } from './workspace.ts';
import { WorkspaceSymbols } from './workspace-symbols.ts';

/** What helps with writing, and what it knows of the workspace. */
export interface WritingHelp {
  readonly knowledge: Knowledge;
  readonly completions: Completions;
  readonly hovers: Hovers;
  readonly signatures: Signatures;
  readonly navigation: Navigation;
  readonly outlines: Outlines;
  readonly links: Links;
  readonly semanticTokens: SemanticTokensProvider;
  readonly onType: OnType;
  readonly selected: SelectedUser;
  readonly lenses: Lenses;
  readonly inlays: Inlays;
  readonly workspaceSymbols: WorkspaceSymbols;
}

interface Needs {
  readonly find: (uri: string) => TextDocument | undefined;
  readonly checks: Checks;
  readonly confirmations: Confirmations;
  readonly workspace: Workspace;
  readonly net: CrashNet;
  readonly editor: Editor;
  readonly previews: Previews;
  readonly now: () => number;
}

export function writingHelp(needs: Needs): WritingHelp {
  const { find, checks, workspace, net, editor, previews, confirmations, now } = needs;
  const selected = new SelectedUser();
  const knowledge = new Knowledge(workspace, () => editor.watches);
  return {
    knowledge,
    completions: new Completions(find, knowledge, net, editor, now),
    hovers: new Hovers(find, checks, knowledge, workspace, previews, editor, now),
    signatures: new Signatures(find, knowledge, editor, now),
    navigation: new Navigation(find, knowledge, workspace),
    outlines: new Outlines(find, knowledge, editor),
    links: new Links(find, knowledge, workspace),
    semanticTokens: new SemanticTokensProvider(find, knowledge),
    onType: new OnType(find, knowledge),
    selected,
    lenses: new Lenses(find, checks, confirmations, previews, selected),
    inlays: new Inlays(find, knowledge, previews, selected),
    workspaceSymbols: new WorkspaceSymbols(workspace),
  };
}
