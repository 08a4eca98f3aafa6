import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inWords } from '../../files/system-errors.ts';
import { makeFolder } from '../write-file.ts';

/** A new file for the identifiers of what is lost, one a line. */
export class LostIds {
  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  /** Made before the first event is replayed: nobody wants to hear after the last one that it cannot be written. */
  static async create(path: string): Promise<LostIds | { readonly problem: string }> {
    try {
      await makeFolder(dirname(path));
      return new LostIds(path, await open(path, 'wx'));
    } catch (error) {
      return { problem: `${path}: could not be written: ${inWords(error)}` };
    }
  }

  /** @returns what is to be said of it. */
  async write(ids: readonly string[]): Promise<{ readonly isWritten: boolean; readonly said: readonly string[] }> {
    const known = ids.filter((id) => id !== '');
    const rest = ids.length - known.length;
    const said =
      rest === 0 ? [] : [`${this.path}: ${rest} lost ${rest === 1 ? 'event has' : 'events have'} no identifier`];
    try {
      await this.file.writeFile(known.map((id) => `${id}\n`).join(''));
      await this.file.close();
      return { isWritten: true, said };
    } catch (error) {
      return { isWritten: false, said: [`${this.path}: could not be written: ${inWords(error)}`] };
    }
  }

  /** Of a replay that failed. */
  async remove(): Promise<void> {
    await this.file.close();
    await rm(this.path, { force: true });
  }
}
