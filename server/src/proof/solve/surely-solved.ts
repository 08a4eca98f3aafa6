import type { PathCondition } from '../conditions/conditions.ts';
import { isLeaf } from '../conditions/diagram.ts';
import type { InputPath } from '../values/input-path.ts';
import { KIDS_PER_STEP, nearest } from './choose.ts';
import { Lengths } from './lengths.ts';
import type { Solving } from './recorded.ts';

/**
 * Whether `solve` finds values at once: those that it would choose are all of attributes and their members, which have nothing to do with each
 * other. Costs much less than to choose them, place them and say them in words, which an error behind many others would have to do for all of those.
 */
export function isSurelySolved(condition: PathCondition, { conditions, decisionVariables }: Solving): boolean {
  const lengths = new Lengths(conditions);
  const whole = new Set<string>();
  const within = new Set<string>();
  let at = condition;
  while (!isLeaf(at)) {
    const decisionVariable = decisionVariables.at(at.level);
    if (decisionVariable?.kind !== 'place' || !isOfItsOwn(decisionVariable.path)) return false;
    const { parent, key } = decisionVariable.path;
    if (parent === undefined) whole.add(key);
    else within.add(parent.key);
    if (parent === undefined ? within.has(key) : whole.has(parent.key)) return false;
    const kids = decisionVariables.alternativesOf(at);
    conditions.meter.spend(Math.ceil(kids.length / KIDS_PER_STEP));
    at = nearest(kids, lengths);
  }
  return at.value;
}

/** Neither in a list nor deep within something else, and no name that lists have as well. */
function isOfItsOwn({ root, steps: [step, ...more] }: InputPath): boolean {
  if (root.kind !== 'attribute' && root.kind !== 'namespace') return false;
  return more.length === 0 && (step === undefined || (step.kind !== 'index' && !OF_LISTS.has(step.name)));
}

const OF_LISTS: ReadonlySet<string> = new Set(['size', 'first', 'last']);
