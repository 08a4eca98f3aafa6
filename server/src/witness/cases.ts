import type { Case, Proof } from '../payload/proof.ts';
import { rules } from '../rules/index.ts';
import type { Value } from '../semantics/values.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { breakingValues, speaksOfValue } from './breaking.ts';
import { caseFile } from './case-file.ts';
import { plausibleAnswers } from './plausible.ts';
import { readsOf } from './reads.ts';

/** The part of a finding that a sample user is made from. */
export interface Slip extends Span {
  readonly code: string;
  /** Absent where it holds in every rendering. */
  readonly when?: Case;
}

/** So many other slips are kept out of a case; solving takes longer with each. */
const MOST_KEPT_OUT = 16;
/** So many values are tried on one output. */
const MOST_VALUES = 4;

/**
 * Contents of sample-user files that should make a finding happen and nothing else, the likeliest first. None where no sample user
 * could bring it about.
 */
export function casesOf(slip: Slip, template: Template, proof: Proof): object[] {
  if (!speaksOfPayload(slip)) return [];
  const when = slip.when ?? proof.sent;
  const solution = alone(when, proof).solve();
  if (solution === undefined) return [];
  const words = slip.when === undefined ? [] : (when.solve()?.words ?? []);
  const answers = plausibleFor(template, proof);
  const make = (more: ReturnType<typeof breakingValues>) =>
    caseFile(nameOf([...words, ...more.map((one) => one.words)]), [...solution.facts, ...more], answers);
  const broken = breakingValues(slip, proof).slice(0, MOST_VALUES);
  const files = speaksOfValue(slip.code) && broken.length > 0 ? broken.map((one) => make([one])) : [make([])];
  return files.filter((file) => file !== undefined);
}

function nameOf(words: readonly string[]): string {
  return words.length === 0 ? 'Case: any user' : `Case: ${words.join(', ')}`;
}

/** A part of the case, as large as it can be, in which as few other slips happen as possible. */
function alone(when: Case, proof: Proof): Case {
  let part = narrowed(when, proof.sent);
  for (const other of proof.problems.slice(0, MOST_KEPT_OUT)) part = narrowed(part, other.when.not());
  return part;
}

function narrowed(when: Case, further: Case): Case {
  if (further.isAlways) return when;
  const part = when.and(further);
  return part.isNever || part.solve() === undefined ? when : part;
}

/** Liquid that cannot be read, or means something else than one thinks, is so for everybody; what was not followed has no case. */
function speaksOfPayload({ code, when }: Slip): boolean {
  if (code === 'not-proved') return false;
  return when !== undefined || rules.some((rule) => rule.code === code && rule.group !== 'liquid');
}

const plausible = new WeakMap<Proof, Value>();

function plausibleFor(template: Template, proof: Proof): Value {
  const known = plausible.get(proof) ?? plausibleAnswers(readsOf(template, outputsOfValues(proof)));
  plausible.set(proof, known);
  return known;
}

/** The outputs that are assumed to print a value of their own, outside quotes. */
function outputsOfValues({ assumptions }: Proof): Span[] {
  return assumptions.filter(({ place }) => place === 'value');
}
