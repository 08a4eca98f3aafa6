import type { Proof, Verdict } from '../proof/proof.ts';
import type { Finding, Fix, Severity } from '../rules/engine/finding.ts';
import { rules } from '../rules/index.ts';
import { findRefusal } from '../template/refusal.ts';
import type { Span } from '../template/span.ts';
import { SpanIndex } from '../template/span-index.ts';
import { applyEdits, applySafeFixes, type FixOf } from './apply-fixes.ts';
import type { CheckedBody } from './check-body.ts';
import { isBetter } from './distance.ts';
import { findingsInFiles } from './findings-in-files.ts';
import { lacksMember } from './members.ts';
import { repairStructure } from './structure-search.ts';
import { Allowance, paidTools } from './trial/allowance.ts';
import { keptTogether } from './trial/keep-together.ts';
import { stopsAll, type TrialTools, tryFix } from './trial/try-fix.ts';

/** A body as close to always valid as fixes can bring it. */
export interface AlwaysValid {
  readonly text: string;
  readonly verdict: Verdict;
  /** How many fixes were applied. */
  readonly applied: number;
  /** What keeps the body from being proved, and why it needs the author. */
  readonly left: readonly Left[];
}

export interface Left {
  readonly finding: Finding;
  /** A sentence. */
  readonly reason: string;
}

/** Fixes after which it stops, should the fixes of two rules ever undo each other. */
const MOST_STEPS = 200;

/** UTF-16 units of rendering, in all. */
const TRIED_UNITS = 200_000_000;

/**
 * Applies fixes, suggestions too, each once it was tried, until the body is proved or nothing helps. It removes no member, makes up no value
 * and changes no rendering that is right. `undefined` once nobody waits for it.
 */
export async function makeAlwaysValid(text: string, tools: TrialTools): Promise<AlwaysValid | undefined> {
  const unseen = paidTools({ ...tools, isUnseen: true }, new Allowance(TRIED_UNITS));
  const safe = await applyAllSafe(text, unseen);
  const begun = { text: safe.text, body: await unseen.check(safe.text), applied: safe.applied };
  const sure = await goFurther(begun, unseen);
  const end = (await withStructure(begun, sure, unseen)) ?? sure;
  if (!(await tools.goesOn())) return undefined;
  const { body, applied, refused } = end;
  return { text: end.text, verdict: body.proof.verdict, applied, left: whatIsLeft(body, refused) };
}

interface Progress {
  /** As the author has it: without the text of Content Blocks. */
  readonly text: string;
  readonly body: CheckedBody;
  readonly applied: number;
}

