import { Uri } from 'vscode';
import type { DiagnosticProviderMiddleware } from 'vscode-languageclient';

/** A version of a document whose findings the editor has: what the server said of it last holds for that version too. */
export interface PulledVersion {
  readonly uri: string;
  readonly version: number;
}

/** The server says nothing about a version of which it would say the same as before, so that only its answers tell that it was checked. */
export function pulledVersions(pulled: (version: PulledVersion) => void): DiagnosticProviderMiddleware {
  return {
    provideDiagnostics: async (document, previousResultId, token, next) => {
      const asked = document instanceof Uri ? undefined : { uri: document.uri.toString(), version: document.version };
      const report = await next(document, previousResultId, token);
      if (asked !== undefined && report !== null && report !== undefined && !token.isCancellationRequested)
        pulled(asked);
      return report;
    },
  };
}
