import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/**
 * Runs the work of one request. A cancelled request gets the response that the protocol defines for it; one that fails is logged and gets
 * `otherwise`, so that no file and no bug stops the server.
 */
export async function contained<Result, Data = void>(
  work: () => Promise<Result>,
  otherwise: Result,
  log: (message: string) => void,
  token?: CancellationToken,
): Promise<Result | ResponseError<Data>> {
  if (token?.isCancellationRequested) return cancelled<Data>();
  try {
    const result = await work();
    return token?.isCancellationRequested ? cancelled<Data>() : result;
  } catch (error) {
    if (token?.isCancellationRequested) return cancelled<Data>();
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return otherwise;
  }
}

/** Fires when the request is cancelled. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

function cancelled<Data>(): ResponseError<Data> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
