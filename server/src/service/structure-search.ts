import { readJson } from '../json/reader.ts';
import type { Rendering } from '../render/rendering.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import { applyEdits } from './apply-fixes.ts';
import type { CheckedBody } from './check-body.ts';
import { compareDistances, distanceOf } from './distance.ts';
import { countNames, hidesBracket, lacksMember, wrapsValue } from './members.ts';
import { structureRepairs } from './structure-repairs.ts';
import { trialUsers, usersOfCases } from './trial/sample-users.ts';
import { brokenRendering, type TrialTools } from './trial/try-fix.ts';

/** So many slips in the structure of one body are explained together. */
const MOST_SLIPS = 4;
/** What is behind an error weighs less than another error. In UTF-16 units. */
const [LESS_THAN_ONE, MUCH_TEXT] = [0.5, 100_000];
/** Texts from which a search goes on after each step, and those that are proved to choose them. */
const [MOST_KEPT, MOST_PROVED] = [3, 8];
/** Problems of a text at which repairs are guessed. */
const MOST_PROBLEMS = 3;
/** UTF-16 units that are rendered to judge the guesses of one search, and for how many sample users each is rendered at most. */
const RENDERED_UNITS = 5_000_000;
const MOST_USERS = 8;

/** A text on the way, with less wrong in its renderings than before. */
interface Candidate {
  readonly text: string;
  readonly wrong: number;
}

/**
 * The body without errors in its structure, if few insertions and removals of punctuation explain them: the fewest. Guesses are judged by what
 * some sample users get, which costs little, and the best of them are proved. `undefined` where nothing is found, or nobody waits.
 */
export async function repairStructure(body: CheckedBody, tools: TrialTools): Promise<CheckedBody | undefined> {
  const judge = new Judge(usersFor(body), tools);
  let kept: readonly CheckedBody[] = [body];
  const seen = new Set([body.template.source]);
  for (let slips = 0; slips < MOST_SLIPS && kept.length > 0; slips++) {
    const reached: CheckedBody[] = [];
    for (const one of kept) {
      if (!(await tools.goesOn()) || tools.allowance?.isUsedUp) return undefined;
      const guesses = guessesFor(one).filter((text) => !seen.has(text) && !lacksMember(body.template.source, text));
      for (const text of guesses) seen.add(text);
      for (const { text } of await judge.best(one.template.source, guesses)) reached.push(await tools.check(text));
    }
    const closest = sorted(reached);
    const whole = closest.filter(
      ({ proof, findings, template: { source } }) =>
        proof.problems.length === 0 &&
        !hidesBracket(body.template.source, source) &&
        !wrapsValue(body.template.source, source) &&
        repeatsOf(findings) <= repeatsOf(body.findings),
    );
    for (const done of whole.slice(0, MOST_KEPT)) {
      if (await keepsWhatIsRight(body, done, tools)) return done;
    }
    kept = unlike(closest.filter(({ proof }) => proof.problems.length > 0)).slice(0, MOST_KEPT);
  }
  return undefined;
}

/** Names that objects have twice: two events that became one have more of them. */
function repeatsOf(findings: CheckedBody['findings']): number {
  return findings.filter(({ code }) => code === 'duplicate-key').length;
}

/** Of texts that are as close, the one that reads most as members, and then the one that was guessed first. */
function sorted(bodies: readonly CheckedBody[]): readonly CheckedBody[] {
  const ranked = bodies.map((one) => ({ one, at: [...distanceOf(one.proof), -plainNames(one.template.source)] }));
  return ranked.toSorted((a, b) => compareDistances(a.at, b.at)).map(({ one }) => one);
}

/** One of those that the same is wrong with, as where a quote too many is taken out before or behind a space. */
function unlike(bodies: readonly CheckedBody[]): readonly CheckedBody[] {
  const keyOf = ({ proof }: CheckedBody) => JSON.stringify([distanceOf(proof), proof.problems.map(({ kind }) => kind)]);
  return [...new Map(bodies.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}

/** Names as people give them. */
function plainNames(source: string): number {
  return [...countNames(source).keys()].filter((name) => /^"[\w$.-]+"$/.test(name)).length;
}

/** Those who have what the body expects, and some for whom it goes wrong. */
function usersFor(body: CheckedBody): readonly SampleUser[] {
  const { findings, proof } = body;
  const places = new Set(proof.problems.map(({ start }) => start));
  const wrong = findings.filter(({ start }) => places.has(start));
  const ofCases = wrong.slice(0, MOST_USERS).flatMap((finding) => usersOfCases(finding, body).slice(0, 1));
  return [...ofCases, ...trialUsers(body).slice(0, 3), ...trialUsers(body).slice(-3)].map(({ user }) => user);
}

function guessesFor({ template, proof, findings }: CheckedBody): readonly string[] {
  const problems = proof.problems.slice(0, MOST_PROBLEMS);
  const guessed = inTurns(problems.map((problem) => structureRepairs(problem, template)));
  // What the rules would do, such as a comma between the items of a loop.
  const known = findings.filter(({ severity }) => severity === 'error').flatMap(({ fixes }) => fixes);
  // Each is a whole body, and one after the other is rendered.
  const most = Math.ceil(RENDERED_UNITS / Math.max(1, template.source.length));
  return [...new Set([...known, ...guessed].slice(0, most).map(({ edits }) => applyEdits(template.source, edits)))];
}

/** The likeliest of each before the second of each. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

async function keepsWhatIsRight(before: CheckedBody, after: CheckedBody, tools: TrialTools): Promise<boolean> {
  const findings = before.findings.filter(({ code }) => !after.findings.some((one) => one.code === code)).slice(0, 1);
  const edits = [{ start: 0, end: before.template.source.length, newText: after.template.source }];
  const fix = { title: 'Repair the structure', kind: 'suggestion', edits } as const;
  return (await brokenRendering({ findings, fix, before, after }, tools)) === undefined;
}

/** Weighs the errors in what a few sample users get. */
class Judge {
  private unitsLeft = RENDERED_UNITS;

  constructor(
    private readonly users: readonly SampleUser[],
    private readonly tools: TrialTools,
  ) {}

  /** The texts with the least wrong, of those with less than there is. */
  async best(before: string, texts: readonly string[]): Promise<readonly Candidate[]> {
    const users = this.users.slice(0, MOST_USERS);
    const had = await this.wrongIn(before, users, Number.POSITIVE_INFINITY);
    const found: Candidate[] = [];
    for (const text of texts) {
      if (this.unitsLeft <= 0 || !(await this.tools.goesOn())) break;
      const wrong = await this.wrongIn(text, users, had);
      if (wrong < had) found.push({ text, wrong });
    }
    return found.toSorted((one, other) => one.wrong - other.wrong).slice(0, MOST_PROVED);
  }

  /** @param enough so many are as bad as any more. */
  private async wrongIn(body: string, users: readonly SampleUser[], enough: number): Promise<number> {
    let wrong = 0;
    for (const sampleUser of users) {
      this.unitsLeft -= body.length;
      wrong += weightOf(await this.tools.renderer.render({ body, sampleUser }));
      if (wrong >= enough) return wrong;
    }
    return wrong;
  }
}

/** The number of errors; of as many, the less text there is behind the first, the less is wrong. What is never closed is so at the end. */
function weightOf({ status, text }: Rendering): number {
  const { problems } = status === 'rendered' ? readJson(text) : { problems: [] };
  const [first] = problems;
  if (first === undefined) return 0;
  const at = first.kind === 'missing-close' ? text.length : first.start;
  return problems.length + Math.min(LESS_THAN_ONE, (text.length - at) / MUCH_TEXT);
}
