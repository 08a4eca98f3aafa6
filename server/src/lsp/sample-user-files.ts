import { type Files, sampleUserSuffix } from '../files/files.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import type { SampleUserEntry } from '../service/protocol.ts';

type ReadSampleUser = (uri: string) => Promise<{ sampleUser: SampleUser } | { problem: string }>;

/** Where sample users lie and what they are called: a workspace is walked once, and each name read once, until something changes. */
export class SampleUserFiles {
  /** Only what the editor reports changes of may be cached. */
  private isKept = false;
  private readonly listings = new Map<string, Promise<readonly string[]>>();
  private readonly entries = new Map<string, Promise<SampleUserEntry>>();

  constructor(
    private readonly files: Files,
    private readonly read: ReadSampleUser,
  ) {}

  keep(isKept: boolean): void {
    this.isKept = isKept;
    this.forgetAll();
  }

  /** The URIs of those below a folder, sorted. */
  async below(folder: string): Promise<readonly string[]> {
    return (await this.all(folder)).filter((file) => file.endsWith(sampleUserSuffix));
  }

  /** Bodies and sample users below a folder, sorted. */
  all(folder: string): Promise<readonly string[]> {
    return this.remembered(this.listings, folder, async () => (await this.files.find(folder)).files);
  }

  /** @param path from the workspace folder on, where it lies in one. */
  entry(uri: string, path: string | undefined): Promise<SampleUserEntry> {
    return this.remembered(this.entries, uri, async () => {
      const read = await this.read(uri);
      const where = { id: uri, builtIn: false, ...(path === undefined ? {} : { path }) };
      if ('problem' in read) return { ...where, name: path ?? uri, problem: read.problem };
      return { ...where, name: read.sampleUser.name || (path ?? uri) };
    });
  }

  /** The text of one has changed. */
  changed(uri: string): void {
    this.entries.delete(uri);
  }

  /** Some have come or gone. */
  forgetAll(): void {
    this.listAgain();
    this.entries.clear();
  }

  /** An editor tells of a file a moment after it was made. */
  listAgain(): void {
    this.listings.clear();
  }

  private remembered<Value>(
    known: Map<string, Promise<Value>>,
    key: string,
    work: () => Promise<Value>,
  ): Promise<Value> {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = work();
    if (this.isKept) known.set(key, value);
    return value;
  }
}
