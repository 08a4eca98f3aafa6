import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checks } from './checks.ts';
import { Completions } from './completions.ts';
import type { CrashNet } from './crash-net.ts';
import { Hovers } from './hovers.ts';
import { Knowledge } from './knowledge.ts';
import { Links } from './links.ts';
import { Navigation } from './navigation.ts';
import { Outlines } from './outlines.ts';
import type { Editor } from './parts.ts';
import type { Previews } from './previews.ts';
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
  readonly workspaceSymbols: WorkspaceSymbols;
}

interface Needs {
  readonly find: (uri: string) => TextDocument | undefined;
  readonly checks: Checks;
  readonly workspace: Workspace;
  readonly net: CrashNet;
  readonly editor: Editor;
  readonly previews: Previews;
  readonly now: () => number;
}

export function writingHelp({ find, checks, workspace, net, editor, previews, now }: Needs): WritingHelp {
  const knowledge = new Knowledge(workspace, () => editor.watches);
  return {
    knowledge,
    completions: new Completions(find, knowledge, net, now),
    hovers: new Hovers(find, checks, knowledge, workspace, previews, now),
    signatures: new Signatures(find, knowledge, now),
    navigation: new Navigation(find, knowledge, workspace),
    outlines: new Outlines(find, knowledge),
    links: new Links(find, knowledge, workspace),
    workspaceSymbols: new WorkspaceSymbols(workspace),
  };
}
