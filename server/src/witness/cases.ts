import type { Case, PayloadProblem, Proof, Solution } from '../proof/proof.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { Group } from '../rules/engine/rule.ts';
import { rules } from '../rules/index.ts';
import type { Value } from '../semantics/values.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { type Breaking, breakingValues, speaksOfValue } from './breaking.ts';
import { caseFile } from './case-file.ts';
import { plausibleAnswers } from './plausible.ts';
import { readsOf } from './reads.ts';

/** The part of a finding that a sample user is made from. */
type Slip = Pick<Finding, 'code' | 'start' | 'end' | 'when'>;

/** What should make a finding happen. */
export interface CaseOfFinding {
  /** The content of a sample-user file. */
  readonly file: object;
  /** How many other JSON errors always happen in the same case. */
  readonly others: number;
  /** The same without the value that the finding warns of, where it warns of one. */
  readonly harmless?: object;
}

/** These are about what the file contains, how a value is computed before it is printed, or what was not followed. */
const OF_FILE: ReadonlySet<string> = new Set(['not-proved', 'pii-in-literal', 'secret-in-file', 'unnormalized-hash']);
/** At most this many other errors are excluded from a case, since solving takes longer with each. */
const MOST_KEPT_OUT = 16;
/** So many values are tried on one output. */
const MOST_VALUES = 4;

/** What should make a finding happen and nothing else, the likeliest first. None where no sample user could bring it about. */
export function casesOf(slip: Slip, template: Template, proof: Proof): CaseOfFinding[] {
  const broken = breakingValues(slip, proof).slice(0, MOST_VALUES);
  if (!speaksOfPayload(slip) || (isOfUnknownValue(slip) && broken.length === 0)) return [];
  const besides = proof.problems.filter((problem) => !overlap(problem, slip));
  const part = alone(slip.when ?? proof.sent, proof.sent, besides);
  const solution = part.solve();
  if (solution === undefined) return [];
  const others = besides.filter((problem) => !part.and(problem.when).isNever).length;
  const answers = plausibleFor(template, proof);
  const files = broken.length > 0 ? withValues(slip, solution, broken, answers) : withAnswers(slip, solution, answers);
  return files.map((file) => ({ ...file, others }));
}

/** If nothing is known about the value, a case would show nothing. */
function isOfUnknownValue({ code, when }: Slip): boolean {
  return when === undefined && speaksOfValue(code);
}

type Files = Omit<CaseOfFinding, 'others'>[];

function withValues(slip: Slip, { facts }: Solution, broken: readonly Breaking[], [answers]: Answers): Files {
  const harmless = caseFile('Case: any value', facts, answers);
  return broken.flatMap((value) => {
    const file = caseFile(nameOf(slip.when?.solve(), value), [...facts, value], answers);
    return file === undefined ? [] : [{ file, ...(harmless && { harmless }) }];
  });
}

function withAnswers(slip: Slip, { facts }: Solution, answers: Answers): Files {
  const files = answers.flatMap((one) => caseFile(nameOf(slip.when?.solve()), facts, one) ?? []);
  const texts = files.map((file) => JSON.stringify(file));
  return files.filter((_, at) => texts.indexOf(texts[at] ?? '') === at).map((file) => ({ file }));
}

/** A value says all that a case says of the same place. */
function nameOf(solution: Solution | undefined, value?: Breaking): string {
  const said = solution?.facts.filter(({ path }) => path.text === value?.path.text).map(({ words }) => words) ?? [];
  const words = solution?.words.filter((one) => !said.includes(one)) ?? [];
  const all = value === undefined ? words : [...words, value.words];
  return all.length === 0 ? 'Case: any user' : `Case: ${all.join(', ')}`;
}

/** The largest part of the case in which as few other errors as possible happen. */
function alone(when: Case, sent: Case, others: readonly PayloadProblem[]): Case {
  let part = narrowed(when, sent);
  for (const other of others.slice(0, MOST_KEPT_OUT)) part = narrowed(part, other.when.not());
  return part;
}

/** What is missing at the end, or everywhere, has a place without length. */
function overlap(one: Span, other: Span): boolean {
  return one.start < Math.max(other.end, other.start + 1) && other.start < Math.max(one.end, one.start + 1);
}

function narrowed(when: Case, further: Case): Case {
  if (further.isAlways) return when;
  const part = when.and(further);
  return part.isNever || part.solve() === undefined ? when : part;
}

/** Liquid that cannot be read, or means something else than one thinks, is so for everybody. */
function speaksOfPayload({ code, when }: Slip): boolean {
  if (OF_FILE.has(code)) return false;
  return when !== undefined || rules.some((rule) => rule.code === code && !OF_SOURCE.has(rule.group));
}

/** Groups of rules that are about the source of the body. */
const OF_SOURCE: ReadonlySet<Group> = new Set(['liquid', 'comments']);

/** What is answered where a case says nothing, the likeliest first. */
type Answers = readonly [Value, ...Value[]];

const plausible = new WeakMap<Proof, Answers>();

function plausibleFor(template: Template, proof: Proof): Answers {
  const known = plausible.get(proof);
  if (known !== undefined) return known;
  const reads = readsOf(template, outputsOfValues(proof));
  const made: Answers = [plausibleAnswers(reads, 'numbers'), plausibleAnswers(reads, 'booleans')];
  plausible.set(proof, made);
  return made;
}

/** The outputs that are assumed to print a value of their own, outside quotes. */
function outputsOfValues({ assumptions }: Proof): Span[] {
  return assumptions.filter(({ place }) => place === 'value');
}
