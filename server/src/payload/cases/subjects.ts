import { Float } from '../../semantics/values.ts';
import type { Span } from '../../template/span.ts';
import type { Abstract, Abstracts, Values } from '../values/abstract.ts';
import type { Path, Paths } from '../values/path.ts';
import { typeAt } from '../values/printed.ts';
import type { AllQuestions } from '../values/questions.ts';
import { canCombine, type Questions, type Representative, representativesOf } from '../values/representatives.ts';
import type { Condition, Conditions } from './conditions.ts';
import type { Space } from './diagram.ts';

/** What a level of the diagrams chooses: the sort of value at a place, or the answer to a test that cannot be told from sorts. */
export type Subject = PlaceSubject | TestSubject;

export interface PlaceSubject {
  readonly kind: 'place';
  readonly path: Path;
  readonly sorts: readonly Representative[];
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

/** So many choices a diagram can go down. */
const MOST_SUBJECTS = 3000;

/** The choices that have been met, by level. */
export class Subjects {
  private readonly all: Subject[] = [];
  private readonly levels = new Map<string, number>();
  private readonly values = new Map<string, Values>();
  private readonly plain = new Map<string, readonly Representative[]>();

  constructor(
    private readonly space: Space<Abstract>,
    private readonly conditions: Conditions,
    private readonly abstracts: Abstracts,
    private readonly questions: AllQuestions,
    readonly paths: Paths,
  ) {}

  at(level: number): Subject | undefined {
    return this.all[level];
  }

  /** Where the body asks for what is at a place. */
  spansOf(path: Path): readonly Span[] {
    return this.questions.of(path)?.spans ?? [];
  }

  /** What stands at a place: told apart by sorts where the body asks for it. */
  place(path: Path): Values {
    const known = this.values.get(path.key);
    if (known !== undefined) return known;
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
    const subject = this.all[level];
    if (subject === undefined) return false;
    if (subject.kind === 'test') return subject.loops.has(loop);
    return subject.path.root.kind === 'item' && subject.path.root.loop === loop;
  }

  private unsorted(path: Path): Values {
    return this.space.leaf(this.abstracts.place(path));
  }

  private sorted(path: Path, questions: Questions): Values {
    const sorts = this.representatives(path, questions);
    const level = this.level(path.key, () => ({ kind: 'place', path, sorts }));
    if (level === undefined) return this.unsorted(path);
    return this.space.decide(
      level,
      sorts.map((sort) => this.space.leaf(this.abstracts.place(path, sort))),
    );
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
    const known = this.levels.get(key);
    if (known !== undefined) return known;
    if (this.all.length >= MOST_SUBJECTS) return undefined;
    this.levels.set(key, this.all.length);
    return this.all.push(make()) - 1;
  }
}

function keyOf(operand: Test['left']): string {
  return operand.kind === 'asked' ? operand.what : String(operand.id);
}
