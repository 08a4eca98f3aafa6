import type { ExtensionContext } from 'vscode';
import type { BodyChecks } from '../body-checks.ts';
import type { BodyInView } from '../body-in-view.ts';
import type { PreviewPanel } from '../preview/panel.ts';
import type { SampleUserChoice } from '../sample-user.ts';
import type { LanguageServer } from '../server.ts';

/** What commands work with. */
export interface Parts {
  readonly context: ExtensionContext;
  readonly checks: BodyChecks;
  readonly server: LanguageServer;
  readonly sampleUser: SampleUserChoice;
  readonly preview: PreviewPanel;
  readonly inView: BodyInView;
}
