import { Float } from '../../semantics/values.ts';
import type { Span } from '../../template/span.ts';
import type { Abstract, Abstracts, Values } from '../values/abstract.ts';
import type { Path, Paths } from '../values/path.ts';
import { typeAt } from '../values/printed.ts';
import type { AllQuestions } from '../values/questions.ts';
import { canCombine, type Questions, type Representative, representativesOf } from '../values/representatives.ts';
import type { Condition, Conditions } from './conditions.ts';
import { type Decision, type Diagram, kid, type Space } from './diagram.ts';

/** What a level of the diagrams chooses: the sort of value at a place, or the answer to a test that cannot be told from sorts. */
export type Subject = PlaceSubject | TestSubject;

export interface PlaceSubject {
  readonly kind: 'place';
  readonly path: Path;
  readonly sorts: readonly Representative[];
  /**
   * The levels that choose among them, the one nearest to the root first. One, unless there are very many sorts: then each level
   * chooses a digit of the index of a sort, so that a test for one of them costs no more than their logarithm.
   */
  readonly levels: readonly number[];
}

export interface TestSubject {
  readonly kind: 'test';
  readonly test: Test;
  /** Loops in whose turns it is asked anew: offsets of their tags. */
  readonly loops: ReadonlySet<number>;
}

export interface Test {
  readonly left: Abstract | Asked;
  readonly operator: string;
  readonly right: Abstract | Asked;
  readonly span: Span;
  /** The body asks the opposite there: `!=`. */
  readonly isNegated: boolean;
  /** No test of the body, but a loop that takes so many turns. */
  readonly turns?: number;
}

/** `blank` and `empty` in a condition. */
export interface Asked {
  readonly kind: 'asked';
  readonly what: 'blank' | 'empty';
}

/** So many sorts one level chooses among. */
const MOST_ON_A_LEVEL = 16;
/** Where there are more, the alternatives of each of the levels that choose a digit. */
const RADIX = 4;

/** So many choices a diagram can go down. */
const MOST_SUBJECTS = 3000;

/** The choices that have been met, by level. */
export class Subjects {
  /** By level. Not every level that was given out is used. */
  private readonly all = new Map<number, Subject>();
  private readonly levels = new Map<string, number>();
  private readonly values = new Map<string, Values>();
  private readonly plain = new Map<string, readonly Representative[]>();
  private readonly exactSorts = new Map<PlaceSubject, ReadonlyMap<string, number>>();

  constructor(
    private readonly space: Space<Abstract>,
    private readonly conditions: Conditions,
    private readonly abstracts: Abstracts,
    private readonly questions: AllQuestions,
    readonly paths: Paths,
  ) {}

  at(level: number): Subject | undefined {
    return this.all.get(level);
  }

  /** Where the body asks for what is at a place. */
  spansOf(path: Path): readonly Span[] {
    return this.questions.of(path)?.spans ?? [];
  }

  /** What stands at a place: told apart by sorts where the body asks for it. */
  place(path: Path): Values {
    const known = this.values.get(path.key);
    if (known !== undefined) return known;
    // What may be told apart later has its level from when it was met: a variable that is one of many places then depends on each
    // right above the test that chose it, and not on all of them above all tests, which would be as many ways as there are answers.
    this.levelOf(path.key);
    const questions = this.questions.of(path);
    const values =
      questions === undefined || path.root.kind === 'past-item' ? this.unsorted(path) : this.sorted(path, questions);
    this.values.set(path.key, values);
    return values;
  }

  /** The same, told apart even where no test asks. */
  sortedPlace(path: Path): Values {
    const known = this.values.get(path.key);
    if (known !== undefined && known.level !== -1) return known;
    if (path.root.kind === 'past-item') return this.unsorted(path);
    const values = this.sorted(path, {
      texts: new Set(),
      parts: new Set(),
      numbers: new Set(),
      bounds: new Set(),
      longestList: 1,
      spans: [],
    });
    this.values.set(path.key, values);
    return values;
  }

  /** Whether a text, a number or a part that is asked for is told from all others at a place. */
  tellsApart(path: Path, operator: string, value: unknown): boolean {
    const questions = this.questions.of(path);
    if (questions === undefined) return false;
    if (operator === 'contains')
      return typeof value === 'string' && questions.parts.has(value) && canCombine(questions);
    if (typeof value === 'string') return questions.texts.has(value) || value.trim() === '';
    if (value instanceof Float) return questions.numbers.has(value.value);
    return typeof value === 'bigint' && questions.numbers.has(Number(value));
  }

  /**
   * When a value that has very many sorts is equal to a text or a number: told without a look at each sort. Undefined where it takes
   * that look.
   */
  isEqual(values: Diagram<unknown>, value: string | bigint | Float): Condition | undefined {
    const subject = this.at(values.level);
    if (subject?.kind !== 'place' || subject.levels.length === 1) return undefined;
    if (this.values.get(subject.path.key) !== values || !this.tellsApart(subject.path, '==', value)) return undefined;
    const index = this.exactSortsOf(subject).get(keyOfValue(value));
    if (index === undefined) return undefined;
    let condition: Condition = this.conditions.always;
    for (const [level, digit] of digitsOf(subject, index).toReversed()) {
      const kids = Array.from({ length: RADIX }, (_, at) => (at === digit ? condition : this.conditions.never));
      condition = this.conditions.space.decide(level, kids);
    }
    return condition;
  }

