import { TextDocument } from 'vscode-languageserver-textdocument';
import { BlockFiles } from '../blocks/block-files.ts';
import type { KnownBlocks } from '../blocks/content-block.ts';
import { readBlockFile } from '../blocks/front-matter.ts';
import {
  type Config,
  type ConfigFile,
  configFor,
  defaultConfig,
  defaultConfigFile,
  located,
} from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import { blockNameIn, configurationFile, type Files, fileKind, sampleUserSuffix } from '../files/files.ts';
import type { BuiltInSampleUser } from '../samples/built-in.ts';
import { readSampleUser } from '../samples/read.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import type { SampleUserEntry } from '../service/protocol.ts';
import { decoded } from './file-name.ts';
import { loadAsked } from './load-asked.ts';
import { SampleUserFiles } from './sample-user-files.ts';

interface Loaded {
  /** `undefined` where there is no file that can be read. */
  readonly text: string | undefined;
  readonly file: ConfigFile;
}

export type UsableSampleUser = { readonly sampleUser: SampleUser } | { readonly problem: string };

/** No check needs them. */
async function builtInOnes(): Promise<readonly BuiltInSampleUser[]> {
  return (await loadAsked()).builtInSampleUsers;
}

/** The folders that the editor has open: their configuration and their sample users, read anew after each change. */
export class Workspace {
  readonly sampleUserFiles: SampleUserFiles;
  /** Kept only if the editor reports changes on disk. */
  private blockFiles: BlockFiles | undefined;
  private folders: readonly string[] = [];
  /** Those that configurations name. */
  private readonly blockFolders = new Set<string>();
  private readonly configs = new Map<string, Promise<Loaded>>();
  /** As they were last read, so that a text that stays is one sample user, of which more can be known. */
  private readonly usersRead = new Map<string, { readonly text: string; readonly read: UsableSampleUser }>();
  /** One after the other, so that the last that is read is the newest. */
  private reloading: Promise<boolean> = Promise.resolve(false);

  /**
   * @param openText the text of a document that is open in the editor, saved or not
   * @param create makes a document whose places are those of the editor
   */
  constructor(
    private readonly files: Files,
    private readonly openText: (uri: string) => string | undefined,
    private readonly create: typeof TextDocument.create = TextDocument.create,
  ) {
    this.sampleUserFiles = new SampleUserFiles(files, (uri) => this.sampleUser(uri));
  }

  /** @param isWatched whether the editor reports changes on disk. */
  open(folders: readonly string[], isWatched: boolean): void {
    this.folders = folders;
    this.configs.clear();
    this.usersRead.clear();
    this.sampleUserFiles.keep(isWatched);
    this.blockFiles = isWatched ? this.newBlockFiles() : undefined;
  }

  /** The settings for a document, by its folder. Invalid parts of the file are ignored; its own check reports them. */
  async config(uri: string): Promise<Config> {
    const folder = this.folderOf(uri);
    if (folder === undefined) return defaultConfig;
    const known = this.configs.get(folder) ?? this.loadConfig(folder);
    this.configs.set(folder, known);
    const config = located(
      configFor((await known).file, pathIn(folder, uri)),
      (path) => `${folder}/${encodeURI(path)}`,
    );
    for (const blocks of config.settings.contentBlocks) this.blockFolders.add(blocks);
    return config;
  }

  /** What is known of the Content Blocks around a body. */
  async blocks(uri: string, text: string): Promise<KnownBlocks> {
    const { contentBlocks } = (await this.config(uri)).settings;
    return (this.blockFiles ?? this.newBlockFiles()).around(text, uri, this.folderOf(uri), contentBlocks);
  }

  /** The same blocks as they are now in the editor, where they are open. */
  inEditor(blocks: KnownBlocks): KnownBlocks {
    const find: KnownBlocks['find'] = (name) => {
      const block = blocks.find(name);
      if (block === undefined || 'problem' in block) return block;
      const text = this.openText(block.place);
      return text === undefined || text === block.text ? block : readBlockFile(name, block.place, text);
    };
    return { ...blocks, find };
  }

  /** The name of the Content Block that a file has; `undefined` for any other file. */
  blockNameOf(uri: string): string | undefined {
    return blockNameIn(uri, this.blockFolders);
  }

  /** The file of a Content Block was changed, came or went. */
  blockChanged(uri: string): void {
    this.blockFiles?.changed(uri);
  }

  private newBlockFiles(): BlockFiles {
    return new BlockFiles({ read: (uri) => this.text(uri), list: (folder) => this.files.list(folder) });
  }

  /** Reads the configurations again. Returns whether the text of one has changed. */
  reloadConfigs(): Promise<boolean> {
    const before = this.reloading.catch(() => false);
    this.reloading = before.then(async () => {
      const changes = await Promise.all([...this.configs].map(([folder, known]) => this.reloadConfig(folder, known)));
      return changes.includes(true);
    });
    return this.reloading;
  }

