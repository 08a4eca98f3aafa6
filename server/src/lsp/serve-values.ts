import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { selectSampleUserMethod } from '../service/protocol.ts';
import { contained } from './contained.ts';
import { selectSampleUserParams } from './own-params.ts';
import type { ServerParts } from './parts.ts';

/** What is shown in and over a body: values of outputs, the verdict. */
export function serveValues(parts: ServerParts): void {
  const { connection, writing, selected, log } = parts;
  connection.onCodeLens((params, token) =>
    contained(async () => (await writing()).lenses.of(params, token), [], log, token),
  );
  connection.onCodeLensResolve((lens, token) =>
    contained(async () => (await writing()).lenses.resolve(lens, token), lens, log, token),
  );
  connection.languages.inlayHint.on((params, token) =>
    contained(async () => (await writing()).inlays.of(params, token), [], log, token),
  );
  connection.onNotification(selectSampleUserMethod, async (data: unknown) => {
    const select = async () => {
      selected.current = selectSampleUserParams(data);
      if (selected.current.content === undefined) selected.shown = selected.current.sampleUser;
      await askAgain(parts);
    };
    await contained(select, undefined, log);
  });
}

/** Has the editor ask again for what depends on sample users and on cases that were rendered. */
async function askAgain({
  connection,
  editor: { refreshes },
}: Pick<ServerParts, 'connection' | 'editor'>): Promise<void> {
  if (refreshes.lenses) await connection.sendRequest(CodeLensRefreshRequest.type);
  if (refreshes.inlays) await connection.languages.inlayHint.refresh();
}
