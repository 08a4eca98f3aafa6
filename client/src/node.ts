import { homedir } from 'node:os';
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { start, stop } from './extension.ts';
import type { Machine } from './machine.ts';
import { replay } from './node/replay.ts';
import { runCommandLine } from './node/run-command-line.ts';

/**
 * Megabytes. The largest body that is checked takes two thirds; a fault that takes more should end the server before the machine has no
 * memory left.
 */
const MOST_MEMORY = 1024;

/** The server is a process of its own, and ends with its connection. */
const machine: Machine = {
  newClient: ({ extensionUri }, id, name, options) => {
    const module = Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
    const execArgv = [`--max-old-space-size=${MOST_MEMORY}`];
    const server: ServerOptions = { module, transport: TransportKind.ipc, options: { execArgv } };
    return { client: new LanguageClient(id, name, server, options), kill: () => {} };
  },
  runCommandLine,
  replay,
  home: Uri.file(homedir()),
};

export function activate(context: ExtensionContext): void {
  start(context, machine);
}

export const deactivate = stop;