interface End extends Progress {
  /** Why fixes did not help, by finding. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Applies one fix after the other, as long as one helps. */
async function goFurther(begun: Progress, tools: TrialTools): Promise<End> {
  let at = begun;
  const refused = new Map<string, string>();
  while (at.body.proof.verdict !== 'proved' && at.applied < MOST_STEPS && (await tools.goesOn())) {
    const next = await firstThatHelps(at, tools, refused);
    if (next === undefined) break;
    at = next;
  }
  return { ...at, refused };
}

/** Guesses at slips in the structure, if they lead all the way: others are worse than none. */
async function withStructure(begun: Progress, sure: End, tools: TrialTools): Promise<End | undefined> {
  const starts = [begun, ...(sure.applied > begun.applied ? [sure] : [])];
  for (const { body, applied } of isValid(sure) || isMisread(sure.body) ? [] : starts) {
    // A guess may go over the edge of a block, which is another file.
    const isOpen = body.layout.isPlain && body.proof.problems.length > 0;
    const repaired = isOpen ? await repairStructure(body, tools) : undefined;
    if (repaired === undefined || stopsAll(body, repaired) !== undefined) continue;
    const start = { text: repaired.template.source, body: repaired, applied: applied + 1 };
    const end = await goFurther(start, tools);
    if (isValid(end) && stopsAll(body, end.body) === undefined) return end;
  }
  return undefined;
}

/** What Liquid misreads right where the JSON is wrong is not mended by punctuation. */
function isMisread({ findings, proof: { problems } }: CheckedBody): boolean {
  const misread = findings.filter(isOfLiquid);
  return problems.some((one) => misread.some(({ start, end }) => one.start <= end + NEAR && start <= one.end));
}

/** UTF-16 units: the braces behind what is misread. */
const NEAR = 5;

function isOfLiquid({ code, severity }: Finding): boolean {
  const isWrong = severity === 'error' || severity === 'warning';
  return isWrong && rules.some((rule) => rule.code === code && rule.group === 'liquid');
}

function isValid({ body }: Progress): boolean {
  const { verdict } = body.proof;
  return verdict === 'proved' || verdict === 'conditional';
}

async function applyAllSafe(text: string, tools: TrialTools): Promise<{ text: string; applied: number }> {
  let body: CheckedBody | undefined;
  const check = async (one: string) => {
    body = await tools.check(one);
    if (!(await tools.goesOn())) return undefined;
    return findingsInFiles({ layout: body.layout, findings: troubling(body) }).body;
  };
  const kept = async (fixes: readonly FixOf[]) => (body === undefined ? [] : keptTogether(fixes, body, tools));
  return applySafeFixes(text, check, kept);
}

/** @param refused why fixes did not help, by finding. */
async function firstThatHelps(
  { text, body, applied }: Progress,
  tools: TrialTools,
  refused: Map<string, string>,
): Promise<Progress | undefined> {
  refused.clear();
  for (const finding of fixable(body)) {
    for (const fix of finding.fixes) {
      const after = await helped(finding, fix, body, tools);
      if (typeof after !== 'string') {
        const fixed = applyEdits(text, fix.edits);
        const isSame = body.layout.isPlain;
        return { text: fixed, body: isSame ? after : await tools.check(fixed), applied: applied + 1 };
      }
      if (!refused.has(keyOf(finding))) refused.set(keyOf(finding), `"${fix.title}" ${after}.`);
    }
  }
  return undefined;
}

/** The body after a fix, or why it does not help. */
async function helped(finding: Finding, fix: Fix, body: CheckedBody, tools: TrialTools): Promise<CheckedBody | string> {
  const trial = await tryFix([finding], { ...fix, kind: 'suggestion' }, body, tools);
  if (trial === undefined) return 'was not tried';
  if (!trial.isOffered) return trial.reason;
  const { after } = trial;
  if (lacksMember(body.template.source, after.template.source)) return 'would remove a member';
  const isFurther = refusals(after) < refusals(body) || isMisspelling(finding) || isBetter(after.proof, body.proof);
  return isFurther && refusals(after) <= refusals(body) ? after : 'would not bring the body closer to valid JSON';
}

/** How many errors may be why Braze rejects the body, of which nothing else is known. */
function refusals({ template, findings }: CheckedBody): number {
  return findRefusal(template) === undefined ? 0 : findings.filter(({ severity }) => severity === 'error').length;
}

/** Findings in the body itself, with the places and fixes of its file: those in a Content Block are for its own file. */
function fixable(body: CheckedBody): readonly Finding[] {
  const { body: found } = findingsInFiles({ layout: body.layout, findings: troubling(body) });
  return found.toSorted(byUrgency);
}

const WEIGHTS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** The findings on what keeps a body from being proved, the worst first. */
function troubling({ proof, findings, template }: CheckedBody): readonly Finding[] {
  if (findRefusal(template) !== undefined) return findings.toSorted(byUrgency);
  const places = new SpanIndex([...proof.problems, ...proof.assumptions, ...proof.gaps]);
  const isTrouble = (finding: Finding) => {
    const { start, end } = finding;
    return isMisspelling(finding) || places.touches({ start, end: Math.max(end, start + 1) });
  };
  return findings.filter(isTrouble).toSorted(byUrgency);
}

/** What a name was meant to be explains what is wrong where it is printed. */
function byUrgency(one: Finding, other: Finding): number {
  return urgency(one) - urgency(other) || one.start - other.start;
}

function urgency(finding: Finding): number {
  return isMisspelling(finding) ? -1 : WEIGHTS[finding.severity];
}

function isMisspelling({ code, fixes }: Finding): boolean {
  return fixes.length > 0 && OF_NAMES.has(code);
}

const OF_NAMES: ReadonlySet<string> = new Set([
  'attribute-syntax',
  'undefined-variable',
  'unknown-attribute',
  'unknown-filter',
  'unknown-loop-member',
  'unknown-tag',
]);

function whatIsLeft(body: CheckedBody, refused: ReadonlyMap<string, string>): Left[] {
  if (body.proof.verdict === 'proved') return [];
  const { body: own, blocks } = findingsInFiles({ layout: body.layout, findings: troubling(body) });
  return [
    ...own.map((finding) => ({
      finding,
      reason: refused.get(keyOf(finding)) ?? reasonFor(finding.expanded ?? finding, body.proof),
    })),
    ...blocks.map(({ block, finding }) => ({
      finding,
      reason: `It is in the Content Block \`${block.name}\`: correct it there.`,
    })),
  ];
}

function keyOf({ code, start }: Finding): string {
  return `${code} ${start}`;
}

function reasonFor({ start, end }: Finding, { assumptions, gaps }: Proof): string {
  const isHere = (place: Span) => start <= place.end && place.start <= end;
  if (gaps.some(isHere)) return 'This part could not be followed: simplify it.';
  if (assumptions.some(isHere))
    return 'It depends on the data: declare its type under `types` in the configuration, or test for it.';
  return 'Only you know what is meant here.';
}
