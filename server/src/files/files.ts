/**
 * What a main lets the engine see of a disk. `Place` is a path for the command and a URI for the language server;
 * the engine only passes it on.
 */
export interface Files {
  /** Never rejects: what cannot be read is said in `problem`. */
  read(place: string): Promise<FileText>;
  /** `missing` also stands for what may not be looked at. */
  kind(place: string): Promise<'file' | 'folder' | 'missing'>;
  /**
   * Bodies and sample users below a folder, sorted, without `node_modules` and folders whose name begins with a dot.
   * Rejects when the folder cannot be read.
   */
  find(folder: string): Promise<readonly string[]>;
}

export type FileText = { readonly text: string } | { readonly problem: string };

/** Bytes of a file above which it is not checked. Braze itself takes far less. */
export const largestFile = 4 * 1024 * 1024;

export const tooLarge = `is larger than ${largestFile / 1024 / 1024} MB and is not checked`;

export const bodySuffix = '.webhook.liquid';
export const sampleUserSuffix = '.sample-user.json';

export const configurationFile = 'mi-webhook.config.json';

export type FileKind = 'body' | 'sample-user';

/** By the end of a path or URI. */
export function fileKind(place: string): FileKind | undefined {
  if (place.endsWith(bodySuffix)) return 'body';
  return place.endsWith(sampleUserSuffix) ? 'sample-user' : undefined;
}

export function isSkippedFolder(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

/** Bytes as UTF-8 text, or what to tell the author. */
export function decodeText(bytes: Uint8Array): FileText {
  if (bytes.length > largestFile) return { problem: tooLarge };
  if (bytes.includes(0)) return { problem: 'cannot be read as text: it holds NUL bytes' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { problem: 'cannot be read as text: it is not UTF-8' };
  }
}
