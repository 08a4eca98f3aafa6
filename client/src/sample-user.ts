import { commands, type Disposable, EventEmitter, l10n, type Memento, Uri, workspace } from 'vscode';
import type { RenderParams, SampleUserEntry } from '../../server/src/service/protocol.ts';
import type { LanguageServer } from './server.ts';

type Choice = Pick<SampleUserEntry, 'id' | 'name'>;

/** A sample user that is in no file: the case of a finding. */
export interface CaseChoice extends Choice {
  readonly content: object;
}

const KEY = 'sampleUser';
/** Those in files that were chosen lately, the last first. */
const LATELY = 'sampleUserFiles';
const MOST = 20;
const DEFAULT: Choice = { id: 'known-user', name: l10n.t('Known user') };
/** Of the one case at hand. */
export const CASE_ID = 'case';

/** The sample user that bodies are rendered for, remembered with the workspace; a case only until the window is closed. */
export class SampleUserChoice implements Disposable {
  private readonly changed = new EventEmitter<Choice>();
  /** The last case that was previewed, chosen or not. */
  private lastCase: CaseChoice | undefined;
  private showsCase = false;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly state: Memento,
    private readonly server: LanguageServer,
  ) {}

  get current(): Choice {
    return this.currentCase ?? this.state.get<Choice>(KEY) ?? DEFAULT;
  }

  /** The case that is chosen, if it is one. */
  get currentCase(): CaseChoice | undefined {
    return this.showsCase ? this.lastCase : undefined;
  }

  async choose({ id, name }: Choice): Promise<void> {
    this.showsCase = id === CASE_ID;
    if (!this.showsCase) await this.state.update(KEY, { id, name });
    // Other IDs are URIs.
    if (id.includes(':')) await this.state.update(LATELY, [{ id, name }, ...this.but(id)].slice(0, MOST));
    this.tell();
  }

  chooseCase(name: string, content: object): void {
    this.lastCase = { id: CASE_ID, name, content };
    this.showsCase = true;
    this.tell();
  }

  /** The case is a file now, which takes its place. */
  async saved(file: Choice): Promise<void> {
    this.lastCase = undefined;
    await this.choose(file);
  }

  /**
   * Those that can be chosen for a body: the case at hand, the workspace's own, then the built-in ones. And those that were chosen lately, which
   * are none of them if their files lie outside of the workspace.
   */
  async list(bodyUri: string, signal?: AbortSignal): Promise<SampleUserEntry[]> {
    const entries = await this.server.sampleUsers({ uri: bodyUri }, signal);
    const { lastCase, current } = this;
    const others = await existing(this.but(current.id));
    const own = [
      ...(lastCase === undefined ? [] : [lastCase]),
      ...(current.id === CASE_ID ? [] : [current]),
      ...others,
    ];
    const unlisted = own.filter(({ id }) => entries.every((entry) => entry.id !== id));
    return [...unlisted.map(({ id, name }) => ({ id, name, builtIn: false })), ...entries];
  }

  /** What to ask the server for to see a body as a sample user, the chosen one if no other is named. */
  rendering(bodyUri: string, id = this.current.id): RenderParams {
    const content = id === CASE_ID ? this.lastCase?.content : undefined;
    return { uri: bodyUri, sampleUser: id, ...(content === undefined ? {} : { content }) };
  }

  dispose(): void {
    this.changed.dispose();
  }

  private but(id: string): readonly Choice[] {
    return this.state.get<readonly Choice[]>(LATELY, []).filter((one) => one.id !== id);
  }

  private tell(): void {
    void commands.executeCommand('setContext', 'mi-webhook.showsCase', this.showsCase);
    this.changed.fire(this.current);
  }
}

async function existing(files: readonly Choice[]): Promise<readonly Choice[]> {
  const found = await Promise.all(
    files.map(({ id }) =>
      workspace.fs.stat(Uri.parse(id)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return files.filter((_, at) => found[at]);
}
