import type { Rendering } from '../render/rendering.ts';
import { Float, isArray, isHash, type Value } from '../semantics/values.ts';
import { type CaseFact, caseFile } from '../witness/case-file.ts';
import { type FileSteps, withValue } from '../witness/draft.ts';
import { filePath } from '../witness/file-path.ts';
import type { VariedUsers } from './varied-users.ts';

/** So many users are kept to make others from. */
const MOST_KEPT = 200;
/** One in so many is made from nothing, and one with what the body itself speaks of. */
const FRESH = 8;

/**
 * Users made from those who went another way through the body than all before them: what takes several tests is found one test after the other.
 * The same body always gets the same ones.
 */
export class BredUsers {
  private readonly kept: Value[] = [];
  private readonly ways = new Set<string>();
  private last: Value = new Map();

  constructor(private readonly varied: VariedUsers) {}

  /** The content of a sample-user file. @param facts that hold for every second user. */
  next(facts: readonly CaseFact[]): object | undefined {
    this.last = this.changed();
    return caseFile('Any user', this.varied.below(2) === 0 ? facts : [], this.last);
  }

  /** Keeps the last user if nobody went that way before. */
  learn(rendering: Rendering, shown: number): void {
    const { status, taken, blank } = rendering;
    const way = `${status} ${shown} ${taken.join()} ${blank.join()}`;
    if (this.ways.has(way)) return;
    this.ways.add(way);
    if (this.kept.length < MOST_KEPT) this.kept.push(this.last);
    else this.kept[this.varied.below(MOST_KEPT)] = this.last;
  }

  private changed(): Value {
    const { varied } = this;
    const parent = this.kept[varied.below(this.kept.length)];
    const kind = varied.below(FRESH);
    if (parent === undefined || kind === 0) return varied.next();
    if (kind === 1) return ofNamed(varied);
    const other = this.kept[varied.below(this.kept.length)];
    let made = varied.below(4) === 0 && other !== undefined ? mixed(parent, other, varied) : parent;
    for (let count = varied.below(3); count >= 0; count--) made = changedIn(made, varied);
    return made;
  }
}

/** In each place something that the body speaks of. */
function ofNamed(varied: VariedUsers): Value {
  let made: Value = new Map();
  for (const place of varied.places) {
    const steps = stepsTo(place, varied);
    if (steps === undefined) continue;
    const named = isProfile(steps) ? varied.named.filter((one) => typeof one === 'string') : varied.named;
    made = withValue(made, steps, varied.pick(named));
  }
  return made;
}

/** Each member from one of two users. */
function mixed(one: Value, other: Value, varied: VariedUsers): Value {
  if (!isHash(one) || !isHash(other)) return varied.below(2) === 0 ? one : other;
  const names = new Set([...one.keys(), ...other.keys()]);
  return new Map(
    [...names].flatMap((name): [string, Value][] => {
      const [mine, yours] = [one.get(name), other.get(name)];
      if (mine === undefined || yours === undefined)
        return varied.below(2) === 0 ? [[name, mine ?? yours ?? null]] : [];
      return [[name, mixed(mine, yours, varied)]];
    }),
  );
}

/** Another value in one of the places that the body reads: any, that of another place, or its own with a small change. */
function changedIn(file: Value, varied: VariedUsers): Value {
  const [steps, others] = [placeIn(varied), placeIn(varied)];
  if (steps === undefined || others === undefined) return file;
  const [own, other] = [valueAt(file, steps), valueAt(file, others)];
  const kind = varied.below(4);
  const value =
    kind === 0 && other !== undefined ? other : kind === 1 && own !== undefined ? edited(own, varied) : varied.any();
  return withValue(file, steps, fitting(steps, value));
}

function placeIn(varied: VariedUsers): FileSteps | undefined {
  const place = varied.places[varied.below(varied.places.length)];
  return place && stepsTo(place, varied);
}

/** Of items the first or the second. */
function stepsTo({ root, steps }: CaseFact['path'], varied: VariedUsers): FileSteps | undefined {
  const path = filePath(root);
  return path && [...path, ...steps.map((step) => (typeof step === 'bigint' ? BigInt(varied.below(2)) : step))];
}

/** Fields of a profile are texts. */
function isProfile([section, name]: FileSteps): boolean {
  return section === 'user' && name !== 'custom_attributes';
}

function fitting(steps: FileSteps, value: Value): Value {
  if (!isProfile(steps) || value === null) return value;
  return isArray(value) || isHash(value) ? '' : value instanceof Float ? String(value.value) : String(value);
}

function valueAt(file: Value, steps: FileSteps): Value | undefined {
  let at: Value | undefined = file;
  for (const step of steps) {
    if (at === undefined) return undefined;
    if (isHash(at)) at = at.get(String(step));
    else at = isArray(at) && typeof step === 'bigint' ? at[Number(step)] : undefined;
  }
  return at;
}

function edited(value: Value, varied: VariedUsers): Value {
  const [which, more] = [varied.below(4), varied.any()];
  if (typeof value === 'bigint') return which < 2 ? value + 1n : which === 2 ? value - 1n : String(value);
  if (value instanceof Float) return which < 2 ? new Float(value.value + 1) : String(value.value);
  if (typeof value === 'string') {
    const text = typeof more === 'string' ? more : ',';
    const ways = [
      `${text}${value}`,
      `${value}${text}`,
      `${value},${text}`,
      value.slice(1),
      value.slice(0, -1),
      [value],
    ];
    return ways[varied.below(ways.length)] ?? value;
  }
  if (isArray(value)) return [[...value, more], [more, ...value], value.slice(1), value[0] ?? null][which] ?? value;
  return which < 2 ? [value] : more;
}
