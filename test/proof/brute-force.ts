import type { Assumption, Proof, Verdict } from '../../server/src/proof/proof.ts';
import { Float, isArray, isHash, type Value } from '../../server/src/semantics/values.ts';
import type { Template } from '../../server/src/template/tree.ts';
import { randomOf } from '../oracle/generator.mjs';
import {
  type Assignment,
  assignmentsOf,
  hostileAssignments,
  type Reading,
  readingsOf,
  seenByTests,
} from './assignments.ts';
import { type Part, readsOf } from './body-tree.ts';
import { isAssumptionShown, isShownByFile } from './case-files.ts';
import { isHarmless } from './printed-holes.ts';
import type { Given } from './sources.ts';
import { hasError, type Outcome, Trial } from './trial.ts';

export type Prove = (template: Template) => Proof;

/** Where the proof and the renderings do not agree. */
export interface Disagreement {
  readonly kind:
    | 'proved, yet a rendering is no JSON'
    | 'conditional, yet a rendering with harmless values is no JSON'
    | 'conditional, yet an assumption makes no difference'
    | 'conditional, yet the values said to break an assumption do not'
    | 'refuted, yet every rendering is JSON'
    | 'refuted, yet only harmful values break it'
    | 'refuted, yet a problem has no witness'
    | 'refuted, yet a witness renders to JSON'
    | 'the proof threw';
  readonly outcome?: Outcome;
  /** What the proof said there. */
  readonly said: string;
}

export interface Comparison {
  readonly verdict: Verdict | undefined;
  /** Whether all assignments were rendered, not a sample of them. */
  readonly complete: boolean;
  readonly outcomes: readonly Outcome[];
  readonly disagreement?: Disagreement;
}

export interface BruteForceOptions {
  /** How many assignments are rendered at most; beyond that it is a sample. */
  readonly limit: number;
  readonly seed: number;
}

/** Proves a body, renders it with all values that it tells apart and with hostile ones, and holds the one against the other. */
export function compareWithBruteForce(parts: readonly Part[], prove: Prove, options: BruteForceOptions): Comparison {
  const trial = new Trial(parts);
  let proof: Proof;
  try {
    proof = prove(trial.template);
  } catch (thrown) {
    // A script runs from one long address, which nobody wants to read.
    const said = (thrown instanceof Error ? (thrown.stack ?? '') : String(thrown)).replace(
      /data:[^)\s]*(:\d+:\d+)/g,
      '$1',
    );
    return { verdict: undefined, complete: false, outcomes: [], disagreement: { kind: 'the proof threw', said } };
  }
  const readings = readingsOf(readsOf(parts));
  const random = randomOf(options.seed);
  const { all, complete } = assignmentsOf(readings, options.limit, random);
  const outcomes = [...all, ...suggested(proof, all)].map((assignment) => trial.render(assignment));
  const isShown = outcomes.some((outcome) => !outcome.isRight && trial.isHarmless(outcome));
  if (!isShown) {
    const each = Math.max(1, Math.min(6, Math.ceil(options.limit / 8)));
    const hostile = hostileAssignments(readings, all, { each, random });
    for (const assignment of hostile) outcomes.push(trial.render(assignment));
  }
  const disagreement = disagreementOf({ trial, proof, outcomes, readings, random });
  return { verdict: proof.verdict, complete, outcomes, ...(disagreement && { disagreement }) };
}

/** With how many assignments it is tried. */
const SUGGESTED = 8;

/** Where only a sample is rendered, what the proof itself speaks of must be in it. */
function suggested({ problems, assumptions }: Proof, base: readonly Assignment[]): readonly Assignment[] {
  const facts = [...problems, ...assumptions].map(({ when }) => when.solve()?.facts ?? []);
  const broken = assumptions.flatMap(({ path, brokenBy, when }) =>
    path ? brokenBy.map((value) => [...(when.solve()?.facts ?? []), { path, value }]) : [],
  );
  return [...facts, ...broken].flatMap((given) =>
    base.slice(0, SUGGESTED).map((assignment) => [...assignment, ...given]),
  );
}

