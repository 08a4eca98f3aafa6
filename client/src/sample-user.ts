import { type Disposable, EventEmitter, type Memento } from 'vscode';
import type { SampleUserEntry } from '../../server/src/service/protocol.ts';
import type { LanguageServer } from './server.ts';

const KEY = 'sampleUser';
const DEFAULT: Choice = { id: 'known-user', name: 'known-user' };

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** The sample user that bodies are rendered for, remembered with the workspace. */
export class SampleUserChoice implements Disposable {
  private readonly emitter = new EventEmitter<Choice>();
  readonly onDidChange = this.emitter.event;

  constructor(
    private readonly state: Memento,
    private readonly server: LanguageServer,
  ) {}

  get current(): Choice {
    return this.state.get<Choice>(KEY) ?? DEFAULT;
  }

  async choose({ id, name }: Choice): Promise<void> {
    await this.state.update(KEY, { id, name });
    this.emitter.fire({ id, name });
  }

  list(bodyUri: string): Promise<SampleUserEntry[]> {
    return this.server.sampleUsers({ uri: bodyUri });
  }

  dispose(): void {
    this.emitter.dispose();
  }
}
