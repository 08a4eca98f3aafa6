import { type TabGroup, TabInputText, TabInputWebview, ViewColumn, window } from 'vscode';

/** The group of editors in which a file has a tab. VS Code keeps documents for a while after their tabs are gone. */
export function groupOf(uri: string): TabGroup | undefined {
  return window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri),
  );
}

/** Where the file has a tab, else where no preview is: an editor is to be beside it and not over it. */
export function columnFor(uri: string): ViewColumn {
  const free = window.tabGroups.all.find(({ activeTab }) => !(activeTab?.input instanceof TabInputWebview));
  return (groupOf(uri) ?? free)?.viewColumn ?? ViewColumn.Beside;
}
