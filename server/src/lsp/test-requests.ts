import { expectedMethod, NOTHING_EXPECTED, recordMethod, testMethod } from '../service/expectations/requests.ts';
import { contained, signalOf } from './contained.ts';
import { loadAsked } from './load-asked.ts';
import { recordParams } from './params.ts';
import type { ServerParts } from './parts.ts';

export function serveTests({ connection, workspace, renderer, log }: ServerParts): void {
  const expectations = async () => new (await loadAsked()).Expectations(workspace, renderer);
  connection.onRequest(testMethod, (_: unknown, token) =>
    contained(async () => (await expectations()).all(signalOf(token)), [], log, token),
  );
  connection.onRequest(recordMethod, (data: unknown, token) => {
    const params = recordParams(data);
    const otherwise = { problem: 'The language server could not record the payload. See its log for details.' };
    return contained(async () => (await expectations()).record(params, signalOf(token)), otherwise, log, token);
  });
  connection.onRequest(expectedMethod, (data: unknown, token) => {
    const params = recordParams(data);
    return contained(
      async () => (await expectations()).expected(params, signalOf(token)),
      NOTHING_EXPECTED,
      log,
      token,
    );
  });
}
