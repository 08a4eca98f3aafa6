import type { ExtensionContext } from 'vscode';
import { registerCommands } from './commands/index.ts';
import { PreviewPanel } from './preview/panel.ts';
import { SampleUserChoice } from './sample-user.ts';
import { LanguageServer } from './server.ts';
import { Status } from './status.ts';

let server: LanguageServer | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  server = new LanguageServer(context);
  const sampleUser = new SampleUserChoice(context.workspaceState, server);
  const preview = new PreviewPanel(context.extensionUri, server, sampleUser);
  const status = new Status(server, sampleUser);
  context.subscriptions.push(server, sampleUser, preview, status);
  registerCommands(context, { server, sampleUser, preview });
  await server.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
