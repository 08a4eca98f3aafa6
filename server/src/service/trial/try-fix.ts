import type { Verdict } from '../../proof/proof.ts';
import type { Renderer, Rendering } from '../../render/rendering.ts';
import type { Finding, Fix, Severity } from '../../rules/engine/finding.ts';
import type { SampleUser } from '../../samples/sample-user.ts';
import { once } from '../../template/once.ts';
import { findRefusal } from '../../template/refusal.ts';
import { applyEdits } from '../apply-fixes.ts';
import type { CheckedBody } from '../check-body.ts';
import { effectOf, type FixEffect, isTouched } from '../fix-effect.ts';
import { hasCase } from '../has-case.ts';
import type { Allowance } from './allowance.ts';
import { isOfMeaning, isOfNonsense, type Judged, printsOnlyErrors, whatItBreaks } from './broken-promise.ts';
import { isCorrect, outputsOf, suspectsOf } from './correct.ts';
import { trialUsers, usersOfCases } from './sample-users.ts';
import { usersOfMembers } from './users-of-members.ts';
import { usersOfTouched } from './users-of-touched.ts';

/** What came of trying a fix. */
export type Trial =
  | {
      readonly isOffered: true;
      /** How many findings it removes besides those it is for; 0 where it uncovers others, so that nobody can tell. */
      readonly alsoFixed: number;
    }
  | Withheld;

export interface Withheld {
  readonly isOffered: false;
  /** Why, as the end of a sentence on the fix. */
  readonly reason: string;
  /** A rendering was cut short: another time it may be offered. */
  readonly isUnknown?: true;
}

/** The same with what becomes of the body. */
export type TrialOfBody = Withheld | (Exclude<Trial, Withheld> & { readonly after: CheckedBody });

export interface TrialTools {
  check(text: string): Promise<CheckedBody>;
  readonly renderer: Pick<Renderer, 'render'>;
  /** What may be done in all; used up, nothing more is tried. */
  readonly allowance?: Allowance;
  /** Fixes are applied without anybody choosing each. */
  readonly isUnseen?: boolean;
  /** Lets other work have its turn. False once nobody waits for the answer any more. */
  goesOn(): Promise<boolean>;
}

/**
 * Applies a fix, proves the result, and renders both for the sample users. It is offered only if it removes the findings it is for, adds none
 * that is worse, makes the verdict no weaker, and keeps every correct rendering.
 * @param given none where the fix is for another body that prints the same Content Block: then it changes no payload.
 * @returns `undefined` once nobody waits for the answer.
 */
export async function tryFix(
  given: readonly Finding[],
  { expanded, ...plain }: Fix,
  before: CheckedBody,
  tools: TrialTools,
): Promise<TrialOfBody | undefined> {
  if (!(await tools.goesOn())) return undefined;
  if (tools.allowance?.isUsedUp) return untried;
  const fix = expanded ?? plain;
  const findings = given.map((finding) => finding.expanded ?? finding);
  const after = await tools.check(applyEdits(before.template.source, fix.edits));
  const effect = effectOf(fix, before.findings, after.findings);
  // Of a body that Braze rejects nothing is sent today, so that there is no verdict and no rendering to keep.
  const isSent = findRefusal(before.template) === undefined;
  const reason =
    whyNot(findings, fix, effect) ??
    (isSent ? (weaker(findings, before, after) ?? stopsAll(before, after)) : undefined);
  if (reason !== undefined) return { isOffered: false, reason };
  const broken = isSent ? await brokenRendering({ findings, fix, before, after }, tools) : undefined;
  if (broken !== undefined) return broken;
  if (!(await tools.goesOn())) return undefined;
  const alsoFixed = effect.added.length > 0 ? 0 : effect.removed.length - findings.length;
  return { isOffered: true, after, alsoFixed };
}

const WEIGHTS: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };
const STRENGTHS: Readonly<Record<Verdict, number>> = { refuted: 0, 'not-proved': 1, conditional: 2, proved: 3 };

function whyNot(findings: readonly Finding[], fix: Fix, { removed, added }: FixEffect): string | undefined {
  const gone = new Set(removed);
  const left = findings.find((finding) => !gone.has(finding));
  if (left !== undefined) return `would leave ${left.code} in place`;
  const weight = findings.reduce((most, { severity }) => Math.max(most, WEIGHTS[severity]), 0);
  const own = new Set(findings);
  const others = weightsByCode(removed.filter((finding) => !own.has(finding)));
  const isBad = (one: Finding) => {
    // A finding on what a fix has moved to another place was there before.
    if (fix.kind === 'safe' || WEIGHTS[one.severity] > weight)
      return (others.get(one.code) ?? -1) < WEIGHTS[one.severity];
    return findings.some(({ code, message }) => code === one.code && message === one.message) && isTouched(one, fix);
  };
  const worse = added.find(isBad);
  return worse === undefined ? undefined : `would add ${worse.code}: ${worse.message}`;
}

/** The weight of the worst finding of each rule. */
function weightsByCode(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { code, severity } of findings) weights.set(code, Math.max(weights.get(code) ?? 0, WEIGHTS[severity]));
  return weights;
}