  /** Where among its sorts each text and each number stands that is a sort of its own. */
  private exactSortsOf(subject: PlaceSubject): ReadonlyMap<string, number> {
    const known = this.exactSorts.get(subject);
    if (known !== undefined) return known;
    const found = new Map<string, number>();
    for (const [index, { sort, value, isExact }] of subject.sorts.entries()) {
      const isAsked = isExact && (sort === 'text' || sort === 'number');
      if (isAsked && (typeof value === 'string' || typeof value === 'bigint' || value instanceof Float))
        found.set(keyOfValue(value), index);
    }
    this.exactSorts.set(subject, found);
    return found;
  }

  /** What a diagram is for each alternative of the choice that its root asks for: for a place, each of its sorts. */
  alternativesOf<T>(diagram: Decision<T>): readonly Diagram<T>[] {
    const subject = this.at(diagram.level);
    if (subject?.kind !== 'place' || subject.levels.length === 1) return diagram.kids;
    let found: Diagram<T>[] = [diagram];
    for (const level of subject.levels) {
      const next: Diagram<T>[] = [];
      for (const one of found) for (let digit = 0; digit < RADIX; digit++) next.push(kid(one, level, digit));
      found = next;
    }
    return found.slice(0, subject.sorts.length);
  }

  /** Holds where a test that sorts do not decide is answered with yes; undefined where there are too many to tell apart. */
  test(test: Test, loops: ReadonlySet<number>): Condition | undefined {
    const key = `${keyOf(test.left)} ${test.operator} ${keyOf(test.right)}`;
    const level = this.level(key, () => ({ kind: 'test', test, loops }));
    return level === undefined
      ? undefined
      : this.conditions.space.decide(level, [this.conditions.always, this.conditions.never]);
  }

  /** Whether a choice is made anew in each turn of a loop. */
  isOfLoop(level: number, loop: number): boolean {
    const subject = this.all.get(level);
    if (subject === undefined) return false;
    if (subject.kind === 'test') return subject.loops.has(loop);
    return subject.path.root.kind === 'item' && subject.path.root.loop === loop;
  }

  private unsorted(path: Path): Values {
    return this.space.leaf(this.abstracts.place(path));
  }

  private sorted(path: Path, questions: Questions): Values {
    const sorts = this.representatives(path, questions);
    const levels = this.levelsFor(path, sorts);
    if (levels.length === 0) return this.unsorted(path);
    let values: readonly Values[] = sorts.map((sort) => this.space.leaf(this.abstracts.place(path, sort)));
    for (const level of levels.toReversed())
      values = this.chooseAmong(values, level, levels.length > 1 ? RADIX : values.length);
    return values[0] ?? this.unsorted(path);
  }

  /** One level lower, of neighbours one each. Where there are not enough, the last one is meant again. */
  private chooseAmong(values: readonly Values[], level: number, width: number): readonly Values[] {
    return Array.from({ length: Math.ceil(values.length / width) }, (_, group) => {
      const kids = Array.from({ length: width }, (_, at) => values[group * width + at] ?? values.at(-1));
      return this.space.decide(
        level,
        kids.filter((one) => one !== undefined),
      );
    });
  }

  /** None where there are too many choices already. */
  private levelsFor(path: Path, sorts: readonly Representative[]): readonly number[] {
    const count = sorts.length <= MOST_ON_A_LEVEL ? 1 : Math.ceil(Math.log(sorts.length) / Math.log(RADIX));
    const levels: number[] = [];
    const subject: Subject = { kind: 'place', path, sorts, levels };
    for (let digit = 0; digit < count; digit++) {
      const level = this.level(digit === 0 ? path.key : `${path.key} ${digit}`, () => subject);
      if (level === undefined) return [];
      levels.unshift(level);
    }
    return levels;
  }

  /** Most places are asked for nothing but whether they are there: one list is enough for all of a type. */
  private representatives(path: Path, questions: Questions): readonly Representative[] {
    const { type, isNullable } = typeAt(path);
    const { texts, parts, numbers, longestList } = questions;
    const isPlain = texts.size === 0 && parts.size === 0 && numbers.size === 0;
    if (!isPlain) return representativesOf(questions, type, isNullable);
    const key = `${type} ${isNullable} ${longestList}`;
    const known = this.plain.get(key) ?? representativesOf(questions, type, isNullable);
    this.plain.set(key, known);
    return known;
  }

  private level(key: string, make: () => Subject): number | undefined {
    const level = this.levelOf(key);
    if (this.all.has(level)) return level;
    if (this.all.size >= MOST_SUBJECTS) return undefined;
    this.all.set(level, make());
    return level;
  }

  private levelOf(key: string): number {
    const level = this.levels.get(key) ?? this.levels.size;
    this.levels.set(key, level);
    return level;
  }
}

/** Which alternative of each of its levels chooses a sort. */
export function digitsOf(
  { levels }: PlaceSubject,
  index: number,
): readonly (readonly [level: number, digit: number])[] {
  if (levels.length === 1) return levels.map((level) => [level, index]);
  let rest = index;
  const digits: (readonly [number, number])[] = [];
  for (const level of levels.toReversed()) {
    digits.unshift([level, rest % RADIX]);
    rest = Math.floor(rest / RADIX);
  }
  return digits;
}

/** How many alternatives each of its levels has. */
export function widthOf({ levels, sorts }: PlaceSubject): number {
  return levels.length > 1 ? RADIX : sorts.length;
}

/** The same for a whole number and the float that is equal to it. */
function keyOfValue(value: string | bigint | Float): string {
  if (typeof value === 'string') return `text ${value}`;
  return `number ${value instanceof Float ? value.value : Number(value)}`;
}

function keyOf(operand: Test['left']): string {
  return operand.kind === 'asked' ? operand.what : String(operand.id);
}
