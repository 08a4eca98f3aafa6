import type { Memento, Uri } from 'vscode';

/** URIs of the files that were offered to be checked, and of those that are bodies. */
const OFFERED = 'offeredToCheck';
const BODIES = 'checkedAsBodies';
const IS_OFF = 'neverOffersToCheck';

/** What somebody has said of files that are no bodies by their names. VS Code forgets the language of a file when it is closed. */
export class RememberedBodies {
  constructor(private readonly memory: Pick<Memento, 'get' | 'update'>) {}

  isBody(file: Uri): boolean {
    return this.list(BODIES).includes(file.toString());
  }

  wasOffered(file: Uri): boolean {
    return this.list(OFFERED).includes(file.toString());
  }

  /** Whether nothing is to be offered in this workspace. */
  get isOff(): boolean {
    return this.memory.get(IS_OFF, false);
  }

  async offers(file: Uri): Promise<void> {
    await this.add(OFFERED, file.toString());
  }

  /** Its language was set to that of bodies, by whatever way. */
  async isOne(file: Uri): Promise<void> {
    await this.add(BODIES, file.toString());
  }

  /** Its language was set to another one: it is a body no more, and nobody is asked whether it is. */
  async isNone(file: Uri): Promise<void> {
    await this.keep(
      BODIES,
      this.list(BODIES).filter((one) => one !== file.toString()),
    );
    await this.offers(file);
  }

  /** A file that was renamed is what it was before, and so is each file of a folder that was. */
  async renamed(from: Uri, to: Uri): Promise<void> {
    for (const key of [OFFERED, BODIES]) {
      const renamed = this.list(key).map((one) =>
        one === from.toString() || one.startsWith(`${from}/`) ? `${to}${one.slice(from.toString().length)}` : one,
      );
      await this.keep(key, renamed);
    }
  }

  async turn(state: 'on' | 'off'): Promise<void> {
    await this.memory.update(IS_OFF, state === 'off');
  }

  private list(key: string): readonly string[] {
    return this.memory.get<string[]>(key, []);
  }

  private async add(key: string, one: string): Promise<void> {
    if (!this.list(key).includes(one)) await this.memory.update(key, [...this.list(key), one]);
  }

  private async keep(key: string, list: readonly string[]): Promise<void> {
    if (list.join('\n') !== this.list(key).join('\n')) await this.memory.update(key, list);
  }
}
