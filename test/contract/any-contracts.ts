import { buildContract, type DataNotes } from '../../server/src/contract/build.ts';
import type { Schema } from '../../server/src/contract/schema.ts';
import type { PayloadNode } from '../../server/src/proof/payload-tree.ts';
import type { Assumption, Proof } from '../../server/src/proof/proof.ts';
import { prove } from '../../server/src/proof/prove.ts';
import { renderBody } from '../../server/src/render/render.ts';
import type { Rendering } from '../../server/src/render/rendering.ts';
import { read } from '../../server/src/template/read.ts';
import type { Template } from '../../server/src/template/tree.ts';
import { randomOf } from '../oracle/generator.mjs';
import { keeps, usersFor } from '../proof/any-check.ts';
import { markOutputs } from '../proof/any-marks.ts';
import { anyBodyOf } from '../proof/any-run.ts';
import { type Assignment, assignmentsOf, readingsOf, showAssignment } from '../proof/assignments.ts';
import { readsOf, write } from '../proof/body-tree.ts';
import { hasWrongKind } from '../proof/brute-force.ts';
import { bodyOf } from '../proof/compare.ts';
import { Dice } from '../proof/dice.ts';
import { isHarmless, isJson, printedHoles } from '../proof/printed-holes.ts';
import { sampleUserWith } from '../proof/sources.ts';
import { compile } from './ajv.ts';

export interface ContractTask {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** `any`: of the whole grammar, with users at random; `brute-force`: with all values that a body can tell apart. */
  readonly bodies: 'any' | 'brute-force';
  /** How many users, or assignments at most, a body is rendered for. */
  readonly users: number;
  /** Told of each payload that a contract refuses at once. */
  readonly onRefused?: (report: string) => void;
}

export interface ContractSummary {
  readonly bodies: number;
  readonly contracts: number;
  readonly renderings: number;
  /** Renderings that are sent and that a contract refuses. */
  readonly refused: readonly string[];
}

interface Subject {
  readonly body: string;
  readonly users: (body: string) => readonly Assignment[];
}

/** Has each payload of generated bodies judged by the contract of its body. */
export function judgeContracts(task: ContractTask): ContractSummary {
  const refused: string[] = [];
  let [contracts, renderings] = [0, 0];
  for (let number = task.from; number < task.to; number++) {
    const { body, users } = subjectOf(task, number);
    const template = read(body);
    const proof = prove(template);
    const contract = contractOf(proof);
    if (contract === undefined) continue;
    contracts++;
    const validate = compile(contract);
    for (const assignment of users(body)) {
      const rendering = renderBody(template, sampleUserWith(assignment));
      if (!isDue(template, proof, assignment, rendering)) continue;
      renderings++;
      if (validate(JSON.parse(rendering.text))) continue;
      const why = JSON.stringify(validate.errors?.[0]);
      const report = `body ${number} of seed ${task.seed} (${task.bodies}): ${JSON.stringify(body)}\n  with: ${showAssignment(assignment)}\n  rendering: ${JSON.stringify(rendering.text)}\n  ${why}\n  contract: ${JSON.stringify(contract)}`;
      refused.push(report);
      task.onRefused?.(report);
      break;
    }
  }
  return { bodies: task.to - task.from, contracts, renderings, refused };
}

export function subjectOf({ seed, bodies, users }: ContractTask, number: number): Subject {
  const random = randomOf(seed ^ number);
  if (bodies === 'any')
    return { body: anyBodyOf(seed, number), users: (body) => usersFor(body, users, new Dice(random)) };
  const parts = bodyOf(seed, number);
  return { body: write(parts).body, users: () => assignmentsOf(readingsOf(readsOf(parts)), users, random).all };
}

export const noNotes: DataNotes = {
  sourcesOf: () => [],
  personalDataIn: () => undefined,
  purposeOf: () => undefined,
};

export function hasContract(proof: Proof): proof is Proof & { readonly payload: PayloadNode } {
  return (proof.verdict === 'proved' || proof.verdict === 'conditional') && proof.payload !== undefined;
}

function contractOf(proof: Proof): Schema | undefined {
  return hasContract(proof) ? buildContract(proof, noNotes)?.schema : undefined;
}

/** A rendering that is sent and that keeps to what the proof assumes of values. */
export function isDue(template: Template, proof: Proof, assignment: Assignment, rendering: Rendering): boolean {
  if (rendering.status !== 'rendered' || !isJson(rendering.text) || isTooLarge(rendering.text)) return false;
  if (proof.verdict === 'proved') return true;
  if (hasWrongKind(proof, { assignment })) return false;
  const marked = markOutputs(template);
  // What `echo` prints has no mark, so nobody sees whether it is as assumed.
  const isMarked = (one: Assumption): boolean =>
    marked.outputs.some(({ start, end }) => start < one.end && one.start < end);
  if (!proof.assumptions.every((one) => one.kind === 'error' || isMarked(one))) return false;
  if (!keeps({ assignment, rendering }, proof.assumptions, marked)) return false;
  const { text } = renderBody(marked.template, sampleUserWith(assignment));
  const assumed = (number: number): boolean =>
    proof.assumptions.some(({ start, end }) => {
      const output = marked.outputs[number];
      return output !== undefined && start < output.end && output.start < end;
    });
  return printedHoles(text).every((hole) => !assumed(hole.number) || isPlain(hole.inText, hole.text, isHarmless(hole)));
}

/** A number of the data that is larger than what is presumed of all data. */
function isTooLarge(text: string): boolean {
  let found = false;
  JSON.parse(text, (_, value: unknown) => {
    found ||= value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
  });
  return found;
}

/** What is assumed to be a number or a boolean is no string that looks like `null`. */
function isPlain(inText: boolean, text: string, harmless: boolean): boolean {
  return harmless && (inText || /^(?:-?\d|true$|false$)/.test(text));
}
