import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checks } from './checks.ts';
import { Completions } from './completions.ts';
import type { Confirmations } from './confirmations.ts';
import type { CrashNet } from './crash-net.ts';
import type { Editor } from './editor.ts';
import { formatted } from './formatted.ts';
import { Hovers } from './hovers.ts';
import { Inlays } from './inlays.ts';
import { Knowledge } from './knowledge.ts';
import { Lenses } from './lenses.ts';
import { Links } from './links.ts';
import { OnType } from './on-type.ts';
import { Outlines } from './outlines.ts';
import type { Previews } from './previews.ts';
import type { SelectedUser } from './selected-user.ts';
import { SemanticTokensProvider } from './semantic-tokens.ts';
import { Signatures } from './signatures.ts';
import type { Workspace } from './workspace.ts';
import { WorkspaceSymbols } from './workspace-symbols.ts';

export { Knowledge };

/** What answers while somebody writes. */
export interface WritingHelp {
  readonly completions: Completions;
  readonly hovers: Hovers;
  readonly signatures: Signatures;
  readonly outlines: Outlines;
  readonly links: Links;
  readonly semanticTokens: SemanticTokensProvider;
  readonly onType: OnType;
  readonly lenses: Lenses;
  readonly inlays: Inlays;
  readonly workspaceSymbols: WorkspaceSymbols;
  formatted(document: TextDocument | undefined, options: FormattingOptions, range?: Range): Promise<TextEdit[] | null>;
}

export interface WritingNeeds {
  readonly find: (uri: string) => TextDocument | undefined;
  readonly checks: Checks;
  readonly confirmations: Confirmations;
  readonly workspace: Workspace;
  readonly knowledge: Knowledge;
  readonly selected: SelectedUser;
  readonly net: CrashNet;
  readonly editor: Editor;
  readonly previews: () => Promise<Previews>;
  readonly now: () => number;
}

export function writingHelp(needs: WritingNeeds): WritingHelp {
  const { find, checks, workspace, knowledge, selected, net, editor, previews, confirmations, now } = needs;
  return {
    completions: new Completions(find, knowledge, net, editor, now),
    hovers: new Hovers(find, checks, knowledge, workspace, previews, selected, editor, now),
    signatures: new Signatures(find, knowledge, editor, now),
    outlines: new Outlines(find, knowledge, editor),
    links: new Links(find, knowledge, workspace, editor),
    semanticTokens: new SemanticTokensProvider(find, knowledge),
    onType: new OnType(find, knowledge),
    lenses: new Lenses(find, checks, confirmations, previews, selected, editor),
    inlays: new Inlays(find, knowledge, previews, selected),
    workspaceSymbols: new WorkspaceSymbols(workspace),
    formatted: (document, options, range) => formatted(knowledge, document, options, range),
  };
}
