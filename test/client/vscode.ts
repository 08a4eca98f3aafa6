import { URI, Utils } from 'vscode-uri';

/** What modules of the client need of `vscode` to be tested without it: texts in English. */
export const l10n = {
  t: (message: string, ...values: readonly (string | number | boolean)[]): string =>
    message.replaceAll(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place)),
};

/** Files in memory by their URIs, and the folders around them: what the client reads them with. */
export class MemoryFiles {
  /** Files that cannot be read, with VS Code's code for why. */
  readonly broken = new Map<string, string>();
  readonly files = new Map<string, Uint8Array>();
  readonly links = new Set<string>();

  async stat(uri: Uri): Promise<{ type: number; size: number }> {
    this.fail(uri);
    const bytes = this.files.get(uri.toString());
    if (bytes !== undefined) return { type: FileType.File, size: bytes.length };
    if (!this.isFolder(uri)) throw new FileSystemError('FileNotFound');
    return { type: FileType.Directory, size: 0 };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    this.fail(uri);
    const bytes = this.files.get(uri.toString());
    if (bytes === undefined) throw new FileSystemError('FileNotFound');
    return bytes;
  }

  async readDirectory(uri: Uri): Promise<[string, number][]> {
    this.fail(uri);
    if (!this.isFolder(uri)) throw new FileSystemError('FileNotFound');
    const names = new Map<string, number>();
    for (const file of this.files.keys()) {
      if (!file.startsWith(`${uri}/`)) continue;
      const [name = '', ...rest] = file.slice(`${uri}/`.length).split('/');
      const link = this.links.has(`${uri}/${name}`) ? FileType.SymbolicLink : 0;
      names.set(decodeURIComponent(name), (rest.length > 0 ? FileType.Directory : FileType.File) | link);
    }
    return [...names];
  }

  private isFolder(uri: Uri): boolean {
    return [...this.files.keys()].some((file) => file.startsWith(`${uri}/`));
  }

  private fail(uri: Uri): void {
    const code = this.broken.get(uri.toString());
    if (code !== undefined) throw code === '' ? new Error('the machine is away') : new FileSystemError(code);
  }
}

export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 } as const;

export class FileSystemError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export const Uri = { parse: (text: string) => URI.parse(text), joinPath: Utils.joinPath };
export type Uri = URI;

export const workspace: { fs: MemoryFiles; workspaceFolders: readonly { readonly uri: Uri }[] | undefined } = {
  fs: new MemoryFiles(),
  workspaceFolders: undefined,
};
