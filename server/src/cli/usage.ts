import { type ParseArgsConfig, parseArgs } from 'node:util';
import { terminalLine } from './terminal.ts';

/** 0: all is well. 1: there are findings, or no valid payload. 2: wrong usage, or input that cannot be read. */
export type Exit = 0 | 1 | 2;

/** Says what was wrong with the call. */
export function usage(message: string): 2 {
  for (const line of message.split('\n')) process.stderr.write(`mi-webhook: ${terminalLine(line)}\n`);
  return 2;
}

/** The options and other words of a call. @throws an error that names what is wrong. */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}
