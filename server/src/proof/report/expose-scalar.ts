import type { PathCondition } from '../conditions/conditions.ts';
import type { HoleConstant, HoleSource, HoleTime, ScalarNode, Text, TextHole } from '../payload-tree.ts';
import type { AttributePath, Case } from '../proof.ts';
import { type Content, partsOf } from '../reader/content.ts';
import type { Hole, PartialScalar } from '../reader/partial-node.ts';
import { type CaseContext, DiagramCase } from '../solve/case.ts';
import { attributePath } from '../solve/iterations.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import { blankCondition } from '../values/blank.ts';
import { placeOf } from '../values/compare.ts';
import { Sources } from './sources.ts';
import { timeValuesOf } from './time-values.ts';

/** Tells who looks at its characters. */
export class ExposedScalar implements ScalarNode {
  readonly type = 'scalar';
  readonly kind: ScalarNode['kind'];
  readonly start: number;
  readonly end: number;
  private readonly known: Text;

  constructor(
    { kind, content, start, end }: PartialScalar,
    private readonly context: CaseContext,
  ) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.known = exposeText(content, context);
  }

  get text(): Text {
    this.context.reads.lookAt(this.start);
    return this.known;
  }

  get outline(): Text {
    return this.known?.map(({ parts, when }) => ({
      parts: parts.map((part) => (typeof part === 'string' ? '' : part)),
      when,
    }));
  }
}

export function exposeText(content: Content, context: CaseContext): Text {
  return content?.map(({ parts, when }) => ({
    parts: partsOf(parts).map((part) => (typeof part === 'string' ? part : exposeHole(part, context))),
    when: DiagramCase.of(when, context),
  }));
}

function exposeHole(hole: Hole, context: CaseContext): TextHole {
  context.conditions.meter.work.exposedParts++;
  return new ExposedHole(hole, context);
}

/** Where it comes from is worked out when it is asked for: few rules ask, and of few holes. */
class ExposedHole implements TextHole {
  readonly start: number;
  readonly end: number;
  private known: Sources | undefined;
  private blank: PathCondition | undefined;
  private place: { readonly path: AttributePath | undefined } | undefined;

  constructor(
    private readonly hole: Hole,
    private readonly context: CaseContext,
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