interface Matter {
  readonly trial: Trial;
  readonly proof: Proof;
  readonly outcomes: readonly Outcome[];
  readonly readings: readonly Reading[];
  readonly random: () => number;
}

function disagreementOf(matter: Matter): Disagreement | undefined {
  switch (matter.proof.verdict) {
    case 'proved':
      return ofProved(matter);
    case 'conditional':
      return ofConditional(matter);
    case 'refuted':
      return ofRefuted(matter);
    default:
      return undefined;
  }
}

function ofProved({ outcomes }: Matter): Disagreement | undefined {
  const outcome = outcomes.find(({ isRight }) => !isRight);
  return outcome && { kind: 'proved, yet a rendering is no JSON', outcome, said: 'proved' };
}

function ofConditional(matter: Matter): Disagreement | undefined {
  const { trial, proof, outcomes } = matter;
  const said = proof.assumptions.map((assumption) => showAssumption(trial, assumption)).join('; ');
  const wrong = outcomes.filter(({ isRight }) => !isRight);
  const outcome = wrong.find((each) => trial.isHarmless(each) && !hasWrongKind(proof, each));
  if (outcome) return { kind: 'conditional, yet a rendering with harmless values is no JSON', outcome, said };
  for (const assumption of proof.assumptions) {
    if (KINDS.has(assumption.kind)) continue;
    if (!wrong.some((each) => breaks(trial, assumption, each)) && !isShownByMore(matter, assumption)) {
      return { kind: 'conditional, yet an assumption makes no difference', said: showAssumption(trial, assumption) };
    }
    if (!isBrokenByItsValues(matter, assumption) && !isAssumptionShown(trial.template, proof, assumption)) {
      const kind = 'conditional, yet the values said to break an assumption do not';
      return { kind, said: showAssumption(trial, assumption) };
    }
  }
  return undefined;
}

const KINDS: ReadonlySet<Assumption['kind']> = new Set(['list', 'date', 'number']);

/** Whether some value is of another kind than the proof says that it must be. */
export function hasWrongKind(
  { assumptions }: Pick<Proof, 'assumptions'>,
  { assignment }: Pick<Outcome, 'assignment'>,
): boolean {
  return assumptions.some(({ kind, path }) => {
    if (!KINDS.has(kind)) return false;
    // Of an item of a list nobody says which one.
    if (path === undefined) return true;
    const given = assignment.findLast((one) => one.path.text === path.text);
    return given === undefined || !isOfKind(given.value, kind);
  });
}

function isOfKind(value: Value, kind: Assumption['kind']): boolean {
  if (value === null) return true;
  if (kind === 'list') return Array.isArray(value);
  if (kind === 'number') return typeof value === 'bigint' || value instanceof Float;
  return value === '' || (typeof value === 'string' && /^(?:19[789]|2)\d+-\d\d-\d\d/.test(value));
}

/** How often all hostile values are tried again, each with so many assignments. */
const ROUNDS = 16;
const EACH = 8;

/** A sample may miss the few values that show what an assumption is good for: before that is said, many more are tried. */
function isShownByMore({ trial, readings, random }: Matter, assumption: Assumption): boolean {
  for (let round = 0; round < ROUNDS; round++) {
    const base = assignmentsOf(readings, 8 * EACH, random).all;
    for (const assignment of hostileAssignments(readings, base, { each: EACH, random })) {
      const outcome = trial.render(assignment);
      if (!outcome.isRight && breaks(trial, assumption, outcome)) return true;
    }
  }
  return false;
}

/** Something harmful was printed where the assumption speaks of. */
function breaks(trial: Trial, { start, end, kind }: Assumption, outcome: Outcome): boolean {
  if (kind === 'error') return hasError(outcome);
  const isThere = (number: number): boolean => {
    const hole = trial.holes[number];
    return hole !== undefined && hole.start < end && start < hole.end;
  };
  if (!trial.holes.some((_, number) => isThere(number))) return true;
  const printed = trial.holesOf(outcome);
  return printed === undefined || printed.some((hole) => isThere(hole.number) && !isHarmless(hole));
}

