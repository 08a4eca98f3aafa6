import type { ExtensionContext, Uri } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { NewSampleUser } from '../../server/src/service/panel/new-sample-users.ts';

/** What a main provides for the machine that it runs on. */
export interface Machine {
  /** A client of a new server, which is not started yet. */
  newClient(context: ExtensionContext, id: string, name: string, options: LanguageClientOptions): ServerClient;
  /** Runs the command line that comes with the extension; absent where no process can be started. */
  readonly runCommandLine?: RunCommandLine;
  /** Replays events by the command line, with its progress shown; absent as above. */
  readonly replay?: Replay;
  /** Where files go that have no other place. */
  readonly home?: Uri;
}

export interface ServerClient {
  readonly client: BaseLanguageClient;
  /** Ends a server that does not end by itself. */
  kill(): void;
}

export type RunCommandLine = (
  context: ExtensionContext,
  args: readonly string[],
  options: { readonly cwd: string | undefined; readonly input?: string },
) => Promise<Ran>;

export interface Ran {
  readonly code: number;
  readonly out: string;
  /** What it said on standard error, without its own name before each line. */
  readonly said: string;
}

/** Runs `replay` with these arguments. Also gives what it has made of events as sample users. */
export type Replay = (
  context: ExtensionContext,
  args: readonly string[],
  run: { readonly cwd: string | undefined; readonly input: string; readonly title: string },
) => Promise<Ran & { readonly examples: readonly NewSampleUser[] }>;
