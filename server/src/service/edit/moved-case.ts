import type { Case, Solution } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';

type Move = (place: Span) => Span;

/** A case of a body in another text, where the tests that decide it stand elsewhere. */
export class MovedCase implements Case {
  constructor(
    private readonly inner: Case,
    private readonly move: Move,
  ) {}

  get isNever(): boolean {
    return this.inner.isNever;
  }

  get isAlways(): boolean {
    return this.inner.isAlways;
  }

  and(other: Case): Case {
    return new MovedCase(this.inner.and(innerOf(other)), this.move);
  }

  or(other: Case): Case {
    return new MovedCase(this.inner.or(innerOf(other)), this.move);
  }

  not(): Case {
    return new MovedCase(this.inner.not(), this.move);
  }

  solve(): Solution | undefined {
    return this.moved(this.inner.solve());
  }

  explain(): Solution | undefined {
    return this.moved(this.inner.explain());
  }

  private moved(solution: Solution | undefined): Solution | undefined {
    return solution && { ...solution, decisions: solution.decisions.map(this.move) };
  }

  static innerOf(one: Case): Case {
    return one instanceof MovedCase ? one.inner : one;
  }
}

const innerOf = (one: Case) => MovedCase.innerOf(one);