  /** Those of its folder, or of all folders for a body that is not saved yet. */
  async sampleUsers(uri: string): Promise<SampleUserEntry[]> {
    const folder = this.folderOf(uri);
    const folders = uri.startsWith('untitled:') ? this.folders : folder === undefined ? [] : [folder];
    const found = await Promise.all(folders.map((one) => this.sampleUserFiles.below(one)));
    const own = [...new Set(found.flat())].map((file) => this.sampleUserEntry(file));
    const builtIn = (await builtInOnes()).map(({ id, sampleUser }) => ({ id, name: sampleUser.name, builtIn: true }));
    return [...(await Promise.all(own)), ...builtIn];
  }

  /** The files of all sample users, each with the folder of its configuration. */
  async everySampleUser(): Promise<{ readonly uri: string; readonly root: string }[]> {
    const found = await Promise.all(
      this.folders.map(async (root) => (await this.sampleUserFiles.below(root)).map((uri) => ({ uri, root }))),
    );
    return found.flat();
  }

  /** The sample users and bodies of the folder that a body lies in; none where it lies in no folder of the workspace. */
  async beside(uri: string): Promise<{ readonly sampleUsers: readonly string[]; readonly bodies: readonly string[] }> {
    const folder = this.folderOf(uri);
    const files = folder === undefined ? [] : await this.sampleUserFiles.all(folder);
    return {
      sampleUsers: files.filter((file) => fileKind(file) === 'sample-user'),
      bodies: files.filter((file) => fileKind(file) === 'body'),
    };
  }

  /** The bodies of all folders. */
  async bodies(): Promise<readonly string[]> {
    const found = await Promise.all(this.folders.map((folder) => this.sampleUserFiles.all(folder)));
    return [...new Set(found.flat())].filter((file) => fileKind(file) === 'body');
  }

  /** @param id the name of a built-in one, or the URI of a file, which need not be there. */
  async sampleUserEntry(id: string): Promise<SampleUserEntry> {
    const builtIn = (await builtInOnes()).find((one) => one.id === id);
    if (builtIn !== undefined) return { id, name: builtIn.sampleUser.name, builtIn: true };
    const folder = this.folderOf(id);
    return this.sampleUserFiles.entry(id, folder === undefined ? undefined : pathIn(folder, id));
  }

  /** @param id the name of a built-in one, or the URI of a file. */
  async sampleUser(id: string): Promise<UsableSampleUser> {
    const builtIn = (await builtInOnes()).find((one) => one.id === id);
    if (builtIn !== undefined) return builtIn;
    const file = await this.text(id);
    if ('problem' in file) return { problem: `It ${file.problem}.` };
    const known = this.usersRead.get(id);
    if (known?.text === file.text) return known.read;
    const read = usableSampleUser(file.text);
    this.usersRead.set(id, { text: file.text, read });
    return read;
  }

  /** The URI of a sample user beside a body, where no file is yet. */
  async freePlace(body: string, name: string): Promise<string> {
    const beside = body.slice(0, body.lastIndexOf('/') + 1);
    const place = (count: number) => `${beside}${name}${count > 1 ? `-${count}` : ''}${sampleUserSuffix}`;
    let count = 1;
    while ((await this.files.kind(place(count))) !== 'missing') count++;
    return place(count);
  }

  async text(uri: string): Promise<{ text: string } | { problem: string }> {
    const open = this.openText(uri);
    return open === undefined ? this.files.read(uri) : { text: open };
  }

  /** With places as the editor counts them. */
  document(
    { uri, languageId, version }: Pick<TextDocument, 'uri' | 'languageId' | 'version'>,
    text: string,
  ): TextDocument {
    return this.create(uri, languageId, version, text);
  }

  private folderOf(uri: string): string | undefined {
    const inside = this.folders.filter((folder) => uri.startsWith(`${folder}/`));
    return inside.sort((one, other) => other.length - one.length).at(0);
  }

  private async loadConfig(folder: string): Promise<Loaded> {
    const read = await this.text(`${folder}/${configurationFile}`);
    return 'problem' in read
      ? { text: undefined, file: defaultConfigFile }
      : { text: read.text, file: readConfig(read.text) };
  }

  private async reloadConfig(folder: string, known: Promise<Loaded>): Promise<boolean> {
    const loading = this.loadConfig(folder);
    const [before, now] = await Promise.all([known, loading]);
    if (before.text === now.text) return false;
    this.configs.set(folder, loading);
    return true;
  }
}

/** As people write it, from the folder on. */
function pathIn(folder: string, uri: string): string {
  return decoded(uri.slice(folder.length).replace(/^\//, ''));
}

export function usableSampleUser(text: string): UsableSampleUser {
  const { sampleUser, problems } = readSampleUser(text);
  return sampleUser === undefined ? { problem: problems[0]?.message ?? 'cannot be read' } : { sampleUser };
}
