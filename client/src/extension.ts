import { type ExtensionContext, ExtensionMode } from 'vscode';
import { BodyChecks } from './body-checks.ts';
import { BodyInView } from './body-in-view.ts';
import { offerBodySnippets } from './body-snippets.ts';
import { registerCommands } from './commands/index.ts';
import { EmptyFolder } from './empty-folder.ts';
import type { Machine } from './machine.ts';
import { OfferToCheck } from './offer-to-check.ts';
import { Dimming } from './preview/dimming.ts';
import { PreviewPanels } from './preview/panels.ts';
import { registerReports } from './reports.ts';
import { SampleUserChoice } from './sample-user.ts';
import { LanguageServer } from './server.ts';
import { showFirstBody } from './show-first-body.ts';
import { startWhenNeeded } from './start-server.ts';
import { Status } from './status.ts';
import { offerTests } from './tests/test-explorer.ts';
import { keepValuesCurrent } from './value-updates.ts';

let server: LanguageServer | undefined;

export function start(context: ExtensionContext, machine: Machine): void {
  server = new LanguageServer(context, machine);
  const checks = new BodyChecks(server);
  const inView = new BodyInView();
  const sampleUser = new SampleUserChoice(context.workspaceState, server);
  const dimming = new Dimming(context.workspaceState);
  const { extensionUri } = context;
  const preview = new PreviewPanels({ extensionUri, server, sampleUser, dimming }, inView);
  const status = new Status(server, checks, sampleUser, inView);
  const offers = new OfferToCheck(context.workspaceState);
  context.subscriptions.push(inView, checks, sampleUser, preview, dimming, status, offers, new EmptyFolder(), server);
  context.subscriptions.push(offerBodySnippets(), startWhenNeeded(server), keepValuesCurrent(server, sampleUser));
  context.subscriptions.push(registerReports());
  context.subscriptions.push(...offerTests(server));
  registerCommands(context, { context, machine, server, checks, sampleUser, preview, dimming, inView });
  if (context.extensionMode === ExtensionMode.Development) context.subscriptions.push(showFirstBody(inView, preview));
}

export async function stop(): Promise<void> {
  await server?.stop();
}
