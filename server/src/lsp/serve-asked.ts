import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { loadAsked } from './load-asked.ts';
import type { ServerParts } from './parts.ts';

/** The requests that our own editors send beside those of the protocol. */
export function serveAsked(parts: ServerParts): void {
  parts.connection.onRequest(async (method, data: unknown, token) => {
    const answer = method.startsWith('mi-webhook/') ? (await loadAsked()).askedRequests.get(method) : undefined;
    return answer?.(data, parts, token) ?? new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`);
  });
}
