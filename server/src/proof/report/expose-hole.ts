import type { PathCondition } from '../conditions/conditions.ts';
import type { HoleConstant, HoleSource, HoleTime, TextHole } from '../payload-tree.ts';
import type { AttributePath, Case } from '../proof.ts';
import type { Hole } from '../reader/partial-node.ts';
import { type CaseContext, DiagramCase } from '../solve/case.ts';
import { attributePath } from '../solve/iterations.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import { blankCondition } from '../values/blank.ts';
import { placeOf } from '../values/compare.ts';
import { Sources } from './sources.ts';
import { timeValuesOf } from './time-values.ts';

/** Where it comes from is worked out when it is asked for: few rules ask, and of few holes. */
export class ExposedHole implements TextHole {
  readonly start: number;
  readonly end: number;
  private known: Sources | undefined;
  private blank: PathCondition | undefined;
  private place: { readonly path: AttributePath | undefined } | undefined;

  constructor(
    readonly hole: Hole,
    readonly context: CaseContext,
  ) {
    this.start = hole.start;
    this.end = hole.end;
  }

  get path(): AttributePath | undefined {
    this.place ??= { path: this.findPath() };
    return this.place.path;
  }

  private findPath(): AttributePath | undefined {
    const { values } = this.hole;
    const only = values[0] && placeOf(values[0].value)?.path;
    if (only === undefined || values.some(({ value }) => placeOf(value)?.path !== only)) return undefined;
    return attributePath(only, undefined, this.context.decisionVariables.paths);
  }

  get filters(): readonly string[] {
    const [first] = this.hole.values;
    return first === undefined ? [] : filtersOf(first.value);
  }

  get isError(): boolean {
    return this.hole.isError === true;
  }

  get nothingWhen(): Case {
    const { nothing, reached } = this.hole;
    const { conditions } = this.context;
    return DiagramCase.of(nothing === undefined ? conditions.never : conditions.and(nothing, reached), this.context);
  }

  get blankWhen(): Case {
    return DiagramCase.of(this.isBlank, this.context);
  }

  get neverBlank(): boolean {
    return this.isBlank === this.context.conditions.never;
  }

  private get isBlank(): PathCondition {
    const { conditions, decisionVariables } = this.context;
    this.blank ??= conditions.and(
      this.hole.reached,
      conditions.any(
        this.hole.values.map(({ value, when }) =>
          conditions.and(when, blankCondition(value, decisionVariables, conditions)),
        ),
      ),
    );
    return this.blank;
  }

  get sources(): readonly HoleSource[] {
    return this.from.all();
  }

  get constants(): readonly HoleConstant[] {
    return this.from.constants();
  }

  get hasUnknownSource(): boolean {
    return this.from.hasUnknown();
  }

  get missingWhen(): Case {
    return DiagramCase.of(this.from.missing(), this.context);
  }

  get timeValues(): readonly HoleTime[] {
    return timeValuesOf(this.hole, this.context);
  }

  private get from(): Sources {
    this.known ??= new Sources(this.hole, this.context);
    return this.known;
  }
}

function filtersOf(value: AbstractValue): readonly string[] {
  return value.kind === 'filtered' ? [...filtersOf(value.input), value.filter] : [];
}
