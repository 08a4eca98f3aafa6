import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { largestFile, type Replacement } from './files.ts';
import { openRegular, readAtMost } from './regular-file.ts';
import { codeOf, messageOf } from './system-errors.ts';

/** Why a file could not be written, as a sentence about it without the full stop. */
interface Problem {
  readonly problem: string;
}

/**
 * Replaces `before`, which must still be the content of the file, with `after`, and keeps the byte order mark. A symbolic link stays, and the file that it leads to is
 * replaced; that keeps its mode and, where we may give files away, its owner. Access lists and other attributes are not kept: Node does not
 * know them. Never rejects; if there is a problem, the file is unchanged.
 */
export async function replaceFile(path: string, change: Replacement): Promise<Problem | undefined> {
  try {
    const before = Buffer.from(change.mark + change.before);
    const after = Buffer.from(change.mark + change.after);
    if (after.length > largestFile) return { problem: 'it would become too large to check again' };
    const target = await realpath(path);
    const old = await inspect(target, before);
    return 'problem' in old ? old : await put(target, old.stats, before, after);
  } catch (error) {
    return { problem: inWords(error) };
  }
}

/** Whether the file may be replaced. @throws errors of the system. */
async function inspect(target: string, before: Buffer): Promise<{ readonly stats: Stats } | Problem> {
  const file = await openRegular(target, constants.O_RDWR | constants.O_NOFOLLOW);
  if ('problem' in file) return { problem: CHANGED };
  const { handle, stats } = file;
  try {
    // The superuser could still write to it, but somebody made it read-only for a reason.
    if ((stats.mode & 0o222) === 0) return { problem: READ_ONLY };
    if (stats.nlink > 1) return { problem: `it has ${stats.nlink} hard links, of which only this one would be fixed` };
    return before.equals(await readAtMost(file, before.length + 1)) ? { stats } : { problem: CHANGED };
  } finally {
    await handle.close();
  }
}

/** Written to a temporary file and then renamed, so that nobody ever sees half a file. */
async function put(target: string, old: Stats, before: Buffer, after: Buffer): Promise<Problem | undefined> {
  // The name cannot be guessed, and `wx` fails if it exists, so that no link can redirect what is written.
  const draft = join(dirname(target), `.mi-webhook-${randomBytes(16).toString('hex')}.tmp`);
  const handle = await openDraft(draft);
  if ('problem' in handle) return handle;
  try {
    await fill(handle, old, after);
    const now = await inspect(target, before);
    if ('problem' in now) return now;
    await rename(draft, target);
    return undefined;
  } finally {
    // After a successful rename there is nothing left to remove.
    await rm(draft, { force: true });
  }
}

async function openDraft(draft: string): Promise<FileHandle | Problem> {
  try {
    return await open(draft, 'wx', 0o600);
  } catch (error) {
    return { problem: isRefused(error) ? 'its folder is not writable' : inWords(error) };
  }
}

async function fill(handle: FileHandle, old: Stats, content: Buffer): Promise<void> {
  try {
    await handle.writeFile(content);
    const isGivenAway = await giveTo(handle, old);
    // Set-user-ID and similar bits give the owner's rights to whoever runs the file, so they are kept only if the owner is.
    await handle.chmod(old.mode & (isGivenAway ? 0o7777 : 0o777));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives the file to its old owner, or at least to its old group. */
async function giveTo(handle: FileHandle, { uid, gid }: Stats): Promise<boolean> {
  try {
    await handle.chown(uid, gid);
    return true;
  } catch {
    const own = await handle.stat();
    await handle.chown(own.uid, gid).catch(() => {});
    return false;
  }
}

const CHANGED = 'it has changed since it was read';
const READ_ONLY = 'it is read-only, or this user may not write to it';

const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'it no longer exists'],
  ['ENOTDIR', 'it no longer exists'],
  ['ELOOP', CHANGED],
  ['ENXIO', CHANGED],
  ['EACCES', READ_ONLY],
  ['EPERM', READ_ONLY],
  ['EROFS', READ_ONLY],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full'],
]);

function isRefused(error: unknown): boolean {
  return WORDS.get(codeOf(error)) === READ_ONLY;
}

function inWords(error: unknown): string {
  return WORDS.get(codeOf(error)) ?? messageOf(error);
}
