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
  const call = { args: [...args], options, allowPositionals: true };
  const { tokens } = parseArgs({ ...call, strict: false, tokens: true });
  for (const token of tokens) {
    const problem = token.kind === 'option' ? problemWith(token, options[token.name]?.type) : undefined;
    if (problem !== undefined) throw new Error(problem);
  }
  return parseArgs({ ...call, strict: true });
}

interface Option {
  /** As it was written. */
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** In words for people: those of Node are about programs that read arguments. */
function problemWith({ rawName, value, inlineValue }: Option, type: string | undefined): string | undefined {
  if (type === undefined) return `unknown option ${rawName}. Run mi-webhook help for a list`;
  if (type === 'boolean') return value === undefined ? undefined : `${rawName} takes no value, and has \`${value}\``;
  if (value === undefined || value === '') return `${rawName} needs a value`;
  const isAnotherOption = inlineValue !== true && /^-./.test(value);
  return isAnotherOption ? `${rawName} needs a value. If it is ${value}, write ${rawName}=${value}` : undefined;
}
