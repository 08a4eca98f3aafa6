import { type Disposable, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileKindResult,
  type FileParams,
  fileKindMethod,
  type ReadFileResult,
  type ReadFolderResult,
  readFileMethod,
  readFolderMethod,
} from '../../server/src/files/editor-requests.ts';
import { decodeText, largestFile, tooLarge } from '../../server/src/files/files.ts';

/** Answers what the server asks of files that are on no disk which it can see: the editor reads all that it has open. */
export function serveFiles(client: Pick<BaseLanguageClient, 'onRequest'>): Disposable[] {
  return [
    client.onRequest(readFileMethod, ({ uri }: FileParams) => readFile(Uri.parse(uri)).catch(problemOf)),
    client.onRequest(fileKindMethod, ({ uri }: FileParams) => kindOf(Uri.parse(uri))),
    client.onRequest(readFolderMethod, ({ uri }: FileParams) => readFolder(Uri.parse(uri)).catch(problemOf)),
  ];
}

async function readFile(uri: Uri): Promise<ReadFileResult> {
  const { type, size } = await workspace.fs.stat(uri);
  if (type & FileType.Directory) return { problem: 'is a folder' };
  if (size > largestFile) return { problem: tooLarge };
  return decodeText(await workspace.fs.readFile(uri));
}

async function kindOf(uri: Uri): Promise<FileKindResult> {
  return workspace.fs.stat(uri).then(
    ({ type }) => (type & FileType.Directory ? 'folder' : 'file'),
    () => 'missing',
  );
}

async function readFolder(uri: Uri): Promise<ReadFolderResult> {
  const files: string[] = [];
  const folders: string[] = [];
  for (const [name, type] of await workspace.fs.readDirectory(uri)) {
    if ((type & FileType.Directory) === 0) files.push(name);
    else if ((type & FileType.SymbolicLink) === 0) folders.push(name);
  }
  return { files, folders };
}

const WORDS: Record<string, string> = {
  FileNotFound: 'does not exist',
  FileNotADirectory: 'does not exist',
  FileIsADirectory: 'is a folder',
  NoPermissions: 'cannot be read: permission denied',
};

function problemOf(error: unknown): { readonly problem: string } {
  const known = error instanceof FileSystemError ? WORDS[error.code] : undefined;
  return { problem: known ?? `cannot be read: ${error instanceof Error ? error.message : String(error)}` };
}
