import type { WritableFiles } from '../files/files.ts';
import { messageOf } from '../files/system-errors.ts';
import { type Hidden, hiddenIn, hiddenInText } from '../privacy/hidden.ts';
import { applySafeFixes } from '../service/apply-fixes.ts';
import { read } from '../template/read.ts';
import { type Checking, checkInput, findingsOf, type Outcome } from './check-input.ts';
import type { Input } from './inputs.ts';
import { terminalText } from './terminal.ts';
import { unifiedDiff } from './unified-diff.ts';

/**
 * Applies the safe fixes, writes the file, and reports what is left. A body from standard input goes to standard output, also when it could
 * not be fixed: whoever writes that over the body must not lose it. Never rejects.
 */
export async function fixInput(input: Input, checking: Checking, files: WritableFiles): Promise<Outcome> {
  const { text, outcome } = await fix(input, checking);
  if (input.place === undefined) print(input.mark + text);
  else if (text !== input.text) {
    const failure = await files.replace(input.place, { mark: input.mark, before: input.text, after: text });
    if (failure !== undefined) return unfixed(input, checking, failure.problem);
  }
  return outcome;
}

/**
 * Prints what the safe fixes would change, and reports what they would leave. Never rejects. Secrets are hidden in it as in any report, so
 * that it can only be read, and not applied, if there are any.
 */
export async function showFixes(input: Input, checking: Checking): Promise<Outcome> {
  const { text, outcome } = await fix(input, checking);
  print(hiddenOf(input).in(unifiedDiff(input.path, input.text, text)));
  return outcome;
}

function hiddenOf({ kind, text }: Input): Hidden {
  return kind === 'body' ? hiddenIn(read(text)) : hiddenInText(text);
}

/** Exact, except on a terminal, where control characters are shown as symbols. */
function print(text: string): void {
  process.stdout.write(process.stdout.isTTY ? terminalText(text) : text);
}

interface Fixed {
  readonly text: string;
  readonly outcome: Outcome;
}

/** The fixed text if it could be checked, otherwise the text as it was. */
async function fix(input: Input, checking: Checking): Promise<Fixed> {
  try {
    const { text } = await applySafeFixes(input.text, async (body) => findingsOf(input, body, checking));
    const outcome = await checkInput({ ...input, text }, checking);
    if (outcome.checked !== undefined) return { text, outcome };
    return {
      text: input.text,
      outcome: await unfixed(input, checking, `the fixed text ${outcome.problem}`),
    };
  } catch (error) {
    return { text: input.text, outcome: await unfixed(input, checking, messageOf(error)) };
  }
}

async function unfixed(input: Input, checking: Checking, reason: string): Promise<Outcome> {
  return { ...(await checkInput(input, checking)), problem: `was not fixed: ${reason}` };
}
