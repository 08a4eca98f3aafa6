import {
  type Disposable,
  type LanguageStatusItem,
  l10n,
  languages,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  window,
} from 'vscode';
import type { StatusParams } from '../../server/src/service/protocol.ts';
import type { BodyChecks } from './body-checks.ts';
import { BODY_LANGUAGE, type BodyInView } from './body-in-view.ts';
import { RESTART_SERVER, SELECT_SAMPLE_USER, SHOW_PROBLEMS } from './commands/names.ts';
import { inHover } from './harmless.ts';
import type { SampleUserChoice } from './sample-user.ts';
import type { LanguageServer } from './server.ts';
import { statusLines, statusText } from './status-words.ts';

/** The verdict on the body in view, and the sample user that it is previewed for. */
export class Status implements Disposable {
  private readonly bar: StatusBarItem;
  private readonly sampleUser: LanguageStatusItem;
  private readonly disposables: Disposable[];

  constructor(
    private readonly server: LanguageServer,
    private readonly checks: BodyChecks,
    private readonly choice: SampleUserChoice,
    private readonly inView: BodyInView,
  ) {
    this.bar = window.createStatusBarItem('mi-webhook.status', StatusBarAlignment.Right, 100);
    this.bar.name = l10n.t('Movable Ink Webhook');
    this.sampleUser = languages.createLanguageStatusItem('mi-webhook.sampleUser', { language: BODY_LANGUAGE });
    this.sampleUser.name = l10n.t('Sample User');
    this.sampleUser.command = { title: l10n.t('Select'), command: SELECT_SAMPLE_USER };
    this.disposables = [
      this.bar,
      this.sampleUser,
      checks.onDidChange(() => this.show()),
      server.onDidChangeState(() => this.show()),
      choice.onDidChange(() => this.show()),
      inView.onDidChange(() => this.show()),
    ];
    this.show();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private show(): void {
    this.sampleUser.text = inHover(l10n.t('Preview as {0}', this.choice.current.name));
    const body = this.inView.current;
    const check = body && this.checks.last(body);
    if (this.server.state === 'stopped') this.showStopped();
    else if (check === undefined) this.showWaiting();
    else this.showCheck(check);
    if (body === undefined) this.bar.hide();
    else this.bar.show();
  }

  private showStopped(): void {
    this.bar.command = RESTART_SERVER;
    this.fill(`$(error) ${l10n.t('mi-webhook: stopped')}`, ERROR, [
      l10n.t('The language server has stopped.'),
      l10n.t('Click to restart it.'),
    ]);
  }

  private showWaiting(): void {
    this.bar.command = SHOW_PROBLEMS;
    this.fill('$(sync) mi-webhook', undefined, [l10n.t('Checking this body…')]);
  }

  private showCheck(check: StatusParams): void {
    this.bar.command = SHOW_PROBLEMS;
    const lines = [
      ...statusLines(check),
      l10n.t('Preview as {0}.', this.choice.current.name),
      l10n.t('Click to show the problems.'),
    ];
    this.fill(`${check.isEmpty ? '$(edit)' : ICONS[check.verdict]} ${statusText(check)}`, background(check), lines);
  }

  private fill(text: string, colour: ThemeColor | undefined, lines: readonly string[]): void {
    this.bar.text = text;
    this.bar.backgroundColor = colour;
    const harmless = lines.map(inHover);
    this.bar.tooltip = harmless.join('\n');
    this.bar.accessibilityInformation = { label: `${text.replace(/^\$\(\w+\) /, '')}. ${harmless.join(' ')}` };
  }
}

const ERROR = new ThemeColor('statusBarItem.errorBackground');
const WARNING = new ThemeColor('statusBarItem.warningBackground');

/** A colour only where an event may be lost: unescaped IDs and URLs rarely break anything, so they are no reason for alarm. */
function background({ verdict, counts, isEmpty }: StatusParams): ThemeColor | undefined {
  if (isEmpty) return undefined;
  if (verdict === 'refuted' || counts.errors > 0) return ERROR;
  return verdict !== 'proved' && counts.warnings > 0 ? WARNING : undefined;
}

const ICONS: Record<StatusParams['verdict'], string> = {
  proved: '$(verified)',
  conditional: '$(warning)',
  refuted: '$(error)',
  'not-proved': '$(question)',
};
