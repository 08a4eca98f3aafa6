import { messageOf } from '../files/system-errors.ts';
import { textDocument } from '../files/text-document.ts';
import type { Renderer } from '../render/rendering.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { type CheckOptions, checkBody } from '../service/check-body.ts';
import { checkSampleUser } from '../service/check-sample-user.ts';
import { reportBody, reportSampleUser } from '../service/make-report.ts';
import type { FileReport } from '../service/report.ts';
import { verdictInWords } from '../service/verdict.ts';
import { findWitnesses } from '../service/witness.ts';
import type { Input } from './inputs.ts';
import type { ConfigOf } from './load-config.ts';
import { usage } from './usage.ts';

export interface CheckedFile {
  readonly report: FileReport;
  readonly text: string;
  /** Of a body, in words. */
  readonly verdict?: string;
}

export interface Checking {
  readonly configOf: ConfigOf;
  /** Makes witnesses, if they are wanted. */
  readonly renderer: Renderer | undefined;
}

/** What came of one input. With a problem, there may still be something to report. */
export interface Outcome {
  readonly checked?: CheckedFile | undefined;
  /** As the end of a sentence. */
  readonly problem?: string | undefined;
}

/** Never rejects, so that one file that we fail at keeps nobody from hearing of the others. */
export async function checkInput(input: Input, checking: Checking): Promise<Outcome> {
  try {
    return { checked: await (input.kind === 'body' ? checkAsBody : checkAsSampleUser)(input, checking) };
  } catch (error) {
    return { problem: `could not be checked: ${messageOf(error)}` };
  }
}

/** The findings of a text in the place of the one that an input has. */
export function findingsOf(input: Input, text: string, { configOf }: Checking): readonly Finding[] {
  const options = optionsFor(input, configOf);
  return input.kind === 'body' ? checkBody(text, options).findings : checkSampleUser(text, options);
}

function optionsFor({ path }: Input, configOf: ConfigOf): CheckOptions {
  const onRuleFailure = (code: string, error: unknown) =>
    usage(`${path}: rule ${code} failed and was left out: ${error}`);
  return { config: configOf(path), onRuleFailure };
}

async function checkAsBody(input: Input, { configOf, renderer }: Checking): Promise<CheckedFile> {
  const { path, text } = input;
  const body = checkBody(text, optionsFor(input, configOf));
  const witnesses = renderer === undefined ? new Map() : await findWitnesses(body, renderer);
  return {
    report: reportBody(path, text, body, witnesses),
    text,
    verdict: verdictInWords(body.proof, textDocument(text)),
  };
}

async function checkAsSampleUser(input: Input, { configOf }: Checking): Promise<CheckedFile> {
  const { path, text } = input;
  return { report: reportSampleUser(path, text, checkSampleUser(text, optionsFor(input, configOf))), text };
}
