import { messageOf } from '../files/system-errors.ts';
import { textDocument } from '../files/text-document.ts';
import type { Renderer } from '../render/rendering.ts';
import { type CheckOptions, checkBody } from '../service/check-body.ts';
import { checkSampleUser } from '../service/check-sample-user.ts';
import { confirmCases } from '../service/confirm-cases.ts';
import { reportBody, reportSampleUser } from '../service/make-report.ts';
import type { FileReport } from '../service/report.ts';
import { tryFixes } from '../service/trial/fix-trials.ts';
import type { TrialTools } from '../service/trial/try-fix.ts';
import { verdictInWords } from '../service/verdict.ts';
import type { Input } from './inputs.ts';
import type { ConfigOf } from './load-config.ts';
import { usage } from './usage.ts';

/** Plain data, so that a worker can send it. */
export interface CheckedFile {
  readonly report: FileReport;
  readonly text: string;
  /** The verdict on a body as a sentence that repeats no secret. */
  readonly verdict?: string;
}

export interface Checking {
  readonly configOf: ConfigOf;
  /** Renders the cases of findings, so that only those are told that happen, and tries fixes. */
  readonly renderer: Renderer;
}

/** The result for one input. There may be something to report even when there is a problem. */
export interface Outcome {
  readonly checked?: CheckedFile | undefined;
  /** As the end of a sentence that begins with the path. */
  readonly problem?: string | undefined;
}

/** Never rejects, so that a failure in one file does not hide the results of the others. */
export async function checkInput(input: Input, checking: Checking): Promise<Outcome> {
  try {
    return { checked: await (input.kind === 'body' ? checkAsBody : checkAsSampleUser)(input, checking) };
  } catch (error) {
    return { problem: `could not be checked: ${messageOf(error)}` };
  }
}

/** What fixes of an input are tried with. */
export function toolsFor(input: Input, { configOf, renderer }: Checking): TrialTools {
  const check = async (text: string) => checkBody(text, optionsFor(input, configOf));
  return { check, renderer, goesOn: async () => true };
}

export function optionsFor({ path }: Input, configOf: ConfigOf): CheckOptions {
  const onRuleFailure = (code: string, error: unknown) =>
    usage(`${path}: rule ${code} failed and was skipped: ${error}`);
  return { config: configOf(path), onRuleFailure };
}

async function checkAsBody(input: Input, checking: Checking): Promise<CheckedFile> {
  const { path, text } = input;
  const { configOf, renderer } = checking;
  const body = checkBody(text, optionsFor(input, configOf));
  const confirmed = await confirmCases(body, renderer);
  const fixes = await tryFixes(body, toolsFor(input, checking));
  return {
    report: reportBody(path, text, body, confirmed, fixes),
    text,
    verdict: body.analysis.hidden().in(verdictInWords(body.proof, textDocument(text), confirmed.verdict)),
  };
}

async function checkAsSampleUser(input: Input, { configOf }: Checking): Promise<CheckedFile> {
  const { path, text } = input;
  return { report: reportSampleUser(path, text, checkSampleUser(text, optionsFor(input, configOf))), text };
}
