import { TextDocument } from 'vscode-languageserver-textdocument';
import { blocksFolder } from '../files/files.ts';
import { type PrintingBody, printsBlock } from './check-open-block.ts';
import type { Checks } from './checks.ts';
import { contained } from './contained.ts';
import { documentKind } from './document-kind.ts';
import { isJsonFile } from './json-files.ts';
import type { Workspace } from './workspace.ts';

/** Of those that are not open. More would take long, and nobody reads their names. */
const MOST_UNOPENED = 200;
/** Milliseconds without an edit of the block before the bodies behind the first are checked. */
const PAUSE = 300;

/**
 * The bodies with which a Content Block is checked. Its findings wait for one of those that are open, so that a letter costs as much as in a
 * body. The others, and those of the workspace that are not open, follow in a pause, and then the findings are shown again.
 */
export class PrintingBodies {
  /** An open body that prints the block, by the URI of the block. */
  private readonly firsts = new Map<string, string>();
  /** What is going on for a block, by its URI. A newer one ends it. */
  private readonly gatherings = new Map<string, symbol>();
  /** Bodies that are not open, by URI, as last checked; without a body where it prints no block. */
  private readonly unopened = new Map<string, PrintingBody | undefined>();

  /** @param showAgain has the findings of a document shown again. */
  constructor(
    private readonly checks: () => Checks,
    private readonly workspace: Workspace,
    private readonly openDocuments: () => readonly TextDocument[],
    private readonly showAgain: (uri: string) => void,
    private readonly log: (message: string) => void,
  ) {}

  /** Those that are known for the block as it is now; at least one where an open one may print it. */
  async of({ uri }: TextDocument): Promise<PrintingBody[]> {
    const open = this.openBodies(uri);
    const [first] = open;
    const isNoneKnown = open.every((document) => this.checks().known(document) === undefined);
    if (first !== undefined && isNoneKnown) await this.checks().of(first);
    const bodies = this.known(uri);
    const printing = bodies.find(({ body }) => body.blocks.some(({ place }) => place === uri));
    if (printing !== undefined) this.firsts.set(uri, printing.uri);
    this.gather(uri, bodies);
    return bodies;
  }

  /** Has the findings of a block told with all bodies, in a pause. */
  followUp(block: string): void {
    this.gather(block, []);
  }

  /** A Content Block was changed, or the settings were. @param name none where all may be others. */
  forget(name?: string): void {
    for (const [uri, one] of this.unopened) {
      const isAffected = name === undefined || one === undefined || printsBlock(one.body, name);
      if (isAffected) this.unopened.delete(uri);
    }
  }

  /** A body was changed, came or went. */
  bodyChanged(uri: string): void {
    this.unopened.delete(uri);
  }

  private known(block: string): PrintingBody[] {
    const open = this.openBodies(block);
    const isOpen = new Set(open.map(({ uri }) => uri));
    const unopened = [...this.unopened].flatMap(([uri, body]) => (body && !isOpen.has(uri) ? [body] : []));
    const checked = open.flatMap((document): PrintingBody[] => {
      const body = this.checks().known(document)?.body;
      return body === undefined ? [] : [{ uri: document.uri, body }];
    });
    return [...checked, ...unopened];
  }

  /** The one that is known to print the block comes first. */
  private openBodies(block: string): TextDocument[] {
    const first = this.firsts.get(block);
    return this.openDocuments()
      .filter((document) => mayPrintBlocks(document))
      .sort((one, other) => Number(other.uri === first) - Number(one.uri === first));
  }

  /** @param told the bodies that the findings of the block are told with for now. */
  private gather(block: string, told: readonly PrintingBody[]): void {
    const gathering = Symbol(block);
    this.gatherings.set(block, gathering);
    const goesOn = () => this.gatherings.get(block) === gathering;
    setTimeout(() => void contained(() => this.gatherNow(block, told, goesOn), undefined, this.log), PAUSE);
  }

  private async gatherNow(block: string, told: readonly PrintingBody[], goesOn: () => boolean): Promise<void> {
    for (const document of this.openBodies(block)) {
      if (!goesOn()) return;
      if (this.checks().known(document) === undefined) await this.checks().of(document, goesOn);
    }
    for (const uri of await this.unopenedBodies(block)) {
      if (!goesOn()) return;
      if (!this.unopened.has(uri)) this.unopened.set(uri, await this.checkUnopened(uri));
    }
    if (!goesOn()) return;
    this.gatherings.delete(block);
    const known = new Set(told.map(({ body }) => body));
    if (this.known(block).every(({ body }) => known.has(body))) return;
    this.checks().forget(block);
    this.showAgain(block);
  }

  private async unopenedBodies(block: string): Promise<readonly string[]> {
    const { bodies } = await this.workspace.beside(block);
    const isOpen = new Set(this.openDocuments().map(({ uri }) => uri));
    return bodies.filter((uri) => !isOpen.has(uri)).slice(0, MOST_UNOPENED);
  }

  private async checkUnopened(uri: string): Promise<PrintingBody | undefined> {
    const read = await this.workspace.text(uri);
    if ('problem' in read || !read.text.includes(blocksFolder)) return undefined;
    const { body } = await this.checks().once(TextDocument.create(uri, 'braze-webhook', 0, read.text));
    return body !== undefined && body.blocks.length > 0 ? { uri, body } : undefined;
  }
}

/** Whatever is open counts as a body unless its name or language says otherwise. */
function mayPrintBlocks(document: TextDocument): boolean {
  const isBody = (documentKind(document) ?? 'body') === 'body' && !isJsonFile(document.uri);
  return isBody && document.getText().includes(blocksFolder);
}
