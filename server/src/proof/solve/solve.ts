import { isArray } from '../../semantics/values.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import type { Solution } from '../proof.ts';
import type { ActiveIteration, Trail } from '../trail.ts';
import { widthOf } from '../values/decision-variable.ts';
import type { InputPaths } from '../values/input-path.ts';
import { answerTests, type Misfits } from './answer-tests.ts';
import { goBack } from './choose.ts';
import { IterationsTaken, placeKey } from './iterations.ts';
import { contradiction, isContainer, type PlacedFact, placeFacts } from './placed-facts.ts';
import type { Choices, Recorded, Solving } from './recorded.ts';
import { hasItems, sentence } from './words.ts';

/**
 * One way to make a condition hold, with as few assumptions as can be. Goes back through the iterations of loops that were projected away.
 * Undefined where no values are found that bring it about.
 */
export function solve(
  condition: PathCondition,
  trail: Trail | undefined,
  iteration: ActiveIteration | undefined,
  solving: Solving,
): Solution | undefined {
  const { conditions, decisionVariables } = solving;
  conditions.meter.work.solvedCases++;
  let open = condition;
  for (let tries = 0; tries < MOST_TRIES && open !== conditions.never; tries++) {
    const found: Recorded = {
      facts: [],
      iterations: new IterationsTaken(),
      values: new Map(),
      tests: [],
      words: [],
      decisions: [],
    };
    const choices = goBack(open, trail, iteration, found, solving);
    const unanswered = answerTests(found, conditions.meter);
    conditions.meter.spend(STEPS_PER_FACT * found.facts.length);
    const placed = placeFacts(found.facts, found.iterations, decisionVariables.paths);
    const failed = unanswered ?? misfits(placed);
    if (failed === undefined || solving.isForWords === true) return solutionOf(found, placed, decisionVariables.paths);
    // The values that were chosen do not go together: another way, then.
    open = conditions.and(open, conditions.not(clash(failed, choices, solving)));
  }
  return undefined;
}

const MOST_TRIES = 16;
/** To choose it, to place it, to hold it against the others, and to put it into words. */
const STEPS_PER_FACT = 60;
/** Places whose values contradict each other. */
function misfits(facts: readonly PlacedFact[]): Misfits | undefined {
  const found = contradiction(facts);
  if (found === undefined) return undefined;
  return { places: found.facts.map(({ path }) => path), ...(found.isInside && { isInside: true }) };
}

function solutionOf(
  { facts: found, iterations, words, decisions }: Recorded,
  placed: readonly PlacedFact[],
  paths: InputPaths,
): Solution | undefined {
  const lengths = iterations.listLengths(paths);
  if (lengths === undefined) return undefined;
  const longer = placed.map((fact) => lengthened(fact, lengths.get(placeKey(fact.place)) ?? 0));
  const left = new Set(found.map((fact) => fact.words));
  for (const fact of placed) left.delete(fact.words);
  const said = new Map(placed.map((fact, at) => [fact.words, longer[at]?.words ?? '']));
  const facts = longer.map(({ place, value, words }) => ({ path: place, value, words }));
  // A list before what is in it, so that the one does not undo the other.
  facts.sort((one, other) => one.path.steps.length - other.path.steps.length);
  const distinct = new Map(decisions.map((span) => [`${span.start} ${span.end}`, span]));
  const shown = words.filter((one) => !left.has(one)).map((one) => said.get(one) ?? one);
  return { words: [...new Set(shown)], facts, decisions: [...distinct.values()] };
}

function lengthened(fact: PlacedFact, length: number): PlacedFact {
  const { path, iteration, value } = fact;
  if (!isArray(value) || value.length >= length) return fact;
  const more = Array.from({ length: length - value.length }, () => value.at(-1) ?? null);
  return { ...fact, value: [...value, ...more], words: sentence(path, hasItems(length), iteration) };
}

/** How the values of some places, and perhaps the answer to a test of them, were chosen. */
function clash(
  { level, places, isInside }: Misfits,
  choices: Choices,
  { conditions, decisionVariables }: Solving,
): PathCondition {
  const keys = places.map(({ key }) => key);
  let condition: PathCondition = conditions.always;
  for (const [at, chosen] of choices) {
    const other = decisionVariables.at(at);
    const isRead = other?.kind === 'place' && keys.includes(other.path.key);
    if (at !== level && !isRead) continue;
    const width = other?.kind === 'place' ? widthOf(other, at) : 2;
    const isAround = isRead && other.path.key === keys[0];
    const representatives = isInside && isRead && other.levels.length === 1 ? other.representatives : [];
    const isMeant = (index: number): boolean => {
      const value = representatives[index]?.value;
      if (value === undefined) return index === chosen;
      return isAround ? !isContainer(value) : value !== null;
    };
    const kids = Array.from({ length: width }, (_, index) => (isMeant(index) ? conditions.always : conditions.never));
    condition = conditions.and(condition, conditions.space.decide(at, kids));
  }
  return condition;
}
