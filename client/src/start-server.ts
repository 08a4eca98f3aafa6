import { type Disposable, languages, type TextDocument, workspace } from 'vscode';
import { served } from './served.ts';
import type { LanguageServer } from './server.ts';

/** Starts the server with the first file that it checks: one that is open, or a sample user or configuration of the workspace. */
export function startWhenNeeded(server: LanguageServer): Disposable {
  const start = (document: TextDocument) => {
    if (languages.match(served(), document) > 0) void server.start();
  };
  workspace.textDocuments.forEach(start);
  void workspace.findFiles('{**/*.sample-user.json,**/mi-webhook.config.json}', undefined, 1).then(([first]) => {
    if (first !== undefined) void server.start();
  });
  return workspace.onDidOpenTextDocument(start);
}
