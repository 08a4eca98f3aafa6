import { type Disposable, type LanguageStatusItem, LanguageStatusSeverity, languages } from 'vscode';
import type { StatusParams } from '../../server/src/service/protocol.ts';
import type { SampleUserChoice } from './sample-user.ts';
import type { LanguageServer } from './server.ts';

/** The verdict on the active body, and the sample user of the preview, in the language status of the editor. */
export class Status implements Disposable {
  private readonly verdict: LanguageStatusItem;
  private readonly sampleUser: LanguageStatusItem;
  private readonly disposables: Disposable[];

  constructor(server: LanguageServer, choice: SampleUserChoice) {
    this.verdict = languages.createLanguageStatusItem('mi-webhook.verdict', { language: 'braze-webhook' });
    this.verdict.name = 'Webhook body';
    this.verdict.text = 'Not checked yet';
    this.verdict.command = { title: 'Show Problems', command: 'workbench.actions.view.problems' };
    this.sampleUser = languages.createLanguageStatusItem('mi-webhook.sampleUser', { language: 'braze-webhook' });
    this.sampleUser.name = 'Sample user';
    this.sampleUser.command = { title: 'Select', command: 'mi-webhook.selectSampleUser' };
    this.showSampleUser(choice.current.name);
    this.disposables = [
      this.verdict,
      this.sampleUser,
      server.onStatus((status) => this.showVerdict(status)),
      choice.onDidChange(({ name }) => this.showSampleUser(name)),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private showVerdict({ verdict, cases, counts }: StatusParams): void {
    const findings = counts.errors + counts.warnings + counts.information + counts.hints;
    this.verdict.text = `${verdictWords(verdict)}: ${count(cases, 'case')}, ${count(findings, 'finding')}`;
    this.verdict.severity =
      counts.errors > 0
        ? LanguageStatusSeverity.Error
        : counts.warnings > 0
          ? LanguageStatusSeverity.Warning
          : LanguageStatusSeverity.Information;
  }

  private showSampleUser(name: string): void {
    this.sampleUser.text = `Preview as ${name}`;
  }
}

function verdictWords(verdict: StatusParams['verdict']): string {
  return { proved: 'Proved', conditional: 'Conditional', refuted: 'Refuted', 'not-proved': 'Not proved' }[verdict];
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
