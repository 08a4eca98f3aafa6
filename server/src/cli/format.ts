import type { WritableFiles } from '../files/files.ts';
import { textDocument } from '../files/text-document.ts';
import { applyEdits } from '../service/apply-fixes.ts';
import { formatBody } from '../service/format/format-body.ts';
import { type Input, readInputs } from './inputs.ts';
import { terminalLine, terminalText } from './terminal.ts';
import { type Exit, readArguments, usage } from './usage.ts';

const OPTIONS = { check: { type: 'boolean', default: false } } as const;

/** Lays out bodies, or says which ones would change. */
export async function format(args: readonly string[], files: WritableFiles): Promise<Exit> {
  const { values, positionals } = readArguments(args, OPTIONS);
  if (positionals.length === 0) return usage('format needs files or folders: mi-webhook format PATH');
  let [changed, isWhole] = [0, true];
  for await (const input of readInputs(positionals, 'stdin.webhook.liquid', files)) {
    const outcome = 'problem' in input ? { problem: input.problem } : await formatOne(input, values.check, files);
    if (outcome === 'changed') changed++;
    if (typeof outcome !== 'object') continue;
    usage(`${input.path}: ${outcome.problem}`);
    isWhole = false;
  }
  if (!isWhole) return 2;
  return values.check && changed > 0 ? 1 : 0;
}

type Outcome = 'changed' | 'same' | { readonly problem: string };

async function formatOne(input: Input, isCheck: boolean, files: WritableFiles): Promise<Outcome> {
  if (input.kind !== 'body') return 'same';
  const { edits, uncertain } = formatBody(input.text);
  const [first] = uncertain;
  if (first !== undefined) tellUncertain(input, first.start);
  const text = applyEdits(input.text, edits);
  if (input.place === undefined && !isCheck) print(input.mark + text);
  if (text === input.text) return 'same';
  if (isCheck || input.place !== undefined) process.stdout.write(`${terminalLine(input.path)}\n`);
  if (isCheck || input.place === undefined) return 'changed';
  const failed = await files.replace(input.place, { mark: input.mark, before: input.text, after: text });
  return failed === undefined ? 'changed' : { problem: `was not formatted: ${failed.problem}` };
}

/** Exact, except on a terminal, where control characters are shown as symbols. */
function print(text: string): void {
  process.stdout.write(process.stdout.isTTY ? terminalText(text) : text);
}

function tellUncertain({ path, text }: Input, start: number): void {
  const { line } = textDocument(text).positionAt(start);
  usage(`${path}: unchanged from line ${line + 1} on, since it is not certain what is part of a string there`);
}
