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

/** What is going on for a block. A newer one ends it. */
interface Gathering {
  readonly version: number;
}

/**
 * The bodies with which a Content Block is checked. Its findings wait for one of those that are open, so that a letter costs as much as in a
 * body. The others, and those of the workspace that are not open, follow in a pause, and then the findings are shown again.
 */
export class PrintingBodies {
  /** An open body that prints the block, by the URI of the block. */
  private readonly firsts = new Map<string, string>();
  private readonly gatherings = new Map<string, Gathering>();
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
  async of(block: TextDocument): Promise<PrintingBody[]> {
    const open = this.openBodies(block.uri);
    const stale = open.filter((document) => this.checks().known(document) === undefined);
    const [first] = stale;
    if (first !== undefined && stale.length === open.length) await this.checks().of(first);
    this.gather(block);
    const isOpen = new Set(open.map(({ uri }) => uri));
    const unopened = [...this.unopened].flatMap(([uri, body]) => (body && !isOpen.has(uri) ? [body] : []));
    const bodies = [...open.flatMap((document) => this.asKnown(document) ?? []), ...unopened];
    const printing = bodies.find(({ body }) => body.blocks.some(({ place }) => place === block.uri));
    if (printing !== undefined) this.firsts.set(block.uri, printing.uri);
    return bodies;
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

  private asKnown(document: TextDocument): PrintingBody | undefined {
    const body = this.checks().known(document)?.body;
    return body && { uri: document.uri, body };
  }

  /** The one that is known to print the block comes first. */
  private openBodies(block: string): TextDocument[] {
    const first = this.firsts.get(block);
    return this.openDocuments()
      .filter((document) => mayPrintBlocks(document))
      .sort((one, other) => Number(other.uri === first) - Number(one.uri === first));
  }

  private gather({ uri, version }: TextDocument): void {
    const gathering = { version };
    this.gatherings.set(uri, gathering);
    const goesOn = () => this.gatherings.get(uri) === gathering;
    setTimeout(() => void contained(() => this.gatherNow(uri, goesOn), undefined, this.log), PAUSE);
  }

  private async gatherNow(uri: string, goesOn: () => boolean): Promise<void> {
    let isNew = false;
    for (const document of this.openBodies(uri)) {
      if (!goesOn()) return;
      if (this.checks().known(document) !== undefined) continue;
      await this.checks().of(document, goesOn);
      isNew = true;
    }
    for (const body of await this.unopenedBodies(uri)) {
      if (!goesOn()) return;
      if (this.unopened.has(body)) continue;
      const checked = await this.checkUnopened(body);
      this.unopened.set(body, checked);
      isNew ||= checked !== undefined;
    }
    this.gatherings.delete(uri);
    if (!isNew) return;
    this.checks().forget(uri);
    this.showAgain(uri);
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
