import { blocksFolder, bodySuffix, type Files, liquidSuffix } from '../files/files.ts';
import { type ContentBlock, type KnownBlocks, noBlocks, type Unreadable } from './content-block.ts';
import { readBlockFile } from './front-matter.ts';

type Read = ContentBlock | Unreadable;

/** Where files come from. */
interface BlockSource extends Pick<Files, 'list'> {
  read(place: string): Promise<{ readonly text: string } | { readonly problem: string }>;
}

/** Reads Content Blocks from their files: folders `content_blocks` beside a body or above it, then those that a configuration names. Each is read once, until it has changed. */
export class BlockFiles {
  private readonly folders = new Map<string, Promise<readonly string[]>>();
  private readonly blocks = new Map<string, Promise<Read>>();

  /** @param files places have `/` between folders: paths, or URIs. */
  constructor(private readonly files: BlockSource) {}

  /**
   * What is known of the blocks around a body. Those that it prints are read, with those that these print.
   * @param root the folder up to which blocks are looked for, if the body lies in it; an empty text for the working folder.
   * @param further folders with blocks, wherever they lie.
   */
  async around(
    body: string,
    place: string,
    root: string | undefined,
    further: readonly string[] = [],
  ): Promise<KnownBlocks> {
    if (!body.includes(blocksFolder)) return noBlocks;
    const above = foldersAbove(place, root).map((folder) => inFolder(folder, blocksFolder));
    const files = await this.filesIn([...above, ...further]);
    const found = new Map<string, Read>();
    const waiting = namesIn(body);
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const file = files.get(name);
      if (file === undefined || found.has(name)) continue;
      const block = await this.block(name, file);
      found.set(name, block);
      if ('text' in block) waiting.push(...namesIn(block.text.slice(block.start)));
    }
    return { find: (name) => found.get(name), names: [...files.keys()].sort(), isComplete: files.size > 0 };
  }

  /** A file was changed, came or went. */
  changed(place: string): void {
    this.blocks.delete(place);
    this.folders.clear();
  }

  /** The files of all blocks by their names; of two with one name the first counts. */
  private async filesIn(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const files = new Map<string, string>();
    for (const home of folders) {
      for (const file of await this.list(home)) {
        const isBlock = file.endsWith(liquidSuffix) && !file.endsWith(bodySuffix);
        const name = isBlock ? file.slice(0, -liquidSuffix.length) : '';
        if (name !== '' && !files.has(name)) files.set(name, inFolder(home, file));
      }
    }
    return files;
  }

  private list(folder: string): Promise<readonly string[]> {
    const known = this.folders.get(folder) ?? this.files.list(folder);
    this.folders.set(folder, known);
    return known;
  }

  private block(name: string, place: string): Promise<Read> {
    const known = this.blocks.get(place) ?? this.readBlock(name, place);
    this.blocks.set(place, known);
    return known;
  }

  private async readBlock(name: string, place: string): Promise<Read> {
    const read = await this.files.read(place);
    return 'problem' in read ? read : readBlockFile(name, place, read.text);
  }
}

/** The names of all blocks that a text may use, wherever it does. */
function namesIn(text: string): string[] {
  return Array.from(text.matchAll(USE), ([, name = '']) => name.trim());
}

const USE = /content_blocks\s*\.\s*\$\{([^{}]*)\}/g;

/** The folder of a file and those above it, up to the root; the folder alone if the file does not lie below the root. */
function foldersAbove(place: string, root: string | undefined): string[] {
  const folders = [folderOf(place)];
  const isBelow = (folder: string) => (root === '' ? !/^(?:\/|\.\.)/.test(folder) : folder.startsWith(`${root}/`));
  for (let folder = folderOf(place); root !== undefined && folder !== root && isBelow(folder); ) {
    folder = folderOf(folder);
    folders.push(folder);
  }
  return folders;
}

function folderOf(place: string): string {
  return place.slice(0, Math.max(0, place.lastIndexOf('/')));
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