/** With what comes behind it right for that, which `when` says nothing of. */
function isBrokenByItsValues({ trial, outcomes }: Matter, { path, brokenBy, when }: Assumption): boolean {
  const facts = when.solve()?.facts;
  if (path === undefined || facts === undefined) return true;
  // An object takes the members that the case asks of it.
  const inside = facts.filter((fact) => fact.path.text.startsWith(`${path.text}.`));
  return outcomes
    .slice(0, 4 * SUGGESTED)
    .some(({ assignment }) =>
      brokenBy.some((value) => !trial.render([...assignment, ...facts, { path, value }, ...inside]).isRight),
    );
}

function showAssumption({ body }: Trial, { kind, place, start, end, brokenBy }: Assumption): string {
  return `${kind} (${place}) of ${body.slice(start, end)}, broken by ${brokenBy.length} values`;
}

function ofRefuted(matter: Matter): Disagreement | undefined {
  const { trial, proof, outcomes, readings } = matter;
  const said = proof.problems.map(
    ({ kind, start, end }) => `${kind} at ${JSON.stringify(trial.body.slice(start, end))} (${start})`,
  );
  const wrong = outcomes.filter(({ isRight }) => !isRight);
  if (wrong.length === 0) return { kind: 'refuted, yet every rendering is JSON', said: said.join('; ') };
  if (!wrong.some((outcome) => trial.isHarmless(outcome)) && !isHopeless(matter, wrong)) {
    const [outcome] = wrong;
    return { kind: 'refuted, yet only harmful values break it', ...(outcome && { outcome }), said: said.join('; ') };
  }
  for (const [at, problem] of proof.problems.entries()) {
    const solution = problem.when.solve();
    if (solution === undefined) return { kind: 'refuted, yet a problem has no witness', said: said[at] ?? '' };
    for (const givens of [[], fill(readings, solution.facts)]) {
      const outcome = trial.render([...givens, ...solution.facts]);
      const isShown =
        !outcome.isRight ||
        !trial.render([...givens, ...solution.facts.map(asMeant)]).isRight ||
        (solution.facts.length > 0 && isShownByFile(trial.template, proof, problem));
      if (!isShown) return { kind: 'refuted, yet a witness renders to JSON', outcome, said: said[at] ?? '' };
    }
  }
  return undefined;
}

/** Items of which a case says nothing are not blank in it, and white space is also a line break, which `json_escape` makes visible. */
function asMeant<Fact extends Given>(fact: Fact): Fact {
  const { value } = fact;
  if (value === ' ') return { ...fact, value: '\n' };
  if (!isArray(value)) return fact;
  return { ...fact, value: value.map((item) => (isHash(item) && item.size === 0 ? 'item' : item)) };
}

/** There are branches in which nothing harmless can be printed, such as `{% if x == blank %}"k": {{ x }}`. */
function isHopeless({ trial, outcomes, readings }: Matter, wrong: readonly Outcome[]): boolean {
  const taken = (outcome: Outcome): string => {
    const holes = trial.holesOf(outcome)?.map(({ number }) => number) ?? [];
    return `${outcome.branches} ${holes.join()} ${seenByTests(readings, outcome.assignment)}`;
  };
  const hopeful = new Set(outcomes.filter((each) => trial.isHarmless(each)).map(taken));
  return wrong.some((outcome) => !hopeful.has(taken(outcome)));
}

/** What is only printed, and not given yet, prints a number: no slip of its own anywhere. */
function fill(readings: readonly Reading[], givens: readonly Given[]): readonly Given[] {
  const isGiven = (text: string): boolean => givens.some(({ path }) => path.text.startsWith(text));
  return readings
    .filter(({ source, shape }) => shape.printed && shape.values.length === 0 && !shape.items && !isGiven(source.text))
    .map(({ source }) => ({ path: source, value: source.root.kind === 'attribute' ? '5' : 5n }));
}
