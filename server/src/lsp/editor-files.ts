import type { Connection } from 'vscode-languageserver';
import {
  type FileKindResult,
  fileKindMethod,
  type ReadFileResult,
  type ReadFolderResult,
  readFileMethod,
  readFolderMethod,
} from '../files/editor-requests.ts';
import { type Files, type FoundFiles, fileKind, isSkippedFolder } from '../files/files.ts';
import { messageOf } from '../files/system-errors.ts';
import { inUri } from '../files/uris.ts';
import type { Editor } from './editor.ts';

/** Folders that are read at the same time: some are on another machine. */
const AT_ONCE = 16;

const notServed = { problem: 'cannot be read: it is not on a disk that the language server can see' };

/** Files through the editor, which knows file systems that are on no disk. */
export function editorFiles(connection: Pick<Connection, 'sendRequest'>, editor: Pick<Editor, 'options'>): Files {
  const ask = async <Result>(method: string, uri: string): Promise<Result | { readonly problem: string }> => {
    if (editor.options.servesFiles !== true) return notServed;
    return connection.sendRequest<Result>(method, { uri }).catch((error: unknown) => {
      return { problem: `cannot be read: ${messageOf(error)}` };
    });
  };
  const readFolder = (uri: string) => ask<ReadFolderResult>(readFolderMethod, uri);
  return {
    read: (uri) => ask<ReadFileResult>(readFileMethod, uri),
    kind: async (uri) => {
      const kind = await ask<FileKindResult>(fileKindMethod, uri);
      return typeof kind === 'object' ? 'missing' : kind;
    },
    list: async (uri) => {
      const folder = await readFolder(uri);
      return 'problem' in folder ? [] : [...folder.files].sort();
    },
    find: (uri) => find(uri, readFolder),
  };
}

/** Some folders at a time, until none is left. */
async function find(root: string, readFolder: (uri: string) => Promise<ReadFolderResult>): Promise<FoundFiles> {
  const files: string[] = [];
  const unreadable: { readonly place: string; readonly problem: string }[] = [];
  const waiting = [root];
  while (waiting.length > 0) {
    const some = waiting.splice(0, AT_ONCE);
    const read = await Promise.all(some.map(async (place) => ({ place, folder: await readFolder(place) })));
    for (const { place, folder } of read) {
      if ('problem' in folder) unreadable.push({ place, problem: folder.problem });
      else {
        files.push(...folder.files.map((name) => inside(place, name)).filter((uri) => fileKind(uri) !== undefined));
        waiting.push(...folder.folders.filter((name) => !isSkippedFolder(name)).map((name) => inside(place, name)));
      }
    }
  }
  return { files: files.sort(), unreadable };
}

function inside(folder: string, name: string): string {
  return `${folder.replace(/\/$/, '')}/${inUri(name)}`;
}

/** `file:` URIs from the disk, where there is one, and all others through the editor. */
export function filesByScheme(disk: Files | undefined, editor: Files): Files {
  const of = (uri: string) => (disk !== undefined && uri.startsWith('file:') ? disk : editor);
  return {
    read: (uri) => of(uri).read(uri),
    kind: (uri) => of(uri).kind(uri),
    list: (uri) => of(uri).list(uri),
    find: (uri) => of(uri).find(uri),
  };
}
