import { floatToText } from '../../semantics/floats.ts';
import { Float, type Value } from '../../semantics/values.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import type { HoleConstant, HoleSource } from '../payload-tree.ts';
import type { Hole } from '../reader/partial-node.ts';
import { type CaseContext, DiagramCase } from '../solve/case.ts';
import { attributePath } from '../solve/iterations.ts';
import { type AbstractValue, type Filtered, innerOf } from '../values/abstract-value.ts';
import { blankCondition } from '../values/blank.ts';
import type { InputPath, InputPaths } from '../values/input-path.ts';

/** What a hole prints is made of, by condition. */
interface Recorded {
  readonly path: InputPath;
  readonly filters: readonly Call[];
  when: PathCondition;
}

/** A filter, and as it is written where its arguments are known. */
interface Call {
  readonly name: string;
  readonly text: string;
  /** The same for the same arguments, however long they are. */
  readonly key: string;
}

/** More ways than this from a hole to its sources are not followed: filters of filters can have very many. */
const MOST_FOLLOWED = 1000;

function keepsText(filter: string): boolean {
  return filter === 'default' || filter === 'json_escape' || filter === 'as_json_string';
}

/** Where the value of one hole comes from. */
export class Sources {
  private readonly found = new Map<string, Recorded>();
  private readonly texts = new Map<string, PathCondition>();
  private followed = 0;
  /** By value, for a value may be part of many others. */
  private readonly blank = new Map<AbstractValue, PathCondition>();

  constructor(
    private readonly hole: Hole,
    private readonly context: CaseContext,
  ) {
    for (const { value, when } of hole.values) this.add(value, [], when);
  }

  /** The attributes and properties that it may print something of, each with the filters that it goes through. */
  all(): HoleSource[] {
    const { context } = this;
    return [...this.found.values()].map(({ path: place, filters, when }) => {
      const path = attributePath(place, undefined, context.decisionVariables.paths);
      const reached = context.conditions.and(this.hole.reached, when);
      const [names, calls] = [filters.map(({ name }) => name), filters.map(({ text }) => text)];
      return { text: place.text, filters: names, calls, when: DiagramCase.of(reached, context), ...(path && { path }) };
    });
  }

  /** Texts of the body that it may print as they are. */
  constants(): HoleConstant[] {
    return [...this.texts].map(([text, when]) => ({ text, when: DiagramCase.of(when, this.context) }));
  }

  /** Whether something took part of which nobody can say where it comes from. */
  hasUnknown(): boolean {
    const isUnknown = ({ kind }: AbstractValue) => kind === 'anything' || kind === 'captured';
    return this.followed > MOST_FOLLOWED || this.hole.values.some(({ value }) => hasPart(value, isUnknown));
  }

  /** When all that it is made of is blank. */
  missing(): PathCondition {
    const { conditions } = this.context;
    const missing = conditions.any(
      this.hole.values.map(({ value, when }) =>
        hasPlace(value) ? conditions.and(when, this.allBlank(value)) : conditions.never,
      ),
    );
    return conditions.and(this.hole.reached, missing);
  }

  private add(value: AbstractValue, filters: readonly Call[], when: PathCondition): void {
    const { conditions, decisionVariables } = this.context;
    if (when === conditions.never || this.followed++ > MOST_FOLLOWED) return;
    const path = pathOf(value, decisionVariables.paths);
    if (path !== undefined) {
      const key = `${path.key} ${filters.map((filter) => filter.key).join()}`;
      const known = this.found.get(key);
      if (known === undefined) this.found.set(key, { path, filters, when });
      else known.when = conditions.or(known.when, when);
    } else if (value.kind === 'filtered') {
      const isDefault = value.filter === 'default';
      const replaced = isDefault ? this.allBlank(value.input) : conditions.never;
      this.add(value.input, [callOf(value), ...filters], conditions.and(when, conditions.not(replaced)));
      for (const arg of value.args) {
        if (isDefault) this.add(arg, filters, conditions.and(when, replaced));
        else if (arg.kind !== 'known') this.add(arg, filters, when);
      }
    } else if (value.kind === 'joined') {
      for (const part of value.parts) if (part.kind !== 'known') this.add(part, filters, when);
    } else if (
      value.kind === 'known' &&
      typeof value.value === 'string' &&
      filters.every(({ name }) => keepsText(name))
    ) {
      this.texts.set(value.value, conditions.or(this.texts.get(value.value) ?? conditions.never, when));
    }
  }

  private allBlank(value: AbstractValue): PathCondition {
    const known = this.blank.get(value) ?? this.workOutBlank(value);
    this.blank.set(value, known);
    return known;
  }

  private workOutBlank(value: AbstractValue): PathCondition {
    const { conditions, decisionVariables } = this.context;
    if (value.kind === 'known') return conditions.always;
    if (value.kind === 'place') return blankCondition(value, decisionVariables, conditions);
    if (value.kind !== 'filtered' && value.kind !== 'joined') return conditions.never;
    const parts = innerOf(value).map((part) => this.allBlank(part));
    return parts.reduce((every, one) => conditions.and(every, one), conditions.always);
  }
}

function callOf({ filter, args }: Filtered): Call {
  const known = args.map((arg) => (arg.kind === 'known' ? writtenAs(arg.value) : undefined));
  const isKnown = known.length > 0 && known.every((one) => one !== undefined);
  if (!isKnown) return { name: filter, text: filter, key: filter };
  return { name: filter, text: `${filter}: ${known.join(', ')}`, key: `${filter}:${args.map(({ id }) => id).join()}` };
}

/** As a literal of Liquid; `undefined` where there is none. */
function writtenAs(value: Value): string | undefined {
  if (typeof value === 'string') return value.includes("'") ? `"${value}"` : `'${value}'`;
  if (value instanceof Float) return floatToText(value.value);
  return typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Where a value stands, also in what is not known to be an object. */
function pathOf(value: AbstractValue, paths: InputPaths): InputPath | undefined {
  if (value.kind === 'place') return value.path;
  if (value.kind !== 'filtered' || value.filter !== 'property_accessor') return undefined;
  const [key] = value.args;
  const outer = pathOf(value.input, paths);
  if (outer === undefined || key?.kind !== 'known') return undefined;
  if (typeof key.value === 'bigint') return paths.step(outer, { kind: 'index', index: key.value });
  return typeof key.value === 'string' ? paths.step(outer, { kind: 'name', name: key.value }) : undefined;
}

export function hasPlace(value: AbstractValue): boolean {
  return hasPart(value, ({ kind }) => kind === 'place');
}

/** Whether a value, or one that it is made of, is such. */
export function hasPart(value: AbstractValue, isSuch: (part: AbstractValue) => boolean): boolean {
  const seen = new Set([value]);
  for (const part of seen) {
    if (isSuch(part)) return true;
    for (const inner of innerOf(part)) seen.add(inner);
  }
  return false;
}
