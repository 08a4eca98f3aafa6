import { randomOf } from '../oracle/generator.mjs';
import { variablesOf } from '../oracle/variables.ts';
import { showAssignment } from './assignments.ts';
import { type Part, write } from './body-tree.ts';
import { type Comparison, compareWithBruteForce, type Disagreement, type Prove } from './brute-force.ts';
import { generateBody } from './generator.ts';
import { shrink } from './shrink.ts';
import { sampleUserWith } from './sources.ts';
import type { Outcome } from './trial.ts';

/** What came of a run. Plain data, so that it can pass between threads. */
export interface Summary {
  readonly verdicts: Readonly<Record<string, number>>;
  /** Bodies of which a sample of the assignments was rendered. */
  readonly sampled: number;
  readonly renderings: number;
  /** Reports to read. */
  readonly disagreements: readonly string[];
  /** Bodies that the proof gave up on. */
  readonly notProved: readonly string[];
  /** Some of the renderings, for a check of the renderer itself. */
  readonly samples: readonly RenderedSample[];
}

export interface RenderedSample {
  readonly body: string;
  /** What the body reads, as JSON. */
  readonly data: string;
  /** Undefined where it was aborted. */
  readonly output: string | undefined;
}

export interface Task {
  readonly seed: number;
  /** Numbers of bodies: from, up to, every how manieth. */
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** How many assignments of a body are rendered at most. */
  readonly limit: number;
}

/** Of how many bodies one gives a sample. */
const SHARE = 10;

export function compareBodies(prove: Prove, { seed, from, to, step, limit }: Task): Summary {
  const verdicts: Record<string, number> = {};
  const disagreements: string[] = [];
  const notProved: string[] = [];
  const samples: RenderedSample[] = [];
  let [sampled, renderings] = [0, 0];
  for (let number = from; number < to; number += step) {
    const bodySeed = seed + number;
    const parts = bodyOf(seed, number);
    const comparison = compareWithBruteForce(parts, prove, { limit, seed: bodySeed });
    const verdict = comparison.verdict ?? 'threw';
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    if (!comparison.complete) sampled++;
    renderings += comparison.outcomes.length;
    const outcome = comparison.outcomes[number % Math.max(1, comparison.outcomes.length)];
    if (outcome && bodySeed % SHARE === 0) samples.push(sampleOf(write(parts).body, outcome));
    if (verdict === 'not-proved') notProved.push(write(parts).body);
    if (comparison.disagreement) {
      disagreements.push(
        `body ${number} of seed ${seed}: ${report(parts, prove, { limit, seed: bodySeed }, comparison.disagreement)}`,
      );
    }
  }
  return { verdicts, sampled, renderings, disagreements, notProved, samples };
}

function sampleOf(body: string, { assignment, rendering }: Outcome): RenderedSample {
  const output = rendering.status === 'rendered' ? rendering.text : undefined;
  return { body, data: variablesOf(sampleUserWith(assignment)), output };
}

export function bodyOf(seed: number, number: number): readonly Part[] {
  return generateBody(randomOf(Math.imul(seed + number, 0x9e3779b1) ^ number));
}

export function sumOf(summaries: readonly Summary[]): Summary {
  const verdicts: Record<string, number> = {};
  for (const summary of summaries) {
    for (const [verdict, count] of Object.entries(summary.verdicts))
      verdicts[verdict] = (verdicts[verdict] ?? 0) + count;
  }
  return {
    verdicts,
    sampled: summaries.reduce((sum, each) => sum + each.sampled, 0),
    renderings: summaries.reduce((sum, each) => sum + each.renderings, 0),
    disagreements: summaries.flatMap((each) => each.disagreements),
    notProved: summaries.flatMap((each) => each.notProved),
    samples: summaries.flatMap((each) => each.samples),
  };
}

type Options = Parameters<typeof compareWithBruteForce>[2];

/** The disagreement in the smallest body that still shows it. */
function report(parts: readonly Part[], prove: Prove, options: Options, { kind }: Disagreement): string {
  const again = (smaller: readonly Part[]): Comparison => compareWithBruteForce(smaller, prove, options);
  const small = shrink(parts, (smaller) => again(smaller).disagreement?.kind === kind);
  const { disagreement } = again(small);
  const lines = [kind, `  body: ${JSON.stringify(write(small).body)}`];
  if (disagreement) lines.push(`  said: ${disagreement.said}`);
  if (disagreement?.outcome) {
    const { assignment, rendering } = disagreement.outcome;
    lines.push(
      `  with: ${showAssignment(assignment)}`,
      `  rendering: ${rendering.status} ${JSON.stringify(rendering.text)}`,
    );
  }
  return lines.join('\n');
}
