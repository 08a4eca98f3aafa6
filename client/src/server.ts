import {
  CancellationTokenSource,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  l10n,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import type { NewSampleUsers } from '../../server/src/service/panel/new-sample-users.ts';
import {
  type CaseEntry,
  casesMethod,
  type NewSampleUsersParams,
  newSampleUsersMethod,
} from '../../server/src/service/panel/requests.ts';
import {
  type AddAnswerParams,
  type AddAnswerResult,
  type AlwaysValidParams,
  type AlwaysValidResult,
  addAnswerMethod,
  alwaysValidMethod,
  type InitializationOptions,
  type KeyValuePairsParams,
  type KeyValuePairsResult,
  keyValuePairsMethod,
  outcomesMethod,
  type RenderParams,
  type RenderResult,
  renderMethod,
  type SampleUserEntry,
  type SampleUserOutcome,
  type SampleUsersParams,
  type SelectSampleUserParams,
  type StatusParams,
  sampleUsersChangedMethod,
  sampleUsersMethod,
  selectSampleUserMethod,
  statusMethod,
  type WorkingOnParams,
  workingOnMethod,
} from '../../server/src/service/protocol.ts';
import { OPEN_PREVIEW, PREVIEW_CASE, SHOW_PROBLEMS } from './commands/names.ts';
import { CrashHandler } from './crash-handler.ts';
import { DeadlyTexts } from './deadly-texts.ts';
import { formatting } from './formatting.ts';
import type { Machine, ServerClient } from './machine.ts';
import { onType } from './on-type.ts';
import { type PulledVersion, pulledVersions } from './pulled-versions.ts';
import { serveFiles } from './serve-files.ts';
import { served } from './served.ts';
import { shownValues } from './shown-values.ts';

export type ServerState = 'starting' | 'running' | 'stopped';

const STATES: Record<State, ServerState> = {
  [State.Starting]: 'starting',
  [State.Running]: 'running',
  [State.Stopped]: 'stopped',
  [State.StartFailed]: 'stopped',
};

/** Milliseconds to wait for a server that does not answer, so that closing the window never hangs. */
const STOP_LIMIT = 1000;

/** The language server as the rest of the client sees it: starts with the extension, restarts on command, and never blocks the editor. */
export class LanguageServer implements Disposable {
  private running: ServerClient | undefined;
  /** Windows without a file of ours do without a server. */
  private isWanted = false;
  /** Starts and stops, one after the other. */
  private turns: Promise<void> = Promise.resolve();
  private readonly status = new EventEmitter<StatusParams>();
  private readonly pulled = new EventEmitter<PulledVersion>();
  private readonly sampleUsersChanged = new EventEmitter<void>();
  private readonly stateChanged = new EventEmitter<ServerState>();
  private readonly output = window.createOutputChannel('Movable Ink Webhooks', { log: true });
  private readonly deadlyTexts = new DeadlyTexts(() => {
    this.output.error(
      'The language server spent too long on one text. It is restarting, and leaves that text unchecked.',
    );
    void this.startAgain();
  });

  /** After a check of an open body that has changed what is said of it. */
  readonly onStatus = this.status.event;
  readonly onPulled = this.pulled.event;
  /** A sample user or the configuration has changed, so renderings may be out of date. */
  readonly onSampleUsersChanged = this.sampleUsersChanged.event;
  readonly onDidChangeState = this.stateChanged.event;

  constructor(
    private readonly context: ExtensionContext,
    private readonly machine: Machine,
  ) {}

  get state(): ServerState {
    return this.isWanted ? STATES[this.client?.state ?? State.Stopped] : 'starting';
  }

  /** Never rejects: if the server does not start, the user is told and the editor works on without it. Only the first call starts it. */
  async start(): Promise<void> {
    if (this.isWanted) return;
    this.isWanted = true;
    return this.inTurn(() => this.startNow());
  }

  stop(): Promise<void> {
    return this.inTurn(() => this.stopNow());
  }

  /** Gives every text another try. */
  restart(): Promise<void> {
    this.deadlyTexts.forget();
    return this.startAgain();
  }

  /** @throws an error with a message for the user when the server is not there or `signal` was fired. */
  async render(params: RenderParams, signal?: AbortSignal): Promise<RenderResult> {
    return this.ask<RenderResult>(renderMethod, params, signal);
  }

  /** @throws an error with a message for the user when the server is not there or `signal` was fired. */
  async sampleUsers(params: SampleUsersParams, signal?: AbortSignal): Promise<SampleUserEntry[]> {
    return this.ask<SampleUserEntry[]>(sampleUsersMethod, params, signal);
  }

  /** @throws an error with a message for the user when the server is not there or `signal` was fired. */
  async outcomes(params: SampleUsersParams, signal?: AbortSignal): Promise<SampleUserOutcome[]> {
    return this.ask<SampleUserOutcome[]>(outcomesMethod, params, signal);
  }

  /** @throws an error with a message for the user when the server is not there or `signal` was fired. */
  async cases(params: SampleUsersParams, signal?: AbortSignal): Promise<CaseEntry[]> {
    return this.ask<CaseEntry[]>(casesMethod, params, signal);
  }

  /** @throws an error with a message for the user when the server is not there. */
  async newSampleUsers(params: NewSampleUsersParams): Promise<NewSampleUsers> {
    return this.ask<NewSampleUsers>(newSampleUsersMethod, params);
  }

  /** Has the values of another sample user shown in bodies, or asks for the same ones again. */
  async select(params: SelectSampleUserParams): Promise<void> {
    if (this.client?.state === State.Running) await this.client.sendNotification(selectSampleUserMethod, params);
  }

  /** @throws an error with a message for the user when the server is not there. */
  async addAnswer(params: AddAnswerParams): Promise<AddAnswerResult> {
    return this.ask<AddAnswerResult>(addAnswerMethod, params);
  }

  /** @throws an error with a message for the user when the server is not there. */
  async makeAlwaysValid(params: AlwaysValidParams): Promise<AlwaysValidResult> {
    return this.ask<AlwaysValidResult>(alwaysValidMethod, params);
  }

  /** @throws an error with a message for the user when the server is not there. */
  async keyValuePairs(params: KeyValuePairsParams): Promise<KeyValuePairsResult> {
    return this.ask<KeyValuePairsResult>(keyValuePairsMethod, params);
  }

  dispose(): void {
    for (const emitter of [this.status, this.pulled, this.sampleUsersChanged, this.stateChanged]) emitter.dispose();
    void this.stop().finally(() => this.output.dispose());
  }

  /** Cancels the request on the server when the signal fires. @throws an error with a message for the user when the server is not there. */
  async ask<Answer>(method: string, params: object, signal?: AbortSignal): Promise<Answer> {
    const cancellation = new CancellationTokenSource();
    const cancel = () => cancellation.cancel();
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    try {
      return await this.required().sendRequest<Answer>(method, params, cancellation.token);
    } finally {
      signal?.removeEventListener('abort', cancel);
      cancellation.dispose();
    }
  }

  private get client(): BaseLanguageClient | undefined {
    return this.running?.client;
  }

  private required(): BaseLanguageClient {
    if (this.client === undefined || this.state === 'stopped') {
      throw new Error(l10n.t('The language server is not running. Run "Movable Ink: Restart Server" to start it.'));
    }
    return this.client;
  }

  private startAgain(): Promise<void> {
    return this.inTurn(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.turns = this.turns.then(work).catch((error: unknown) => this.output.error(String(error)));
    return this.turns;
  }

  private async startNow(): Promise<void> {
    this.isWanted = true;
    const running = this.machine.newClient(this.context, 'mi-webhook', 'Movable Ink Webhooks', this.clientOptions());
    const { client } = running;
    serveFiles(client);
    client.onNotification(statusMethod, (params: StatusParams) => this.status.fire(params));
    client.onNotification(sampleUsersChangedMethod, () => this.sampleUsersChanged.fire());
    client.onNotification(workingOnMethod, ({ text }: WorkingOnParams) => this.deadlyTexts.workingOn(text));
    client.onDidChangeState(({ newState }) => this.stateChanged.fire(STATES[newState]));
    this.running = running;
    await client.start();
  }

  private async stopNow(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    this.deadlyTexts.workingOn(undefined);
    if (running === undefined) return;
    const { client } = running;
    if (client.needsStop())
      await client.dispose(STOP_LIMIT).catch((error: unknown) => this.output.warn(`Stopping: ${String(error)}`));
    running.kill();
  }

  private clientOptions(): LanguageClientOptions {
    // A function, so that each start reads the list anew: a crash adds to it.
    const initializationOptions = (): InitializationOptions => ({
      documentationBase: Uri.joinPath(this.context.extensionUri, 'docs', 'rules').toString(),
      previewCaseCommand: PREVIEW_CASE,
      lensCommands: { showProblems: SHOW_PROBLEMS, preview: OPEN_PREVIEW },
      leaveUnchecked: this.deadlyTexts.all,
      servesFiles: true,
      reportsJsonSyntax: workspace.getConfiguration('json').get('validate.enable', true),
    });
    return {
      documentSelector: served(),
      initializationOptions,
      outputChannel: this.output,
      // The library would show what a failed request says as a notification, where links in it work.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      errorHandler: new CrashHandler(this.deadlyTexts),
      middleware: { ...formatting, ...onType, ...shownValues, ...pulledVersions((one) => this.pulled.fire(one)) },
    };
  }
}
