import type { Connection } from 'vscode-languageserver';
import { serveDocuments } from './documents.ts';
import { serveFormatting } from './formatting.ts';
import type { Host } from './host.ts';
import { serveLifecycle } from './lifecycle.ts';
import { assemble } from './parts.ts';
import {
  serveCodeActions,
  serveCompletion,
  serveHover,
  serveLooks,
  serveNavigation,
  serveOutlines,
  serveSignatures,
} from './requests.ts';
import { serveAsked } from './serve-asked.ts';
import { serveValues } from './serve-values.ts';

const FEATURES = [
  serveLifecycle,
  serveDocuments,
  serveCodeActions,
  serveCompletion,
  serveHover,
  serveLooks,
  serveValues,
  serveSignatures,
  serveNavigation,
  serveOutlines,
  serveFormatting,
  serveAsked,
];

/** Serves one editor over a connection, on any machine that `environment` describes. */
export function startServer(connection: Connection, environment: Host): void {
  const parts = assemble(connection, environment);
  for (const serve of FEATURES) serve(parts);
  parts.documents.listen(connection);
  connection.listen();
}