function weaker(findings: readonly Finding[], before: CheckedBody, after: CheckedBody): string | undefined {
  const [was, is] = [before.proof.verdict, after.proof.verdict];
  // What Liquid skips assumes nothing of values, however sure the verdict: the test that was meant may.
  if (findings.length > 0 && (findings.every(isOfNonsense) || (is === 'conditional' && isOfMeaning(findings))))
    return undefined;
  return STRENGTHS[is] < STRENGTHS[was] ? `would make the verdict ${is} instead of ${was}` : undefined;
}

/** A body of which nothing is ever sent is always valid. What could not be rendered was not meant to stop all either. */
export function stopsAll(before: CheckedBody, after: CheckedBody): string | undefined {
  const isMeant = before.proof.sent.isNever && before.proof.problems.length === 0;
  return after.proof.sent.isNever && !isMeant ? 'would stop every message' : undefined;
}

/** What is to be tried, and what became of the body. */
export interface Attempt {
  readonly findings: readonly Finding[];
  readonly fix: Fix;
  readonly before: CheckedBody;
  readonly after: CheckedBody;
}

/** Which rendering a fix breaks; `undefined` also once nobody waits for the answer. */
export async function brokenRendering(attempt: Attempt, tools: TrialTools): Promise<Withheld | undefined> {
  const { findings, before, after, fix } = attempt;
  const cases = findings.slice(0, MOST_CASES).flatMap((finding) => usersOfCases(finding, before));
  // What is wrong after a fix may have been right before it.
  const errors = after.findings.filter(({ severity }) => severity === 'error').slice(0, MOST_CASES);
  const wrong = [...errors, ...after.findings.filter((one) => one.severity !== 'error' && hasCase(one))];
  // A test that is read only now leads into branches where other values matter.
  const found = isOfMeaning(findings) ? wrong.slice(0, MOST_CASES) : errors;
  const casesAfter = found.flatMap((finding) => usersOfCases(finding, after));
  const touched = usersOfTouched(findings, before, wrong.slice(0, MOST_CASES), after);
  const others = [...touched, ...usersOfMembers(before), ...trialUsers(before)];
  const most = mostUsers(before);
  // Many cases leave room for everybody else, in whom other parts of the body are right today.
  const users = [...[...casesAfter, ...cases].slice(0, Math.max(most >> 1, most - others.length)), ...others].slice(
    0,
    most,
  );
  const outputs = outputsOf(before);
  const results: Rendering[] = [];
  let failures = 0;
  for (const { user, words } of users) {
    if (!(await tools.goesOn())) return undefined;
    if (isTooSlow(before)) return unknown;
    const was = await renderBefore(before, user, tools);
    if (was.isCutShort) return cutShort(before);
    if (was.status === 'failed') {
      if (++failures >= MOST_FAILURES) return withheld('could not be tried: the body cannot be rendered');
      continue;
    }
    const is = await tools.renderer.render({ body: after.template.source, sampleUser: user });
    if (is.isCutShort) return cutShort(before);
    results.push(is);
    const suspects = suspectsOf(user);
    const judged: Judged = { was, is, wasCorrect: isCorrect(was, suspects, outputs) };
    const broken = whatItBreaks(judged, fix, findings, before, tools.isUnseen === true);
    if (broken !== undefined) return withheld(`${broken} ${words}`);
  }
  return printsOnlyErrors(findings, fix, results) ? withheld('would still print an error of Liquid') : undefined;
}

function withheld(reason: string): Withheld {
  return { isOffered: false, reason };
}

/** That says something of the machine, or of a body made to be slow, and nothing of the fix. */
const unknown: Withheld = { ...withheld('could not be tried: a rendering took too long'), isUnknown: true };

export const notTried = 'was not tried: the body has too many findings for its length';

/** Where there is less to try, it may be offered. */
const untried: Withheld = { ...withheld(notTried), isUnknown: true };

/** How many renderings of a body, or of the body after a fix, were cut short. */
const slow = new WeakMap<CheckedBody, number>();

function cutShort(body: CheckedBody): Withheld {
  slow.set(body, (slow.get(body) ?? 0) + 1);
  return unknown;
}

/** Each takes seconds. */
function isTooSlow(body: CheckedBody): boolean {
  return (slow.get(body) ?? 0) >= MOST_FAILURES;
}

/** A body that is stopped for so many sample users is stopped for all, and each takes its time. */
const MOST_FAILURES = 3;
/** Where many fixes are tried together, the cases of the first will do. */
const MOST_CASES = 5;
/** UTF-16 units that may be rendered to try one fix of a body with few findings. */
const RENDERED_UNITS = 2_000_000;
const FEW_FINDINGS = 5;
const [FEWEST_USERS, MOST_USERS] = [6, 60];

/** For the fixes of many findings fewer are rendered each. */
function mostUsers({ template: { source }, findings }: CheckedBody): number {
  const units = RENDERED_UNITS / Math.max(1, findings.length / FEW_FINDINGS);
  return Math.max(FEWEST_USERS, Math.min(MOST_USERS, Math.ceil(units / Math.max(1, source.length))));
}

const renderingsOf = once((_before: CheckedBody) => new Map<SampleUser, Rendering>());

/** All fixes of a body are compared with the same renderings. */
async function renderBefore(before: CheckedBody, sampleUser: SampleUser, tools: TrialTools): Promise<Rendering> {
  const known = renderingsOf(before);
  const rendering =
    known.get(sampleUser) ?? (await tools.renderer.render({ body: before.template.source, sampleUser }));
  if (!rendering.isCutShort) known.set(sampleUser, rendering);
  return rendering;
}
