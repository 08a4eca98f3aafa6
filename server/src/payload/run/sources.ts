import { type CaseContext, DiagramCase } from '../cases/case.ts';
import type { Condition } from '../cases/conditions.ts';
import { attributePath } from '../cases/solve.ts';
import type { Hole } from '../machine/draft.ts';
import type { HoleSource } from '../payload-tree.ts';
import type { Abstract } from '../values/abstract.ts';
import { blankCondition } from '../values/blank.ts';
import type { Path, Paths } from '../values/path.ts';

/** What a hole prints is made of, by condition. */
interface Found {
  readonly path: Path;
  readonly filters: readonly string[];
  when: Condition;
}

/** The attributes and properties that an output may print something of, each with the filters that it goes through. */
export function sourcesOf({ values }: Hole, context: CaseContext): HoleSource[] {
  const found = new Map<string, Found>();
  for (const { value, when } of values) addSources(value, [], when, found, context);
  return [...found.values()].map(({ path: place, filters, when }) => {
    const path = attributePath(place, undefined, context.subjects.paths);
    return { text: place.text, filters, when: new DiagramCase(when, context), ...(path && { path }) };
  });
}

function addSources(
  value: Abstract,
  filters: readonly string[],
  when: Condition,
  found: Map<string, Found>,
  context: CaseContext,
): void {
  const path = pathOf(value, context.subjects.paths);
  if (when === context.conditions.never) return;
  if (path !== undefined) {
    const key = `${path.key} ${filters.join()}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { path, filters, when });
    else known.when = context.conditions.or(known.when, when);
  } else if (value.kind === 'filtered') {
    const { conditions } = context;
    const replaced = value.filter === 'default' ? allBlank(value.input, context) : undefined;
    const kept = replaced === undefined ? when : conditions.and(when, conditions.not(replaced));
    const added = replaced === undefined ? when : conditions.and(when, replaced);
    addSources(value.input, [value.filter, ...filters], kept, found, context);
    for (const arg of value.args) addSources(arg, filters, added, found, context);
  } else if (value.kind === 'joined') {
    for (const part of value.parts) addSources(part, filters, when, found, context);
  }
}

/** Where a value stands, also in what is not known to be an object. */
function pathOf(value: Abstract, paths: Paths): Path | undefined {
  if (value.kind === 'place') return value.path;
  if (value.kind !== 'filtered' || value.filter !== 'property_accessor') return undefined;
  const [key] = value.args;
  const outer = pathOf(value.input, paths);
  if (outer === undefined || key?.kind !== 'known') return undefined;
  if (typeof key.value === 'bigint') return paths.step(outer, { kind: 'index', index: key.value });
  return typeof key.value === 'string' ? paths.step(outer, { kind: 'name', name: key.value }) : undefined;
}

/** Whether something took part of which nobody can say where it comes from. */
export function hasUnknownSource({ values }: Hole): boolean {
  return values.some(({ value }) => isUnknown(value));
}

function isUnknown(value: Abstract): boolean {
  if (value.kind === 'filtered') return isUnknown(value.input) || value.args.some(isUnknown);
  if (value.kind === 'joined') return value.parts.some(isUnknown);
  return value.kind === 'anything' || value.kind === 'captured';
}

/** When all that it is made of is blank. */
export function missing({ values }: Hole, context: CaseContext): Condition {
  const { conditions } = context;
  return conditions.any(
    values.map(({ value, when }) =>
      hasPlace(value) ? conditions.and(when, allBlank(value, context)) : conditions.never,
    ),
  );
}

export function hasPlace(value: Abstract): boolean {
  if (value.kind === 'filtered') return hasPlace(value.input) || value.args.some(hasPlace);
  return value.kind === 'joined' ? value.parts.some(hasPlace) : value.kind === 'place';
}

function allBlank(value: Abstract, context: CaseContext): Condition {
  const { conditions, subjects } = context;
  const all = (values: readonly Abstract[]): Condition =>
    values.map((one) => allBlank(one, context)).reduce((every, one) => conditions.and(every, one), conditions.always);
  switch (value.kind) {
    case 'known':
      return conditions.always;
    case 'place':
      return blankCondition(value, subjects, conditions);
    case 'filtered':
      return all([value.input, ...value.args]);
    case 'joined':
      return all(value.parts);
    default:
      return conditions.never;
  }
}
