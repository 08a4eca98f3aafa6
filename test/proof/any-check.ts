import type { Assumption, Proof, Verdict } from '../../server/src/proof/proof.ts';
import { renderBody } from '../../server/src/render/render.ts';
import type { Rendering } from '../../server/src/render/rendering.ts';
import { read } from '../../server/src/template/read.ts';
import type { Template } from '../../server/src/template/tree.ts';
import { cpuTime } from '../cpu-time.ts';
import { type Mood, randomUser, vocabularyOf } from './any-data.ts';
import { type Marked, markOutputs } from './any-marks.ts';
import type { Assignment } from './assignments.ts';
import { hasWrongKind } from './brute-force.ts';
import { isShownByFile } from './case-files.ts';
import type { Dice } from './dice.ts';
import { isHarmless, isJson, printedHoles, withoutMarks } from './printed-holes.ts';
import { sampleUserWith } from './sources.ts';

export type Prove = (template: Template) => Proof;

export type WrongKind =
  | 'proved, yet a rendering is no JSON'
  | 'conditional, yet a rendering that keeps to the assumptions is no JSON'
  | 'refuted, yet the case renders to JSON'
  | 'refuted, yet a problem has no case'
  | 'threw'
  | 'slow';

export interface Wrong {
  readonly kind: WrongKind;
  readonly said: string;
  readonly assignment?: Assignment;
  readonly rendering?: Rendering;
}

export interface Checked {
  readonly verdict: Verdict | undefined;
  readonly renderings: number;
  /** Of the renderings, those that were sent and were JSON. */
  readonly right: number;
  /** Those that were sent and were none. */
  readonly broken: number;
  readonly wrong?: Wrong;
}

/** Milliseconds of the processor that a proof may take. */
const MOST_TIME = 1000;
const MOODS: readonly Mood[] = ['hostile', 'mixed', 'plain'];

/** Proves a body and renders it with users at random, `known` before them. */
export function checkBody(
  body: string,
  prove: Prove,
  users: number,
  dice: Dice,
  known: readonly Assignment[] = [],
): Checked {
  const template = read(body);
  const started = cpuTime();
  let proof: Proof;
  try {
    proof = prove(template);
  } catch (thrown) {
    return { verdict: undefined, renderings: 0, right: 0, broken: 0, wrong: { kind: 'threw', said: String(thrown) } };
  }
  const time = cpuTime() - started;
  const { verdict } = proof;
  const assignments = [...known, ...usersFor(body, users, dice)];
  const outcomes = assignments.map((assignment) => ({ assignment, ...render(template, assignment) }));
  const right = outcomes.filter(({ rendering, isRight }) => rendering.status === 'rendered' && isRight).length;
  const broken = outcomes.filter(({ isRight }) => !isRight);
  const slow = time > MOST_TIME ? ({ kind: 'slow', said: `${time.toFixed(0)} ms` } as const) : undefined;
  const wrong = wrongIn(template, proof, broken, dice) ?? slow;
  return { verdict, renderings: outcomes.length, right, broken: broken.length, ...(wrong && { wrong }) };
}

export interface Outcome {
  readonly assignment: Assignment;
  readonly rendering: Rendering;
}

export function usersFor(body: string, count: number, dice: Dice): readonly Assignment[] {
  const vocabulary = vocabularyOf(body);
  return Array.from({ length: count }, (_, at) => randomUser(vocabulary, MOODS[at % MOODS.length] ?? 'plain', dice));
}

function render(template: Template, assignment: Assignment) {
  const rendering = renderBody(template, sampleUserWith(assignment));
  return { rendering, isRight: rendering.status !== 'rendered' || isJson(rendering.text) };
}

function wrongIn(template: Template, proof: Proof, broken: readonly Outcome[], dice: Dice): Wrong | undefined {
  switch (proof.verdict) {
    case 'proved':
      return broken[0] && { kind: 'proved, yet a rendering is no JSON', said: 'proved', ...broken[0] };
    case 'conditional':
      return ofConditional(template, proof, broken);
    case 'refuted':
      return ofRefuted(template, proof, dice);
    default:
      return undefined;
  }
}

function ofConditional(template: Template, { assumptions }: Proof, broken: readonly Outcome[]): Wrong | undefined {
  const marked = markOutputs(template);
  const isMarked = (one: Assumption): boolean => marked.outputs.some((output) => overlap(output, one));
  if (!assumptions.every((one) => one.kind === 'error' || isMarked(one))) return undefined;
  const found = broken.find((outcome) => keeps(outcome, assumptions, marked));
  const said = assumptions.map(
    ({ kind, place, start, end }) => `${kind} (${place}) of ${template.source.slice(start, end)}`,
  );
  return (
    found && {
      kind: 'conditional, yet a rendering that keeps to the assumptions is no JSON',
      said: said.join('; '),
      ...found,
    }
  );
}

/** Nothing harmful was printed where an assumption speaks of it; false where that cannot be seen. */
export function keeps({ assignment, rendering }: Outcome, assumptions: readonly Assumption[], marked: Marked): boolean {
  if (rendering.text.includes('Liquid error') && assumptions.some(({ kind }) => kind === 'error')) return false;
  // What arithmetic makes of a text that is no date is a number all the same.
  if (hasWrongKind({ assumptions }, { assignment })) return false;
  const { text } = renderBody(marked.template, sampleUserWith(assignment));
  if (withoutMarks(text) !== rendering.text || !isBalanced(text)) return false;
  return printedHoles(text).every((hole) => {
    const output = marked.outputs[hole.number];
    const isAssumed = output !== undefined && assumptions.some((one) => overlap(one, output));
    return !isAssumed || isHarmless(hole);
  });
}

/** A filter may have cut the text with the marks in it. */
function isBalanced(marked: string): boolean {
  const [ends, all] = [/\uf000/g, /[\ue000-\uf000]/g].map((pattern) => marked.match(pattern)?.length ?? 0);
  return all === 2 * (ends ?? 0);
}

function overlap(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start < other.end && other.start < one.end;
}

/** How many users are tried who have plain values beside what a case says. */
const FILLED = 6;

function ofRefuted(template: Template, proof: Proof, dice: Dice): Wrong | undefined {
  const { source } = template;
  for (const problem of proof.problems) {
    const { kind, start, end, when } = problem;
    const said = `${kind} at ${JSON.stringify(source.slice(start, end))} (${start})`;
    const solution = when.solve();
    if (solution === undefined) return { kind: 'refuted, yet a problem has no case', said };
    const { facts } = solution;
    const bare = render(template, facts);
    if (!bare.isRight) continue;
    const filled = usersFor(source, FILLED, dice).map((user) => render(template, [...user, ...facts]));
    if (filled.every(({ isRight }) => isRight) && !isShownByFile(template, proof, problem))
      return { kind: 'refuted, yet the case renders to JSON', said, assignment: facts, rendering: bare.rendering };
  }
  return undefined;
}
