import { type Disposable, EventEmitter, type Memento } from 'vscode';
import type { SampleUserEntry } from '../../server/src/service/protocol.ts';
import type { LanguageServer } from './server.ts';

type Choice = Pick<SampleUserEntry, 'id' | 'name'>;

const KEY = 'sampleUser';
const DEFAULT: Choice = { id: 'known-user', name: 'Known user' };

/** The sample user that bodies are rendered for, remembered with the workspace. */
export class SampleUserChoice implements Disposable {
  private readonly changed = new EventEmitter<Choice>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly state: Memento,
    private readonly server: LanguageServer,
  ) {}

  get current(): Choice {
    return this.state.get<Choice>(KEY) ?? DEFAULT;
  }

  async choose({ id, name }: Choice): Promise<void> {
    await this.state.update(KEY, { id, name });
    this.changed.fire({ id, name });
  }

  /** Those that can be chosen for a body: the workspace's own, then the built-in ones. */
  list(bodyUri: string): Promise<SampleUserEntry[]> {
    return this.server.sampleUsers({ uri: bodyUri });
  }

  dispose(): void {
    this.changed.dispose();
  }
}
