import type { AttributePath, Case, Fact, PayloadProblem, Proof, Solution } from '../proof/proof.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { Group } from '../rules/engine/rule.ts';
import { printedAt } from '../rules/fixes/filters.ts';
import { rules } from '../rules/index.ts';
import { filtersOnTheWay } from '../rules/shared/definitions.ts';
import { blankOutput } from '../rules/shared/output-assumption.ts';
import { Float, isArray, isHash, type Value } from '../semantics/values.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { type Breaking, breakingValues, speaksOfValue } from './breaking.ts';
import { caseFile, earlier } from './case-file.ts';
import type { OtherErrors } from './confirm.ts';
import { plausibleAnswers } from './plausible.ts';
import { readsOf } from './reads.ts';

/** The part of a finding that a sample user is made from. */
type FindingPart = Pick<Finding, 'code' | 'start' | 'end' | 'when'>;

/** What should make a finding happen. */
export interface CaseOfFinding {
  /** The content of a sample-user file. */
  readonly file: object;
  /** What it assumes, in words; empty for a finding that always holds. */
  readonly words: readonly string[];
  readonly others: OtherErrors;
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
export function casesOf(finding: FindingPart, template: Template, proof: Proof): CaseOfFinding[] {
  const broken = breakingValues(finding, proof).slice(0, MOST_VALUES);
  if (!speaksOfPayload(finding) || (isOfUnknownValue(finding) && broken.length === 0)) return [];
  const besides = proof.problems.filter((problem) => {
    const place = blankOutput(problem, template.source) ?? problem;
    return !overlap(problem, finding) && !overlap(place, finding);
  });
  const answers = plausibleFor(template, proof);
  return solutionsOf(finding, proof, besides).flatMap(({ solution, words, part }) => {
    const always = besides.filter((problem) => !part.and(problem.when).isNever).length;
    // A value that prints nothing is noticed behind it, where another error may stand.
    const others = { places: broken.length > 0 ? [] : besides, always };
    const files =
      broken.length > 0 ? withValues(solution, words, broken, answers) : withAnswers(solution, words, answers);
    const cases = files.map((file) => ({ words, ...file, others }));
    return readsClock(finding, template) ? cases.flatMap((one) => [one, { ...one, file: earlier(one.file) }]) : cases;
  });
}

/** Whether the body prints parts of a date at the place of an error: whether they are JSON may depend on the day. */
function readsClock({ code, start, end }: FindingPart, template: Template): boolean {
  if (code !== 'json-syntax') return false;
  const printed = printedAt({ start, end }, template);
  return printed !== undefined && filtersOnTheWay(printed, template).some(({ name }) => name === 'date');
}

interface Way {
  readonly solution: Solution;
  /** What of it makes the finding happen; the rest keeps clear of other findings, or has the message sent at all. */
  readonly words: readonly string[];
  readonly part: Case;
}

/** Ways to make a finding happen. The one that keeps clear of all else that is wrong shows it best, if the shortest words are true of it. */
function solutionsOf({ when }: FindingPart, { sent }: Proof, besides: readonly PayloadProblem[]): Way[] {
  const part = alone(when ?? sent, sent, besides);
  const solution = part.solve();
  if (when === undefined) return solution === undefined ? [] : [{ solution, words: [], part }];
  const short = when.explain();
  if (solution === undefined) return short === undefined ? [] : [{ solution: short, words: short.words, part: when }];
  const long = { solution, words: solution.words, part };
  if (short === undefined) return [long];
  if (short.words.every((one) => solution.words.includes(one))) return [{ ...long, words: short.words }];
  return [long, { solution: short, words: short.words, part: when }];
}

/** If nothing is known about the value, a case would show nothing. */
function isOfUnknownValue({ code, when }: FindingPart): boolean {
  return when === undefined && speaksOfValue(code);
}

/** Without words of their own they are those of the case. */
type Files = (Omit<CaseOfFinding, 'others' | 'words'> & { readonly words?: readonly string[] })[];

function withValues(
  { facts }: Solution,
  words: readonly string[],
  broken: readonly Breaking[],
  [answers]: Answers,
): Files {
  const harmless = caseFile('Case: any value', facts, answers);
  return broken.flatMap((value) => {
    const told = wordsFor(words, facts, value);
    const file = caseFile(nameOf(told, facts, value), [...facts, value], answers);
    return file === undefined ? [] : [{ file, words: told, ...(harmless && { harmless }) }];
  });
}

/** What a case says of a place does not hold where the value that breaks it is of another kind, or where it is in what the case has as a string. */
function wordsFor(words: readonly string[], facts: readonly Fact[], value: Breaking): readonly string[] {
  const around = new Set(facts.filter((fact) => isWithin(value.path, fact) && !isNested(fact.value)).map(wordsOf));
  const outside = words.filter((one) => !around.has(one));
  if (outside.length < words.length) return [...outside, value.words];
  const said = facts.filter(({ path }) => path.text === value.path.text);
  const others = words.filter((one) => !said.some((fact) => fact.words === one));
  const isOther = !said.some((fact) => kindOf(fact.value) === kindOf(value.value));
  return others.length === words.length || !isOther ? words : [...others, value.words];
}

function isWithin({ root, steps }: AttributePath, { path: around }: Fact): boolean {
  const isOfRoot = around.root.kind === root.kind && around.root.name === root.name;
  return isOfRoot && around.steps.length < steps.length && around.steps.every((step, at) => step === steps[at]);
}

function isNested(value: Value): boolean {
  return isArray(value) || isHash(value);
}

function wordsOf(fact: Fact): string {
  return fact.words;
}

function kindOf(value: Value): string {
  if (value === null) return 'nothing';
  if (isArray(value)) return 'array';
  if (isHash(value)) return 'object';
  return typeof value === 'bigint' || value instanceof Float ? 'number' : typeof value;
}

function withAnswers({ facts }: Solution, words: readonly string[], answers: Answers): Files {
  const files = answers.flatMap((one) => caseFile(nameOf(words, facts), facts, one) ?? []);
  const texts = files.map((file) => JSON.stringify(file));
  return files.filter((_, at) => texts.indexOf(texts[at] ?? '') === at).map((file) => ({ file }));
}

/** A value says all that a case says of the same place. */
function nameOf(words: readonly string[], facts: readonly Fact[], value?: Breaking): string {
  const said = facts.filter(({ path }) => path.text === value?.path.text).map(wordsOf);
  const others = words.filter((one) => !said.includes(one) && one !== value?.words);
  const all = value === undefined ? others : [...others, value.words];
  // A name is shown as plain text, where the marks of code would only be noise.
  return all.length === 0 ? 'Case: any user' : `Case: ${all.join(', ').replaceAll('`', '')}`;
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
function speaksOfPayload({ code, when }: FindingPart): boolean {
  if (OF_FILE.has(code)) return false;
  return when !== undefined || rules.some((rule) => rule.code === code && !OF_SOURCE.has(rule.group));
}

/** Groups of rules that are about the source of the body. */
const OF_SOURCE: ReadonlySet<Group> = new Set(['liquid', 'comments']);

/** What is answered where a case says nothing, the likeliest first. */
export type Answers = readonly [Value, ...Value[]];

export function plausibleFor(template: Template, proof: Proof): Answers {
  const known = plausible.get(proof);
  if (known !== undefined) return known;
  const reads = readsOf(template, outputsOfValues(proof));
  const answers: Answers = [plausibleAnswers(reads, 'numbers'), plausibleAnswers(reads, 'booleans')];
  plausible.set(proof, answers);
  return answers;
}

const plausible = new WeakMap<Proof, Answers>();

/** The outputs that are assumed to print a value of their own, outside quotes. */
function outputsOfValues({ assumptions }: Proof): Span[] {
  return assumptions.filter(({ place }) => place === 'value');
}
