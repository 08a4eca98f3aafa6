import type { Proof, Verdict } from '../proof/proof.ts';
import type { Renderer } from '../render/rendering.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { CheckedBody } from './check-body.ts';
import { hasCase, MOST_SLOW } from './has-case.ts';
import { Allowance, paidRenderer } from './trial/allowance.ts';
import { allFindingsIn, findWitness, type Witness, type WitnessTools } from './witness.ts';

/** What renderings have shown of a body. */
export interface Confirmed {
  /** Of the findings whose case a rendering has shown; the case of any other is not told. */
  readonly witnesses: ReadonlyMap<Finding, Witness>;
  readonly verdict: Verdict;
  /** How many findings there are whose case was not looked at, since there are too many for the length of the body. */
  readonly leftOut: number;
}

/** Beyond that many in one body nobody reads them, and a body with so many errors has few causes. */
const MOST_WITNESSES = 100;
/** UTF-16 units of rendering for one report: two dozen cases for 200 KB, and a hundred for 25 KB. */
const SHOWN_UNITS = 10_000_000;

/** Renders the cases of all findings, one after the other. */
export async function confirmCases(body: CheckedBody, renderer: Renderer): Promise<Confirmed> {
  const witnesses = new Map<Finding, Witness>();
  const allowance = new Allowance(SHOWN_UNITS);
  const tools = paidWitnessTools(renderer, allowance);
  const leftOut = new Set(body.findings.filter(hasCase));
  let slow = 0;
  for (const finding of body.findings.slice(0, MOST_WITNESSES)) {
    if (allowance.isUsedUp) break;
    leftOut.delete(finding);
    const witness = await findWitness(finding, body, tools);
    if (witness?.isUnknown && ++slow >= MOST_SLOW)
      return { witnesses, verdict: body.proof.verdict, leftOut: leftOut.size };
    if (witness?.confirmed) witnesses.set(finding, witness);
  }
  const verdict = await confirmVerdict(body, [...witnesses.keys()], renderer);
  return { witnesses, verdict, leftOut: leftOut.size };
}

function paidWitnessTools(renderer: Renderer, allowance: Allowance): WitnessTools {
  return {
    ...paidRenderer(renderer, allowance),
    findingsIn: (rendering, config) => {
      allowance.check(rendering.length);
      return allFindingsIn(rendering, config);
    },
  };
}

/** So many errors are tried before a verdict is given up. */
const MOST_ERRORS = 10;

/**
 * The verdict, as far as renderings bear it out: a body of which errors were tried is refuted only if one is seen to happen. What comes from
 * an answer of `connected_content` cannot be tried.
 * @param shown findings whose case is confirmed.
 * @param signal once it has fired, the answer means nothing.
 */
export async function confirmVerdict(
  body: CheckedBody,
  shown: readonly Pick<Finding, 'start' | 'expanded'>[],
  renderer: Renderer,
  signal?: AbortSignal,
): Promise<Verdict> {
  const { proof } = body;
  if (proof.verdict !== 'refuted' || shown.some((one) => isOfProblem(one, proof))) return proof.verdict;
  let isTried = false;
  for (const { start, end, when } of proof.problems.slice(0, MOST_ERRORS)) {
    const claim = { code: 'json-syntax', start, end, ...(!when.isAlways && { when }) };
    const witness = await findWitness(claim, body, renderer, signal);
    if (witness?.confirmed || witness?.isUnknown || signal?.aborted) return proof.verdict;
    isTried ||= witness !== undefined;
  }
  return isTried ? 'not-proved' : proof.verdict;
}

function isOfProblem({ start, expanded }: Pick<Finding, 'start' | 'expanded'>, { problems }: Proof): boolean {
  return problems.some((problem) => problem.start === (expanded?.start ?? start));
}
