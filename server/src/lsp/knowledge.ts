import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { KnownBlocks } from '../blocks/content-block.ts';
import { expandBlocks } from '../blocks/expand.ts';
import { blocksFolder } from '../files/files.ts';
import type { Settings } from '../rules/engine/settings.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import { readsOf } from '../service/knowledge/body-reads.ts';
import { type BodyReads, type KnownData, knownData, type NamedSampleUser } from '../service/knowledge/known-data.ts';
import type { SampleUserReads } from '../service/knowledge/sample-user-reads.ts';
import { read } from '../template/read.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { nameOf } from './file-name.ts';
import { loadWriting } from './load-writing.ts';
import type { Workspace } from './workspace.ts';

/** So that a large workspace costs no more than a small one. */
const mostSampleUsers = 50;
const mostBodies = 100;

/** What the features that help with writing know of a workspace: the data of its sample users, and what its bodies read. */
export class Knowledge {
  private readonly templates = new WeakMap<TextDocument, { version: number; template: Template }>();
  private readonly sampleUsers = new Map<string, Promise<NamedSampleUser | undefined>>();
  private readonly bodies = new Map<string, Promise<BodyReads | undefined>>();
  private readonly contents = new Map<string, Promise<SampleUserReads | undefined>>();

  constructor(
    private readonly workspace: Workspace,
    /** The editor reports changes of files, so that what was read may be kept. */
    private readonly isWatched: () => boolean,
  ) {}

  /** The tree of a document as it is now, read once for each version. */
  templateOf(document: TextDocument): Template {
    const { version } = document;
    const known = this.templates.get(document);
    if (known?.version === version) return known.template;
    const template = read(document.getText());
    this.templates.set(document, { version, template });
    return template;
  }

  async settings(uri: string): Promise<Settings> {
    return (await this.workspace.config(uri)).settings;
  }

  /** @param offset of the cursor: what is typed there is no example of anything. */
  async data(document: TextDocument, offset: number, settings: Settings): Promise<KnownData> {
    const { uri } = document;
    const { sampleUsers, bodies } = await this.workspace.beside(uri);
    const others = bodies.filter((body) => body !== uri).slice(0, mostBodies);
    const [users, reads, blocks] = await Promise.all([
      Promise.all(
        sampleUsers
          .slice(0, mostSampleUsers)
          .map((file) => this.kept(this.sampleUsers, file, () => this.sampleUser(file))),
      ),
      Promise.all(others.map((body) => this.kept(this.bodies, body, () => this.readsOf(body)))),
      this.workspace.blocks(uri, `${blocksFolder} ${document.getText()}`),
    ]);
    return knownData(
      settings,
      [...users.filter(isKnown), ...builtIn],
      [...this.ownReads(document, offset, blocks), ...blocks.names.map(namedBlock), ...reads.filter(isKnown)],
    );
  }

  /** What the body reads by itself, and what its Content Blocks read, also of the items of a loop that they are printed in. */
  private ownReads(document: TextDocument, offset: number, blocks: KnownBlocks): BodyReads[] {
    const template = this.templateOf(document);
    const isAt = ({ start, end }: Span) => start <= offset && offset <= end;
    const own = { source: 'this body', paths: readsOf(template, isAt) };
    const { text, layout, used } = expandBlocks(template.source, blocks, template);
    if (used.length === 0) return [own];
    const isTyped = (span: Span) => {
      const place = layout.placeOf(span);
      return place.block === undefined && isAt(place);
    };
    return [own, { source: 'a Content Block of this body', paths: readsOf(read(text), isTyped) }];
  }

  /** What the bodies around a sample user read, with their Content Blocks. */
  async readers(uri: string): Promise<SampleUserReads[]> {
    const { bodies } = await this.workspace.beside(uri);
    const found = bodies
      .slice(0, mostBodies)
      .map((body) => this.kept(this.contents, body, () => this.contentReadBy(body)));
    return (await Promise.all(found)).filter(isKnown);
  }

  /** A file was changed, in the editor or on disk, from where blocks are read. */
  forget(uri: string, isOnDisk = false): void {
    if (this.workspace.blockNameOf(uri) !== undefined) {
      this.contents.clear();
      if (isOnDisk) this.bodies.clear();
    }
    this.contents.delete(uri);
    this.sampleUsers.delete(uri);
    this.bodies.delete(uri);
  }

  private kept<Value>(known: Map<string, Promise<Value>>, uri: string, work: () => Promise<Value>): Promise<Value> {
    const before = known.get(uri);
    if (before !== undefined) return before;
    const value = work();
    if (this.isWatched()) known.set(uri, value);
    return value;
  }

  private async sampleUser(uri: string): Promise<NamedSampleUser | undefined> {
    const found = await this.workspace.sampleUser(uri);
    return 'problem' in found ? undefined : { source: `sample user ${found.sampleUser.name || nameOf(uri)}`, ...found };
  }

  private async contentReadBy(uri: string): Promise<SampleUserReads | undefined> {
    const body = await this.withBlocks(uri);
    return body && (await loadWriting()).sampleUserReads(nameOf(uri), body);
  }

  private async readsOf(uri: string): Promise<BodyReads | undefined> {
    const body = await this.withBlocks(uri);
    return body && { source: `body ${nameOf(uri)}`, paths: readsOf(body) };
  }

  /** The tree of a body with its Content Blocks in place. */
  private async withBlocks(uri: string): Promise<Template | undefined> {
    const found = await this.workspace.text(uri);
    if ('problem' in found) return undefined;
    return read(expandBlocks(found.text, await this.workspace.blocks(uri, found.text)).text);
  }
}

/** Last of all, so that a new workspace has something to offer. */
const builtIn: readonly NamedSampleUser[] = builtInSampleUsers
  .slice(0, 1)
  .map(({ sampleUser }) => ({ source: `built-in sample user ${sampleUser.name}`, sampleUser }));

/** A file of a Content Block is known like one that a body prints. */
function namedBlock(name: string): BodyReads {
  return { source: `${blocksFolder}/${name}.liquid`, paths: [['content_blocks', name]] };
}

function isKnown<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
