import {
  type CancellationToken,
  type Disposable,
  Location,
  l10n,
  Range,
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  Uri,
  workspace,
} from 'vscode';
import { type ExpectationResult, testMethod } from '../../../server/src/service/expectations/requests.ts';
import { visible } from '../../../server/src/service/visible.ts';
import { inLabel, inNotification } from '../harmless.ts';
import { sayError } from '../say.ts';
import type { LanguageServer } from '../server.ts';

/** What bodies must send for sample users, in the Test Explorer: run on demand and whenever a file of ours is saved. */
export function offerTests(server: LanguageServer): Disposable[] {
  const controller = tests.createTestController('mi-webhook', 'Movable Ink Webhooks');
  const explorer = new TestExplorer(controller, server);
  controller.resolveHandler = async () => explorer.find();
  controller.refreshHandler = async () => explorer.find();
  const run = (request: TestRunRequest, token: CancellationToken) => explorer.run(request, token);
  controller.createRunProfile(l10n.t('Compare Payloads'), TestRunProfileKind.Run, run, true);
  const saved = workspace.onDidSaveTextDocument(({ uri }) => {
    if (/\.liquid$|\.sample-user\.json$|mi-webhook\.config\.json$/.test(uri.path)) void explorer.runAgain();
  });
  return [controller, saved];
}

class TestExplorer {
  /** What was found last, by the ID of its item. */
  private results = new Map<string, ExpectationResult>();

  constructor(
    private readonly controller: TestController,
    private readonly server: LanguageServer,
  ) {}

  /** Never rejects. A window without a file of ours has no server, and so no tests. */
  async find(): Promise<void> {
    try {
      this.show(this.server.state === 'running' ? await this.server.ask<ExpectationResult[]>(testMethod, {}) : []);
    } catch (error) {
      void sayError(error);
    }
  }

  async run(request: TestRunRequest, token: CancellationToken): Promise<void> {
    const run = this.controller.createTestRun(request);
    await this.find();
    const wanted = request.include ?? [...this.controller.items].map(([, item]) => item);
    for (const item of wanted.flatMap(leavesOf)) {
      if (token.isCancellationRequested || request.exclude?.includes(item)) run.skipped(item);
      else this.tell(run, item);
    }
    run.end();
  }

  /** After a change, where there are tests at all. */
  async runAgain(): Promise<void> {
    await this.find();
    if (this.controller.items.size === 0) return;
    const run = this.controller.createTestRun(new TestRunRequest(), l10n.t('On save'));
    for (const [, file] of this.controller.items) for (const item of leavesOf(file)) this.tell(run, item);
    run.end();
  }

  private tell(run: TestRun, item: TestItem): void {
    const result = this.results.get(item.id);
    if (result !== undefined) run.appendOutput(outputOf(result), undefined, item);
    if (result === undefined) run.skipped(item);
    else if (result.status === 'passed') run.passed(item);
    else if (result.status === 'error') run.errored(item, messageOf(result, item));
    else run.failed(item, messageOf(result, item));
  }

  /** A file for each sample user, and in it an item for each body. */
  private show(results: readonly ExpectationResult[]): void {
    this.results = new Map(results.map((result) => [idOf(result), result]));
    const files = [...new Set(results.map(({ uri }) => uri))];
    this.controller.items.replace(
      files.map((uri) =>
        this.fileItem(
          uri,
          results.filter((one) => one.uri === uri),
        ),
      ),
    );
  }

  private fileItem(uri: string, results: readonly ExpectationResult[]): TestItem {
    const item = this.controller.createTestItem(uri, inLabel(results[0]?.name ?? uri), Uri.parse(uri));
    item.description = inLabel(workspace.asRelativePath(Uri.parse(uri)));
    item.children.replace(results.map((result) => this.item(result)));
    return item;
  }

  private item(result: ExpectationResult): TestItem {
    const item = this.controller.createTestItem(idOf(result), inLabel(result.key), Uri.parse(result.uri));
    item.range = rangeOf(result);
    return item;
  }
}

function leavesOf(item: TestItem): TestItem[] {
  const inner = [...item.children].map(([, child]) => child);
  return inner.length === 0 ? [item] : inner.flatMap(leavesOf);
}

function idOf({ uri, key }: ExpectationResult): string {
  return `${uri}#${key}`;
}

function rangeOf({ line, character }: ExpectationResult): Range {
  return new Range(line, character, line, character);
}

/** A terminal shows it: nothing of a file may move its cursor. */
function outputOf({ name, key, status, lines }: ExpectationResult): string {
  const sign = status === 'passed' ? '✓' : '✗';
  const shown = [`${sign} ${name}: ${key}`, ...lines.map((line) => `  ${line.replaceAll('`', '')}`)];
  return shown.map((line) => `${visible(line)}\r\n`).join('');
}

/** With a difference that the editor shows side by side. */
function messageOf({ lines, expected, actual }: ExpectationResult, item: TestItem): TestMessage {
  // It is shown as it is written.
  const text = lines.map((line) => inNotification(line.replaceAll('`', ''))).join('\n');
  const message =
    expected === undefined || actual === undefined ? new TestMessage(text) : TestMessage.diff(text, expected, actual);
  if (item.uri !== undefined && item.range !== undefined) message.location = new Location(item.uri, item.range);
  return message;
}
