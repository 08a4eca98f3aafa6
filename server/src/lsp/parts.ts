import { type Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Renderer } from '../render/rendering.ts';
import { workingOnMethod } from '../service/protocol.ts';
import { visibleLines } from '../service/visible.ts';
import { Actions } from './actions.ts';
import { BlockChanges } from './block-changes.ts';
import { Cases } from './cases.ts';
import { Changes } from './changes.ts';
import { Checks } from './checks.ts';
import { Confirmations } from './confirmations.ts';
import { contained } from './contained.ts';
import { CrashNet } from './crash-net.ts';
import { Diagnostics } from './diagnostics.ts';
import { type Editor, unknownEditor } from './editor.ts';
import { editorFiles, filesByScheme } from './editor-files.ts';
import type { Host } from './host.ts';
import type { Knowledge } from './knowledge.ts';
import { LastEdits } from './last-edits.ts';
import { loadAsked } from './load-asked.ts';
import { type OnceLoaded, onceLoaded } from './once-loaded.ts';
import type { Previews } from './previews.ts';
import { PrintingBodies } from './printing-bodies.ts';
import { QuietMoment } from './quiet-moment.ts';
import { SelectedUser } from './selected-user.ts';
import type { Trials } from './trials.ts';
import { Unopened } from './unopened.ts';
import { Workspace } from './workspace.ts';
import type { WritingHelp, WritingNeeds } from './writing-help.ts';

/** What the features of the server work with. */
export interface ServerParts {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly edits: LastEdits;
  readonly workspace: Workspace;
  readonly net: CrashNet;
  readonly checks: Checks;
  readonly diagnostics: Diagnostics;
  readonly cases: Cases;
  readonly confirmations: Confirmations;
  readonly knowledge: OnceLoaded<Knowledge>;
  readonly writing: () => Promise<WritingHelp>;
  readonly selected: SelectedUser;
  readonly actions: Actions;
  readonly trials: () => Promise<Trials>;
  readonly previews: () => Promise<Previews>;
  readonly changes: Changes;
  readonly unopened: Unopened;
  readonly renderer: Renderer;
  readonly editor: Editor;
  /** Of the server. */
  readonly version: string | undefined;
  readonly log: (message: string) => void;
}

export function assemble(connection: Connection, { renderer, disk, now, version }: Host): ServerParts {
  const log = (message: string) => connection.console.error(visibleLines(message));
  const editor = unknownEditor();
  const edits = new LastEdits();
  const documents = new TextDocuments(edits);
  const find = (uri: string) => documents.get(uri);
  const files = filesByScheme(disk, editorFiles(connection, editor));
  const workspace = new Workspace(files, (uri) => find(uri)?.getText(), edits.create);
  const net = new CrashNet(async (params) => {
    await contained(() => connection.sendNotification(workingOnMethod, params), undefined, log);
  });
  const open = () => documents.all();
  const { checks, printing } = startChecks(workspace, net, open, (uri) => tell(uri), log);
  const cases = new Cases(renderer, log);
  const showAgain = (uri: string) => {
    if (editor.pulls) diagnostics.refresh();
    else void diagnostics.push(uri);
  };
  const quiet = new QuietMoment();
  const tell = (uri: string) => quiet.wait(() => showAgain(uri));
  const confirmations = new Confirmations(find, checks, cases, renderer, tell);
  const diagnostics: Diagnostics = new Diagnostics(connection, checks, cases, confirmations, find, log);
  const selected = new SelectedUser();
  const previews = onceLoaded(loadAsked, ({ Previews }) => new Previews(find, renderer, workspace, checks, selected));
  const trials = onceLoaded(loadAsked, ({ Trials }) => new Trials(checks, renderer, log));
  const actions = new Actions(find, checks, cases, diagnostics, trials, quiet);
  const needs = { find, workspace, selected, net, editor, checks, confirmations, previews, now };
  const { knowledge, writing } = startWriting(needs);
  const checkAgain = () => {
    checks.forgetAll();
    printing.forget();
    for (const document of open()) {
      showAgain(document.uri);
      confirmations.changed(document.uri, edits.of(document));
    }
  };
  const blocks = new BlockChanges(workspace, checks, printing, open, showAgain);
  const changes = new Changes(connection, workspace, checkAgain, (uri) => blocks.changed(uri), log);
  const unopened = new Unopened(connection, workspace, (uri) => find(uri) !== undefined, log);
  const parts = { connection, documents, edits, workspace, net, checks, diagnostics, cases, confirmations };
  const answering = { knowledge, writing, selected, actions, trials, previews };
  return { ...parts, ...answering, changes, unopened, renderer, editor, version, log };
}

/** What helps with writing, and what of it others need. */
function startWriting(needs: Omit<WritingNeeds, 'knowledge'>): Pick<ServerParts, 'knowledge' | 'writing'> {
  const { workspace, editor } = needs;
  const knowledge = onceLoaded(loadWriting, ({ Knowledge }) => new Knowledge(workspace, () => editor.watches));
  const loadBoth = async () => ({ ...(await loadWriting()), known: await knowledge() });
  const writing = onceLoaded(loadBoth, ({ writingHelp, known }) => writingHelp({ ...needs, knowledge: known }));
  return { knowledge, writing };
}

const loadWriting = () => import('./writing-help.ts');

/** The checks, and the bodies that those of Content Blocks need. */
function startChecks(
  workspace: Workspace,
  net: CrashNet,
  open: () => readonly TextDocument[],
  tell: (uri: string) => void,
  log: (message: string) => void,
): { readonly checks: Checks; readonly printing: PrintingBodies } {
  const printing: PrintingBodies = new PrintingBodies(() => checks, workspace, open, tell, log);
  const checks: Checks = new Checks(workspace, net, printing, log);
  return { checks, printing };
}
