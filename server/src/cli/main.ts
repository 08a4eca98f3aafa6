import { createRequire } from 'node:module';
import { nodeFiles } from '../files/node-files.ts';
import { version } from '../files/version.ts';
import { check } from './check.ts';
import { CheckThread, servesChecks } from './check-worker.ts';
import { format } from './format.ts';
import { help, helpFor } from './help.ts';
import { importWebhooks } from './import.ts';
import { newBody } from './new.ts';
import { watchOutput } from './output.ts';
import { render } from './render.ts';
import { startRenderer } from './renderer.ts';
import { servesReplay } from './replay/replay-worker.ts';
import { replay } from './replay.ts';
import { schema } from './schema.ts';
import { share } from './share.ts';
import { test } from './test.ts';
import { type Exit, usage } from './usage.ts';

type Command = (args: readonly string[]) => Promise<Exit> | Exit;

const COMMANDS = new Map<string, Command>([
  ['check', (args) => check(args, nodeFiles, startRenderer(), (setup) => new CheckThread(setup))],
  ['render', (args) => render(args, nodeFiles)],
  ['format', (args) => format(args, nodeFiles)],
  ['replay', (args) => replay(args, nodeFiles)],
  ['test', (args) => test(args, nodeFiles)],
  ['schema', (args) => schema(args, nodeFiles, startRenderer())],
  ['new', (args) => newBody(args, nodeFiles, startRenderer())],
  ['share', (args) => share(args, nodeFiles, startRenderer())],
  ['import', (args) => importWebhooks(args, nodeFiles)],
  ['lsp', lsp],
  ['help', ([name = '']) => print(helpFor(name))],
  ['--help', () => print(help)],
  ['-h', () => print(help)],
  ['--version', () => print(`${version()}\n`)],
  ['-v', () => print(`${version()}\n`)],
]);

function print(text: string): Exit {
  process.stdout.write(text);
  return 0;
}

/** Runs until the editor ends the connection; the process then ends by itself. */
async function lsp(args: readonly string[]): Promise<Exit> {
  if (!args.includes('--stdio')) return usage('lsp needs --stdio: mi-webhook lsp --stdio');
  createRequire(__filename)('./server.js');
  return new Promise<Exit>(() => {});
}

async function main([name = 'help', ...args]: readonly string[]): Promise<Exit> {
  const command = COMMANDS.get(name);
  if (command === undefined) return usage(`unknown command \`${name}\`. Run mi-webhook help for a list`);
  // The server's connection looks after its streams itself.
  if (command !== lsp) watchOutput();
  if (args.includes('--help') || args.includes('-h')) return print(helpFor(name));
  if (args.includes('--version')) return print(`${version()}\n`);
  return command(args);
}

/** Output that could not be written has set it already. */
function endWith(code: Exit): void {
  process.exitCode ??= code;
}

if (!servesChecks() && !servesReplay()) {
  main(process.argv.slice(2)).then(endWith, (error: unknown) => {
    endWith(usage(error instanceof Error ? error.message : String(error)));
  });
}
