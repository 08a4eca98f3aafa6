import { commands, Disposable, TreeItem, type Uri, window, workspace } from 'vscode';

/** The view in the explorer that says how to start. It has nothing but its welcome text, and is there only while the folder is empty. */
const VIEW = 'mi-webhook.start';

/** Knows whether there is nothing yet in the folder that is open. Once there is something, it stays so until the window is opened again. */
export class EmptyFolder implements Disposable {
  private readonly view = window.registerTreeDataProvider<never>(VIEW, {
    getChildren: () => [],
    getTreeItem: () => new TreeItem(''),
  });
  private watcher: Disposable | undefined;

  constructor() {
    void this.update();
  }

  dispose(): void {
    this.view.dispose();
    this.watcher?.dispose();
  }

  private async update(): Promise<void> {
    const folders = workspace.workspaceFolders ?? [];
    const areEmpty = await Promise.all(folders.map(({ uri }) => isEmpty(uri)));
    const value = folders.length > 0 && areEmpty.every(Boolean);
    if (value && this.watcher === undefined) this.watcher = this.watch();
    if (!value) this.watcher?.dispose();
    await commands.executeCommand('setContext', 'mi-webhook.isFolderEmpty', value);
    // The explorer shows views of extensions collapsed, and nobody opens what has nothing to say in its title.
    if (value) await commands.executeCommand(`${VIEW}.focus`, { preserveFocus: true });
  }

  private watch(): Disposable {
    const watcher = workspace.createFileSystemWatcher('**/*', false, true, true);
    return Disposable.from(
      watcher,
      watcher.onDidCreate(() => void this.update()),
    );
  }
}

/** Hidden files, such as those of Git, are no content. A folder that cannot be read is none to start in. */
async function isEmpty(folder: Uri): Promise<boolean> {
  return workspace.fs.readDirectory(folder).then(
    (entries) => entries.every(([name]) => name.startsWith('.')),
    () => false,
  );
}
