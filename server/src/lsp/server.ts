import type { Connection } from 'vscode-languageserver';
import { serveDocuments } from './documents.ts';
import { serveFormatting } from './formatting.ts';
import type { Host } from './host.ts';
import { serveLifecycle } from './lifecycle.ts';
import { assemble } from './parts.ts';
import {
  serveAlwaysValid,
  serveAnswers,
  serveCases,
  serveCodeActions,
  serveCompletion,
  serveHover,
  serveKeyValuePairs,
  serveLooks,
  serveNavigation,
  serveNewBodies,
  serveNewSampleUsers,
  serveOutcomes,
  serveOutlines,
  serveRendering,
  serveSampleUsers,
  serveSignatures,
} from './requests.ts';
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
  serveAlwaysValid,
  serveNewBodies,
  serveRendering,
  serveAnswers,
  serveCases,
  serveNewSampleUsers,
  serveOutcomes,
  serveKeyValuePairs,
  serveSampleUsers,
];

/** Serves one editor over a connection, on any machine that `environment` describes. */
export function startServer(connection: Connection, environment: Host): void {
  const parts = assemble(connection, environment);
  for (const serve of FEATURES) serve(parts);
  parts.documents.listen(connection);
  connection.listen();
}
