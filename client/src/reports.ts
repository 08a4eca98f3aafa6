import { type Disposable, l10n, Uri, window, workspace } from 'vscode';

const SCHEME = 'mi-webhook-report';

/** By the path of their URI. Kept as long as the window, so that a tab that comes back has its text. */
const texts = new Map<string, string>();

/** Reports are documents that cannot be changed, so that nobody is asked to save them. */
export function registerReports(): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: ({ path }) => texts.get(path) ?? l10n.t('The report is gone. Run the command again.'),
  });
}

/** @param title of the tab. */
export async function showReport(title: string, text: string): Promise<void> {
  const path = `/${texts.size + 1}/${title}`;
  texts.set(path, text);
  const document = await workspace.openTextDocument(Uri.from({ scheme: SCHEME, path }));
  await window.showTextDocument(document, { preview: false });
}
