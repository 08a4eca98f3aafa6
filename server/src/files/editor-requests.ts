import type { FileText } from './files.ts';

/**
 * What a server asks an editor for that has said `servesFiles`: files by their URIs, wherever the editor keeps them. The result never is an
 * error; what goes wrong is said in a `problem`, as the end of a sentence about the file.
 */
export const readFileMethod = 'mi-webhook/readFile';
export const fileKindMethod = 'mi-webhook/fileKind';
export const readFolderMethod = 'mi-webhook/readFolder';

export interface FileParams {
  readonly uri: string;
}

/** Of `mi-webhook/readFile`: regular files up to `largestFile`. */
export type ReadFileResult = FileText;

/** Of `mi-webhook/fileKind`, as in `Files.kind`. */
export type FileKindResult = 'file' | 'folder' | 'missing';

/** Of `mi-webhook/readFolder`. Links to folders are left out, since nobody goes through them. */
export type ReadFolderResult =
  | { readonly files: readonly string[]; readonly folders: readonly string[] }
  | { readonly problem: string };
