import { prove } from '../../server/src/proof/prove.ts';
import { confirmVerdict } from '../../server/src/service/confirm-cases.ts';
import { read } from '../../server/src/template/read.ts';
import { checkForTest, renderer } from '../check.ts';
import { randomOf } from '../oracle/generator.mjs';
import { checkBody, type Wrong, type WrongKind } from './any-check.ts';
import { anyBody } from './any-generator.ts';
import { shrinkAssignment, shrinkText } from './any-shrink.ts';
import { type Assignment, showAssignment } from './assignments.ts';
import { Dice } from './dice.ts';

export interface AnyTask {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** How many users a body is rendered for. */
  readonly users: number;
  /** Leaves out how long a proof takes, and the cases of what is refuted. */
  readonly isSoundnessAlone?: boolean;
  /** Renders no other bodies than those that are proved. */
  readonly isProvedAlone?: boolean;
  /** Told of each wrong verdict at once. */
  readonly onWrong?: (report: string) => void;
}

export interface AnySummary {
  readonly verdicts: Readonly<Record<string, number>>;
  readonly renderings: number;
  /** Of bodies that are proved. */
  readonly renderingsOfProved: number;
  /** Bodies of which some rendering is JSON. */
  readonly nearJson: number;
  /** Refuted bodies of which no case could be seen to happen: people are told that they are not proved. */
  readonly withdrawn: number;
  readonly wrong: readonly string[];
}

export async function runAny({
  seed,
  from,
  to,
  users,
  isSoundnessAlone = false,
  isProvedAlone = false,
  onWrong,
}: AnyTask): Promise<AnySummary> {
  const verdicts: Record<string, number> = {};
  const wrong: string[] = [];
  let [renderings, renderingsOfProved, nearJson, withdrawn] = [0, 0, 0, 0];
  for (let number = from; number < to; number++) {
    const body = anyBodyOf(seed, number);
    const dice = new Dice(randomOf(seed ^ number));
    const checked = isProvedAlone ? checkProved(body, users, dice) : checkBody(body, prove, users, dice);
    const verdict = checked.verdict ?? 'threw';
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    renderings += checked.renderings;
    if (verdict === 'proved') renderingsOfProved += checked.renderings;
    if (checked.right > 0) nearJson++;
    if (checked.wrong === undefined || (isSoundnessAlone && !ofSoundness.has(checked.wrong.kind))) continue;
    if (checked.wrong.kind === 'refuted, yet the case renders to JSON') {
      const isRefuted = await isToldRefuted(body);
      if (!isRefuted) withdrawn++;
      // The case of one problem is not told then; that some rendering breaks is true.
      if (!isRefuted || checked.broken > 0 || checkBody(body, prove, MANY, dice).broken > 0) continue;
    }
    const report = `body ${number} of seed ${seed}: ${reportOf(body, checked.wrong, seed ^ number)}`;
    wrong.push(report);
    onWrong?.(report);
  }
  return { verdicts, renderings, renderingsOfProved, nearJson, withdrawn, wrong };
}

/** Before people read *refuted*, a case of it has been seen to happen. */
async function isToldRefuted(body: string): Promise<boolean> {
  return (await confirmVerdict(checkForTest(body), [], renderer)) === 'refuted';
}

/** The same for what is proved, with one proof: another body is neither proved again nor rendered. */
function checkProved(body: string, users: number, dice: Dice) {
  const proof = prove(read(body));
  return proof.verdict === 'proved'
    ? checkBody(body, () => proof, users, dice)
    : { verdict: 'not rendered', renderings: 0, right: 0, broken: 0, wrong: undefined };
}

const ofSoundness: ReadonlySet<WrongKind> = new Set([
  'proved, yet a rendering is no JSON',
  'conditional, yet a rendering that keeps to the assumptions is no JSON',
  'threw',
]);

/** A summary to read. */
export function describeAny(
  { verdicts, renderings, renderingsOfProved, nearJson, withdrawn, wrong }: AnySummary,
  seed: number,
): string {
  const count = Object.values(verdicts).reduce((sum, one) => sum + one, 0);
  const share = (part: number): string => `${((100 * part) / count).toFixed(1)} %`;
  const shares = Object.entries(verdicts).map(([verdict, part]) => `${part} ${verdict} (${share(part)})`);
  return [
    `${count} bodies: ${shares.sort().join(', ')}`,
    `${share(nearJson)} have some rendering that is JSON; ${renderings} renderings, ${renderingsOfProved} of them of proved bodies`,
    `of ${withdrawn} that are refuted no case was seen, so that they are told as not proved`,
    `${wrong.length} wrong verdicts (seed ${seed})`,
  ].join('\n');
}

export function anyBodyOf(seed: number, number: number): string {
  return anyBody(new Dice(randomOf(Math.imul(seed + number, 0x9e3779b1) ^ number)));
}

/** Users among whom somebody breaks what is refuted. */
const MANY = 2000;

/** Users tried with each smaller body, beside the one who has shown it. */
const FEW = 25;

/** Milliseconds after which a body is small enough. */
const PATIENCE = 20_000;

/** The wrong verdict in the smallest body that still shows it. */
function reportOf(body: string, { kind, assignment }: Wrong, seed: number): string {
  const again = (smaller: string, known: readonly Assignment[], users: number): Wrong | undefined => {
    const { wrong } = checkBody(smaller, prove, users, new Dice(randomOf(seed)), known);
    return wrong?.kind === kind ? wrong : undefined;
  };
  const known = assignment === undefined ? [] : [assignment];
  const end = performance.now() + PATIENCE;
  const small = shrinkText(body, (smaller) => performance.now() < end && again(smaller, known, FEW) !== undefined);
  const last = again(small, known, FEW);
  const lines: string[] = [kind, `  body: ${JSON.stringify(small)}`, `  said: ${last?.said ?? ''}`];
  if (last?.assignment) {
    const fewest = shrinkAssignment(last.assignment, (fewer) => again(small, [fewer], 0) !== undefined);
    const { rendering } = again(small, [fewest], 0) ?? last;
    lines.push(`  with: ${showAssignment(fewest)}`, `  rendering: ${JSON.stringify(rendering?.text ?? '')}`);
  }
  return lines.join('\n');
}
