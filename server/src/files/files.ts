/**
 * What a main lets the engine see of a disk. `Place` is a path for the command and a URI for the language server;
 * the engine only passes it on. Nothing here rejects: what goes wrong is said in a `problem`, as the end of a sentence about the place.
 */
export interface Files {
  /** The text of a regular file up to `largestFile`. Pipes, devices and sockets are never read: some of them never end. */
  read(place: string): Promise<FileText>;
  /** `file` is anything that exists and is not a folder. `missing` is also the result if access is denied. */
  kind(place: string): Promise<'file' | 'folder' | 'missing'>;
  /** The names of the files in a folder, sorted; none if it cannot be looked into. */
  list(folder: string): Promise<readonly string[]>;
  /** Bodies, sample users and Content Blocks below a folder, without `node_modules` and folders whose name begins with a dot. Links to folders are not followed. */
  find(folder: string): Promise<FoundFiles>;
}

/** Files that can be written too. */
export interface WritableFiles extends Files {
  /** Writes a file only if it still says what was read. It then has the old text or the new one, whole. @returns what kept it from being written. */
  replace(place: string, change: Replacement): Promise<{ readonly problem: string } | undefined>;
  /** Writes a file that is not there yet. @returns what kept it from being written. */
  create(place: string, text: string): Promise<{ readonly problem: string } | undefined>;
}

export type FileText = Text | { readonly problem: string };

export interface Text {
  /** Without a byte order mark: editors remove it before anybody sees the text, so everything else does too. */
  readonly text: string;
  /** The byte order mark in front of it, or nothing. */
  readonly mark: string;
}

/** `mark` and `before` are what `read` gave for the place. */
export interface Replacement {
  readonly mark: string;
  readonly before: string;
  readonly after: string;
}

export interface FoundFiles {
  /** Sorted. */
  readonly files: readonly string[];
  /** The folders that could not be looked into. */
  readonly unreadable: readonly { readonly place: string; readonly problem: string }[];
}

/** In bytes. Larger files are not checked. Braze itself accepts far less. */
export const largestFile = 4 * 1024 * 1024;

export const tooLarge = `is larger than ${largestFile / 1024 / 1024} MB and is not checked`;

export const bodySuffix = '.webhook.liquid';
export const sampleUserSuffix = '.sample-user.json';

export const configurationFile = 'mi-webhook.config.json';

export type FileKind = 'body' | 'sample-user' | 'content-block';

/** By the end of a path or URI. */
export function fileKind(place: string): FileKind | undefined {
  if (place.endsWith(bodySuffix)) return 'body';
  if (place.endsWith(sampleUserSuffix)) return 'sample-user';
  return blockNameOf(place) === undefined ? undefined : 'content-block';
}

/** The folder, beside a body or above it, that has the Content Blocks of the workspace, as braze-sync writes them. */
export const blocksFolder = 'content_blocks';

export const liquidSuffix = '.liquid';

/** The name of the Content Block in a file of a folder `content_blocks`; `undefined` for any other file. */
export function blockNameOf(place: string): string | undefined {
  return /(?:^|[/\\])content_blocks[/\\]([^/\\]+)\.liquid$/.exec(place)?.[1];
}

/** The same for a file that may lie in one of further folders. */
export function blockNameIn(place: string, folders: ReadonlySet<string>): string | undefined {
  const at = place.lastIndexOf('/');
  const isBlock = folders.has(place.slice(0, Math.max(0, at))) && place.endsWith(liquidSuffix);
  return (
    blockNameOf(place) ??
    (isBlock && fileKind(place) === undefined ? place.slice(at + 1, -liquidSuffix.length) : undefined)
  );
}

export function isSkippedFolder(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Bytes as UTF-8 text, or a problem. Different byte sequences decode to different texts, so texts can be compared instead of bytes. */
export function decodeText(bytes: Uint8Array): FileText {
  if (bytes.length > largestFile) return { problem: tooLarge };
  const [one, two] = bytes;
  if (one === 0x1f && two === 0x8b) return { problem: 'is compressed: unpack it with gunzip first' };
  if (bytes.includes(0)) return { problem: 'is not a text file: it contains NUL bytes' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    return { text: text.slice(mark.length), mark };
  } catch {
    return { problem: 'is not a text file: it is not UTF-8' };
  }
}
