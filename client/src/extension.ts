import type { ExtensionContext } from 'vscode';
import { BodyInView } from './body-in-view.ts';
import { registerCommands } from './commands/index.ts';
import { PreviewPanel } from './preview/panel.ts';
import { SampleUserChoice } from './sample-user.ts';
import { LanguageServer } from './server.ts';
import { Status } from './status.ts';

let server: LanguageServer | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  server = new LanguageServer(context);
  const inView = new BodyInView();
  const sampleUser = new SampleUserChoice(context.workspaceState, server);
  const preview = new PreviewPanel(context.extensionUri, server, sampleUser, inView);
  const status = new Status(server, sampleUser, inView);
  context.subscriptions.push(inView, sampleUser, preview, status, server);
  registerCommands(context, { server, sampleUser, preview, inView });
  await server.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
