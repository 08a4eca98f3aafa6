import type { BlockFiles } from '../blocks/block-files.ts';
import type { ContentBlock } from '../blocks/content-block.ts';
import { readBlockFile } from '../blocks/front-matter.ts';
import { blockNameIn, type FileKind } from '../files/files.ts';
import { messageOf } from '../files/system-errors.ts';
import { textDocument } from '../files/text-document.ts';
import type { Renderer } from '../render/rendering.ts';
import { checkBlock } from '../service/check-block.ts';
import { type CheckedBody, type CheckOptions, checkBody } from '../service/check-body.ts';
import { checkSampleUser } from '../service/check-sample-user.ts';
import { confirmCases } from '../service/confirm-cases.ts';
import { countBySeverity } from '../service/count-findings.ts';
import { findingsInFiles } from '../service/findings-in-files.ts';
import { reportBlock, reportBody, reportFindings, reportSampleUser } from '../service/make-report.ts';
import type { FileReport, FindingReport } from '../service/report.ts';
import { type ShownFixes, tryFixes } from '../service/trial/fix-trials.ts';
import type { TrialTools } from '../service/trial/try-fix.ts';
import { placesIn, verdictInWords } from '../service/verdict.ts';
import type { Input } from './inputs.ts';
import type { ConfigOf } from './load-config.ts';
import { usage } from './usage.ts';

/** Plain data, so that a worker can send it. */
export interface CheckedFile {
  readonly report: FileReport;
  readonly text: string;
  /** The verdict on a body as a sentence that repeats no secret. */
  readonly verdict?: string;
  /** The Content Blocks that a body prints, with what was found in them. */
  readonly prints?: readonly PrintedFile[];
  /** Of a Content Block that is told of since a body prints it, and was not to be checked. */
  readonly isOnlyPrinted?: true;
}

/** The file of a Content Block that a body prints. */
interface PrintedFile {
  readonly path: string;
  readonly text: string;
  readonly findings: readonly FindingReport[];
}

export interface Checking {
  readonly configOf: ConfigOf;
  /** Renders the cases of findings, so that only those are told that happen, and tries fixes. */
  readonly renderer: Renderer;
  readonly blockFiles: BlockFiles;
  readonly shownFixes: ShownFixes;
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
    return { checked: await CHECKS[kindOf(input, checking)](input, checking) };
  } catch (error) {
    return { problem: `could not be checked: ${messageOf(error)}` };
  }
}

/** Of a `.liquid` file only the configuration says whether it is a Content Block. */
export function kindOf({ path, kind }: Input, { configOf }: Checking): FileKind {
  const folders = new Set(kind === 'body' ? configOf(path).settings.contentBlocks : []);
  return blockNameIn(path, folders) === undefined ? kind : 'content-block';
}

/** The file of a Content Block as it is checked by itself. */
export function blockIn({ path, text }: Pick<Input, 'path' | 'text'>, { configOf }: Checking): ContentBlock {
  const name = blockNameIn(path, new Set(configOf(path).settings.contentBlocks));
  return readBlockFile(name ?? path, path, text);
}

/** What fixes of an input are tried with. */
export function toolsFor(input: Input, checking: Checking): TrialTools {
  const { renderer } = checking;
  const check = (text: string) => checkWithBlocks({ ...input, text }, checking);
  return { check, renderer, goesOn: async () => true };
}

export function optionsFor({ path }: Input, configOf: ConfigOf): CheckOptions {
  const onRuleFailure = (code: string, error: unknown) =>
    usage(`${path}: rule ${code} failed and was skipped: ${error}`);
  return { config: configOf(path), onRuleFailure };
}

export async function checkWithBlocks(input: Input, { configOf, blockFiles }: Checking): Promise<CheckedBody> {
  const { contentBlocks } = configOf(input.path).settings;
  const blocks = await blockFiles.around(input.text, input.path, '', contentBlocks);
  return checkBody(input.text, { ...optionsFor(input, configOf), blocks });
}

async function checkAsBody(input: Input, checking: Checking): Promise<CheckedFile> {
  const { path, text } = input;
  const body = await checkWithBlocks(input, checking);
  const confirmed = await confirmCases(body, checking.renderer);
  const found = findingsInFiles(body);
  const all = [...found.body, ...found.blocks.map(({ finding }) => finding)];
  const fixes = await tryFixes(body, toolsFor(input, checking), all, checking.shownFixes);
  const prints = body.blocks.map((block) => {
    const own = found.blocks.flatMap((one) => (one.block === block ? [one.finding] : []));
    const findings = reportFindings(block.place, own, block.text, confirmed.witnesses, fixes);
    return { path: block.place, text: block.text, findings };
  });
  const places = placesIn(body.layout, textDocument(text));
  const { errors } = countBySeverity(body.findings);
  return {
    report: reportBody(path, text, body, found.body, confirmed, fixes),
    text,
    verdict: body.analysis.hidden().in(verdictInWords(body.proof, places, confirmed.verdict, errors)),
    prints,
  };
}

async function checkAsBlock(input: Input, checking: Checking): Promise<CheckedFile> {
  const { path, text } = input;
  const findings = checkBlock(blockIn(input, checking), optionsFor(input, checking.configOf));
  return { report: reportBlock(path, reportFindings(path, findings, text, new Map(), new Map()), []), text };
}

async function checkAsSampleUser(input: Input, { configOf }: Checking): Promise<CheckedFile> {
  const { path, text } = input;
  return { report: reportSampleUser(path, text, checkSampleUser(text, optionsFor(input, configOf))), text };
}

const CHECKS: Readonly<Record<FileKind, (input: Input, checking: Checking) => Promise<CheckedFile>>> = {
  body: checkAsBody,
  'sample-user': checkAsSampleUser,
  'content-block': checkAsBlock,
};
