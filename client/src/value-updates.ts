import { Disposable, workspace } from 'vscode';
import type { StatusParams } from '../../server/src/service/protocol.ts';
import type { SampleUserChoice } from './sample-user.ts';
import type { LanguageServer } from './server.ts';

/** Tells the server whose values are shown, and has them asked for again when they may be others. */
export function keepValuesCurrent(server: LanguageServer, choice: SampleUserChoice): Disposable {
  const tell = () => {
    const { current, currentCase } = choice;
    const content = currentCase?.content;
    void server.select({ sampleUser: current.id, name: current.name, ...(content === undefined ? {} : { content }) });
  };
  const versions = new Map<string, number>();
  // A second status of the same text: a case was rendered, and the verdict may be another one.
  const again = ({ uri, version }: StatusParams) => {
    if (versions.get(uri) === version) tell();
    versions.set(uri, version);
  };
  return Disposable.from(
    choice.onDidChange(tell),
    server.onSampleUsersChanged(tell),
    server.onStatus(again),
    server.onDidChangeState((state) => {
      if (state === 'running') tell();
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('mi-webhook')) tell();
    }),
  );
}
