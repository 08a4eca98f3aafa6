import type { Proof, Verdict } from '../proof/proof.ts';
import { prove } from '../proof/prove.ts';
import type { Finding, Fix, Severity } from '../rules/engine/finding.ts';
import { read } from '../template/read.ts';
import type { Span } from '../template/span.ts';
import { applyEdits, applySafeFixes, type FixOf } from './apply-fixes.ts';
import type { CheckedBody } from './check-body.ts';
import { findingsInFiles } from './findings-in-files.ts';
import { structureRepairs } from './structure-repairs.ts';
import { keptTogether } from './trial/keep-together.ts';
import { brokenRendering, type TrialTools, tryFix } from './trial/try-fix.ts';

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

/**
 * Applies fixes, suggestions too, each once it was tried, until the body is proved or nothing helps. It removes no member, makes up no value
 * and changes no rendering that is right. `undefined` once nobody waits for it.
 */
export async function makeAlwaysValid(text: string, tools: TrialTools): Promise<AlwaysValid | undefined> {
  const unseen = { ...tools, isUnseen: true };
  const safe = await applyAllSafe(text, unseen);
  const begun = { body: await tools.check(safe.text), applied: safe.applied };
  // Where the author's text and that with its blocks differ, only fixes of the body alone are applied.
  if (!begun.body.layout.isPlain) return asFarAsSafe(safe.text, begun);
  const guessed = await goFurther(begun, unseen, true);
  // Guesses that do not lead all the way are worse than none.
  const isThere = guessed === undefined || !guessed.hasGuessed || isValid(guessed.body.proof.verdict);
  const end = isThere ? guessed : await goFurther(begun, unseen, false);
  if (end === undefined || !(await tools.goesOn())) return undefined;
  const { body, applied, refused } = end;
  return { text: body.template.source, verdict: body.proof.verdict, applied, left: whatIsLeft(body, refused) };
}

function asFarAsSafe(text: string, { body, applied }: Progress): AlwaysValid {
  const { body: findings } = findingsInFiles({ layout: body.layout, findings: troubling(body) });
  const left = body.proof.verdict === 'proved' ? [] : findings.map((finding) => ({ finding, reason: IN_BLOCKS }));
  return { text, verdict: body.proof.verdict, applied, left };
}

const IN_BLOCKS = 'In a body that prints Content Blocks, only safe fixes are applied.';

interface Progress {
  readonly body: CheckedBody;
  readonly applied: number;
}

interface End extends Progress {
  readonly hasGuessed: boolean;
  /** Why fixes did not help, by finding. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Applies one fix after the other, guesses too if they are wanted, as long as one helps. */
async function goFurther(begun: Progress, tools: TrialTools, guesses: boolean): Promise<End | undefined> {
  let { body, applied } = begun;
  let hasGuessed = false;
  const refused = new Map<string, string>();
  while (body.proof.verdict !== 'proved' && applied < MOST_STEPS) {
    if (!(await tools.goesOn())) return undefined;
    const sure = await firstThatHelps(body, tools, refused);
    const next = sure ?? (guesses ? await repaired(body, tools) : undefined);
    if (next === undefined) break;
    hasGuessed ||= sure === undefined;
    body = next;
    applied++;
  }
  return { body, applied, hasGuessed, refused };
}

function isValid(verdict: Verdict): boolean {
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
  body: CheckedBody,
  tools: TrialTools,
  refused: Map<string, string>,
): Promise<CheckedBody | undefined> {
  refused.clear();
  for (const finding of troubling(body)) {
    for (const fix of finding.fixes) {
      const after = await helped(finding, fix, body, tools);
      if (typeof after !== 'string') return after;
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
  return isBetter(after.proof, body.proof) ? after : 'would not bring the body any further';
}

/** UTF-16 units that may be proved to find what one slip was, and the fewest guesses that are made. */
const PROVED_UNITS = 400_000;
const FEWEST_GUESSES = 20;
/** The best guesses are tried. */
const MOST_TRIED = 4;

/** The body without the first slip in its structure that one delimiter explains. */
async function repaired(body: CheckedBody, tools: TrialTools): Promise<CheckedBody | undefined> {
  const { template, proof, findings, config } = body;
  for (const problem of proof.problems.slice(0, 3)) {
    const finding = findings.find(({ start, end }) => start <= problem.end && problem.start <= end);
    if (finding === undefined) continue;
    const most = Math.max(FEWEST_GUESSES, PROVED_UNITS / Math.max(1, template.source.length));
    const guesses: { readonly fix: Fix; readonly distance: readonly number[] }[] = [];
    for (const fix of structureRepairs(problem, template).slice(0, most)) {
      if (!(await tools.goesOn())) return undefined;
      const text = applyEdits(template.source, fix.edits);
      const after = prove(read(text), { types: config.settings.types });
      // Of guesses that are as good, the one that reads most of the text as members.
      if (isBetter(after, proof)) guesses.push({ fix, distance: [...distanceOf(after), -countNames(text).size] });
    }
    for (const { fix } of guesses.sort((one, other) => compare(one.distance, other.distance)).slice(0, MOST_TRIED)) {
      const after = await tools.check(applyEdits(template.source, fix.edits));
      const isLess = lacksMember(template.source, after.template.source);
      if (!isLess && (await brokenRendering({ findings: [finding], fix, before: body, after }, tools)) === undefined)
        return after;
    }
  }
  return undefined;
}

const WEIGHTS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };
const RANKS: readonly Verdict[] = ['proved', 'conditional', 'not-proved', 'refuted'];

/** The findings on what keeps a body from being proved, the worst first. */
function troubling({ proof, findings }: CheckedBody): readonly Finding[] {
  const places: readonly Span[] = [...proof.problems, ...proof.assumptions, ...proof.gaps];
  const isTrouble = ({ start, end }: Finding) =>
    places.some((place) => start <= place.end && place.start <= Math.max(end, start + 1));
  return findings
    .filter(isTrouble)
    .toSorted((one, other) => WEIGHTS[one.severity] - WEIGHTS[other.severity] || one.start - other.start);
}

/** The lower, the closer to proved; the first number that differs decides. */
function distanceOf({ verdict, problems, gaps, assumptions }: Proof): readonly number[] {
  return [problems.length + gaps.length, RANKS.indexOf(verdict), assumptions.length];
}

function isBetter(after: Proof, before: Proof): boolean {
  return compare(distanceOf(after), distanceOf(before)) < 0;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** Whether a name of a member is written less often. */
function lacksMember(before: string, after: string): boolean {
  const [was, is] = [countNames(before), countNames(after)];
  return [...was].some(([name, count]) => (is.get(name) ?? 0) < count);
}

function countNames(source: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [name] of source.matchAll(NAME)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const NAME = /"[^"\\{}]*"(?=\s*:)/g;

function whatIsLeft(body: CheckedBody, refused: ReadonlyMap<string, string>): Left[] {
  if (body.proof.verdict === 'proved') return [];
  return troubling(body).map((finding) => ({
    finding,
    reason: refused.get(keyOf(finding)) ?? reasonFor(finding, body.proof),
  }));
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
