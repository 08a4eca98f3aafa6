import type { WritableFiles } from '../files/files.ts';
import { messageOf } from '../files/system-errors.ts';
import { type Hidden, hiddenIn, hiddenInText } from '../privacy/hidden.ts';
import { makeAlwaysValid } from '../service/always-valid.ts';
import { applySafeFixes, type FixOf } from '../service/apply-fixes.ts';
import { checkBlock } from '../service/check-block.ts';
import type { CheckedBody } from '../service/check-body.ts';
import { checkSampleUser } from '../service/check-sample-user.ts';
import { findingsInFiles } from '../service/findings-in-files.ts';
import { Allowance, paidTools } from '../service/trial/allowance.ts';
import { keptTogether } from '../service/trial/keep-together.ts';
import { read } from '../template/read.ts';
import { blockIn, type Checking, checkInput, kindOf, type Outcome, optionsFor, toolsFor } from './check-input.ts';
import type { Input } from './inputs.ts';
import { terminalText } from './terminal.ts';
import { unifiedDiff } from './unified-diff.ts';

/** `all`: suggestions too, until the body is always valid or nothing helps. */
export type WhichFixes = 'safe' | 'all';

/**
 * Applies fixes, writes the file, and reports what is left. A body from standard input goes to standard output, also when it could
 * not be fixed: whoever writes that over the body must not lose it. Never rejects.
 */
export async function fixInput(
  input: Input,
  checking: Checking,
  files: WritableFiles,
  which: WhichFixes = 'safe',
): Promise<Outcome> {
  const { text, outcome } = await fix(input, checking, which);
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
export async function showFixes(input: Input, checking: Checking, which: WhichFixes = 'safe'): Promise<Outcome> {
  const { text, outcome } = await fix(input, checking, which);
  print(hiddenOf(input).in(unifiedDiff(input.path, input.text, text)));
  return outcome;
}

function hiddenOf({ kind, text }: Input): Hidden {
  return kind === 'body' ? hiddenIn(read(text)) : hiddenInText(text);
}

/** Exact, except on a terminal, where control characters are shown as symbols. */
export function print(text: string): void {
  process.stdout.write(process.stdout.isTTY ? terminalText(text) : text);
}

interface Fixed {
  readonly text: string;
  readonly outcome: Outcome;
}

/** The fixed text if it could be checked, otherwise the text as it was. */
async function fix(input: Input, checking: Checking, which: WhichFixes): Promise<Fixed> {
  try {
    const kind = kindOf(input, checking);
    const fixed = kind === 'body' ? (which === 'all' ? alwaysValidBody : fixedBody) : FIXES[kind];
    const text = await fixed(input, checking);
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

/** UTF-16 units of rendering: what is safe is nearly always kept by one trial of all of it. */
const TRIED_UNITS = 50_000_000;

async function fixedBody(input: Input, checking: Checking): Promise<string> {
  const tools = paidTools(toolsFor(input, checking), new Allowance(TRIED_UNITS));
  let checked: CheckedBody | undefined;
  const check = async (text: string) => {
    checked = await tools.check(text);
    return findingsInFiles(checked).body;
  };
  const kept = async (fixes: readonly FixOf[]) => (checked === undefined ? [] : keptTogether(fixes, checked, tools));
  return (await applySafeFixes(input.text, check, kept)).text;
}

async function alwaysValidBody(input: Input, checking: Checking): Promise<string> {
  return (await makeAlwaysValid(input.text, toolsFor(input, checking)))?.text ?? input.text;
}

async function fixedSampleUser(input: Input, { configOf }: Checking): Promise<string> {
  const check = async (text: string) => checkSampleUser(text, optionsFor(input, configOf));
  return (await applySafeFixes(input.text, check)).text;
}

async function fixedBlock(input: Input, checking: Checking): Promise<string> {
  const { path, text } = input;
  const options = optionsFor(input, checking.configOf);
  const check = async (changed: string) => checkBlock(blockIn({ path, text: changed }, checking), options);
  return (await applySafeFixes(text, check)).text;
}

const FIXES = { 'sample-user': fixedSampleUser, 'content-block': fixedBlock };

async function unfixed(input: Input, checking: Checking, reason: string): Promise<Outcome> {
  return { ...(await checkInput(input, checking)), problem: `was not fixed: ${reason}` };
}
