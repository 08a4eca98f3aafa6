import { isOpening } from '../../blocks/seams.ts';
import { isNumberMember, type ValueShape, valueShape } from '../../catalog/value-shapes.ts';
import type { Assumption, AssumptionKind, Case, PayloadProblem, Proof } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { Analysis } from '../engine/analysis.ts';
import { fallsBackToWord } from '../fixes/filters.ts';

/** What one output assumes about its value, reported as one finding. */
export interface OutputAssumption extends Assumption {
  /** What it is likely to print. */
  readonly shape: ValueShape;
  /** A number is expected in its place, by the name of the member. */
  readonly isNumber: boolean;
}

/** The assumption, merged with those of the same kind about its output; undefined if another one is reported for that output. */
export function primaryAssumption(assumption: Assumption, analysis: Analysis): OutputAssumption | undefined {
  const reported = analysis.reportedByOutput().get(placeOf(assumption));
  // Where what it prints is an error already, `json-syntax` has one finding for both.
  if (reported?.assumption !== assumption || analysis.brokenOutputs().has(placeOf(assumption))) return undefined;
  const { path, member } = assumption;
  const named = {
    ...(path?.root.kind === 'attribute' && path.steps.length === 0 && { attribute: path.root.name }),
    ...(path && { name: path.steps.findLast((step) => typeof step === 'string') ?? path.root.name }),
    member,
  };
  const shape = fallsBackToWord(assumption, analysis.template) ? 'number' : valueShape(named);
  return { ...assumption, when: reported.when, shape, isNumber: isNumberMember(member) };
}

export interface Reported {
  readonly assumption: Assumption;
  readonly when: Case;
}

/** The most telling assumption for each output. */
export function reportedByOutput(proof: Proof): ReadonlyMap<string, Reported> {
  const byOutput = new Map<string, Together>();
  for (const assumption of proof.assumptions) {
    if (!ORDER.includes(assumption.kind)) continue;
    const place = placeOf(assumption);
    const others = byOutput.get(place);
    if (others === undefined) byOutput.set(place, [assumption]);
    else others.push(assumption);
  }
  return new Map(Array.from(byOutput, ([place, all]) => [place, reportedOf(all)] as const));
}

type Together = [Assumption, ...Assumption[]];

function reportedOf(all: Together): Reported {
  const kinds = new Set(all.filter((one) => !isWhiteSpace(one)).map(({ kind }) => kind));
  const kind = ORDER.find((one) => kinds.has(one) && !(one === 'object' && canBeText(kinds)));
  const assumption = all.find((one) => one.kind === kind) ?? all[0];
  const others = all.filter((one) => one.kind === assumption.kind && one !== assumption);
  return { assumption, when: others.reduce((when, one) => when.or(one.when), assumption.when) };
}

/** What is told of outputs; of the kinds of values a rule of its own tells. */
const ORDER: readonly AssumptionKind[] = ['object', 'blank', 'unescaped', 'text', 'error', 'overflow'];

/** A value that is blank only as a string of spaces is reported as a string. */
function isWhiteSpace({ kind, brokenBy }: Assumption): boolean {
  return (
    kind === 'blank' && brokenBy.length > 0 && brokenBy.every((value) => typeof value === 'string' && value !== '')
  );
}

/** Then it is hardly ever an array. */
function canBeText(kinds: ReadonlySet<AssumptionKind>): boolean {
  return kinds.has('text') || kinds.has('unescaped');
}

export function placeOf({ start, end }: Span): string {
  return `${start}-${end}`;
}

/** The first problem of each place. */
export function firstOfOutputs({ problems }: Proof): ReadonlyMap<string, PayloadProblem> {
  return new Map(problems.toReversed().map((problem) => [placeOf(problem), problem]));
}

/** Outputs of which all that is printed is wrong where they stand, or that print nothing where a value is missing. */
export function brokenOutputs({ problems }: Proof, source: string): ReadonlySet<string> {
  const broken = problems.flatMap((problem): readonly Span[] => {
    const blank = blankOutput(problem, source);
    if (blank !== undefined) return [blank];
    return problem.kind === 'invalid-value' || problem.printed !== undefined ? [problem] : [];
  });
  return new Set(broken.map(placeOf));
}

/** The only output at the place of a missing value. */
export function blankOutput({ kind, previous, start }: PayloadProblem, source: string): Span | undefined {
  if (kind !== 'missing-value' || previous === undefined || previous.end > start) return undefined;
  const gap = source.slice(previous.end, start);
  const text = gap.trim();
  if (!text.startsWith('{{') || !text.endsWith('}}') || isOpening(text)) return undefined;
  const from = previous.end + gap.indexOf('{{');
  return { start: from, end: from + text.length };
}

/** Where the outputs begin that stand where a value is due. */
export function valueOutputs({ assumptions }: Proof): ReadonlySet<number> {
  return new Set(assumptions.flatMap((one) => (one.place === 'value' ? [one.start] : [])));
}
