import type { Finding } from '../../rules/engine/finding.ts';
import { once } from '../../template/once.ts';
import type { Span } from '../../template/span.ts';
import { type CheckedBody, checkBody } from '../check-body.ts';
import { hasNothingToHide, keepsApart } from './conditions.ts';
import { blanked, blanksFor, type Surroundings, surroundingsOf, type Taken } from './excerpt.ts';
import { inFull } from './in-full.ts';
import type { DifferentNames } from './kept-items.ts';
import { placesIn } from './moved-finding.ts';
import { piecesAround } from './pieces.ts';
import { signsOf } from './same-pieces.ts';

/** A body without what has nothing to do with an edit, where it says the same as the whole. */
export interface Excerpt extends Taken {
  readonly text: string;
  readonly checked: CheckedBody;
  /** What is found in the rest of the body. */
  readonly others: readonly Finding[];
  /** And the errors there. */
  readonly errors: readonly Span[];
}

/** Longer ones are not worth it: their check would keep other requests waiting. */
const LONGEST = 12_000;

/** People type in few places between two checks of the whole. */
const MOST_KEPT = 8;

interface Known {
  readonly surroundings: Map<number, Surroundings>;
  readonly excerpts: Map<string, Excerpt | undefined>;
  asked?: ReadonlySet<string>;
}

const knownIn = once((_body: CheckedBody): Known => ({ surroundings: new Map(), excerpts: new Map() }));

/** `undefined` where nothing can be taken out. */
export function surroundingsIn(body: CheckedBody, part: Span): Surroundings | undefined {
  const { surroundings } = knownIn(body);
  const known = [...surroundings.values()].find(({ item }) => item.start <= part.start && part.end <= item.end);
  if (known !== undefined) return known;
  const found = surroundingsOf(part, body);
  if (found !== undefined) keep(surroundings, found.item.start, found);
  return found;
}

/** @param edited names that are of interest wherever they are */
export function excerptOf(body: CheckedBody, surroundings: Surroundings, edited: DifferentNames): Excerpt | undefined {
  const known = knownIn(body);
  known.asked ??= body.proof.asked();
  const taken = blanksFor(surroundings, edited, known.asked);
  if (taken === undefined) return undefined;
  const { blanks } = taken;
  const { length } = body.template.source;
  const left = blanks.reduce((sum, { start, end }) => sum - (end - start), length);
  if (left > LONGEST || left > length / 2) return undefined;
  const key = `${surroundings.item.start} ${blanks.map(({ start }) => start).join(' ')}`;
  if (!known.excerpts.has(key)) keep(known.excerpts, key, find(body, surroundings, taken));
  return known.excerpts.get(key);
}

function keep<Key, Value>(all: Map<Key, Value>, key: Key, value: Value): void {
  if (all.size >= MOST_KEPT) all.clear();
  all.set(key, value);
}

function find(body: CheckedBody, { item }: Surroundings, taken: Taken): Excerpt | undefined {
  const { blanks } = taken;
  const text = blanked(body.template.source, blanks);
  let hasFailed = false;
  const onRuleFailure = () => {
    hasFailed = true;
  };
  const checked = checkBody(text, { config: body.config, onRuleFailure });
  if (hasFailed || !keepsApart(checked) || !hasNothingToHide(checked) || !hasPieces(body, checked, item, blanks))
    return undefined;
  const sides = sidesOf(body.findings, allPlaces, blanks);
  const isTheSame =
    sides !== undefined &&
    areSame(sides.kept, checked.findings, true) &&
    (['problems', 'assumptions', 'gaps', 'unset'] as const).every((kind) => {
      const all = sidesOf<Span>(body.proof[kind], (one) => [one], blanks);
      return all !== undefined && areSame(all.kept, checked.proof[kind], false);
    });
  const errors = sidesOf<Span>(body.proof.problems, (one) => [one], blanks)?.others;
  return isTheSame && errors ? { ...taken, text, checked, others: sides.others, errors } : undefined;
}

function allPlaces(finding: Finding): readonly Span[] {
  const { explains = [], iteration } = finding;
  return [...placesIn(finding), ...explains, ...(iteration ? [iteration.loop] : [])];
}

/** What speaks of the excerpt, and what speaks of the rest; `undefined` if something speaks of both. */
export function sidesOf<One>(all: readonly One[], placesOf: (one: One) => readonly Span[], blanks: readonly Span[]) {
  const kept: One[] = [];
  const others: One[] = [];
  for (const one of all) {
    const places = placesOf(one);
    if (places.every((place) => !blanks.some((blank) => meet(place, blank)))) kept.push(one);
    else if (places.every((place) => blanks.some(({ start, end }) => start <= place.start && place.end <= end)))
      others.push(one);
    else return undefined;
  }
  return { kept, others };
}

function meet(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function areSame(one: readonly unknown[], other: readonly unknown[], explained: boolean): boolean {
  return (
    one.length === other.length && one.every((each, at) => inFull(each, explained) === inFull(other[at], explained))
  );
}

/** The containers around the edit are read the same, but for what is left out. */
function hasPieces(body: CheckedBody, excerpt: CheckedBody, part: Span, blanks: readonly Span[]): boolean {
  const now = new Map(piecesAround(part, excerpt).map((pieces) => [pieces.open, String(signsOf(pieces))]));
  const isLeft = (at: number) => !blanks.some(({ start, end }) => start <= at && at < end);
  return piecesAround(part, body).every((pieces) => now.get(pieces.open) === String(signsOf(pieces).filter(isLeft)));
}
