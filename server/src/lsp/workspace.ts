import { type Config, type ConfigFile, configFor, defaultConfig, defaultConfigFile } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import { configurationFile, type Files, sampleUserSuffix } from '../files/files.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import { readSampleUser } from '../samples/read.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import type { SampleUserEntry } from '../service/protocol.ts';

/** The folders that the editor has open: their configuration and their sample users, read anew after each change. */
export class Workspace {
  private folders: readonly string[] = [];
  private readonly configs = new Map<string, Promise<ConfigFile>>();

  /** @param openText the text of a document that is open in the editor, saved or not. */
  constructor(
    private readonly files: Files,
    private readonly openText: (uri: string) => string | undefined,
  ) {}

  open(folders: readonly string[]): void {
    this.folders = folders;
    this.forget();
  }

  /** Something on disk has changed. */
  forget(): void {
    this.configs.clear();
  }

  /** What holds for a document, by the folder that it lies in. What is wrong in the file is left out; its own check tells of it. */
  async config(uri: string): Promise<Config> {
    const folder = this.folderOf(uri);
    if (folder === undefined) return defaultConfig;
    const known = this.configs.get(folder) ?? this.loadConfig(folder);
    this.configs.set(folder, known);
    return configFor(await known, pathIn(folder, uri));
  }

  async sampleUsers(uri: string): Promise<SampleUserEntry[]> {
    const folder = this.folderOf(uri);
    const found = folder === undefined ? [] : (await this.files.find(folder)).files;
    const own = found.filter((file) => file.endsWith(sampleUserSuffix)).map((file) => this.entryOf(file, folder ?? ''));
    const builtIn = builtInSampleUsers.map(({ id, sampleUser }) => ({ id, name: sampleUser.name, builtIn: true }));
    return [...(await Promise.all(own)), ...builtIn];
  }

  /** @param id the name of a built-in one, or the URI of a file. */
  async sampleUser(id: string): Promise<{ sampleUser: SampleUser } | { problem: string }> {
    const builtIn = builtInSampleUsers.find((one) => one.id === id);
    if (builtIn !== undefined) return builtIn;
    const text = await this.text(id);
    return 'problem' in text ? text : usableSampleUser(text.text);
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

  private async entryOf(uri: string, folder: string): Promise<SampleUserEntry> {
    const path = pathIn(folder, uri);
    const read = await this.sampleUser(uri);
    if ('problem' in read) return { id: uri, name: path, builtIn: false, path, problem: read.problem };
    return { id: uri, name: read.sampleUser.name || path, builtIn: false, path };
  }

  private folderOf(uri: string): string | undefined {
    const inside = this.folders.filter((folder) => uri.startsWith(`${folder}/`));
    return inside.sort((one, other) => other.length - one.length).at(0);
  }

  private async loadConfig(folder: string): Promise<ConfigFile> {
    const text = await this.text(`${folder}/${configurationFile}`);
    return 'problem' in text ? defaultConfigFile : readConfig(text.text);
  }
}

/** As people write it, from the folder on. */
function pathIn(folder: string, uri: string): string {
  const path = uri.slice(folder.length).replace(/^\//, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export function usableSampleUser(text: string): { sampleUser: SampleUser } | { problem: string } {
  const { sampleUser, problems } = readSampleUser(text);
  return sampleUser === undefined ? { problem: problems[0]?.message ?? 'cannot be read' } : { sampleUser };
}
