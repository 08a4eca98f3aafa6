import type { Member } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { knownTexts, outputOf } from '../proof/walk-payload.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule, type ObjectPlace } from './engine/rule.ts';
import { quote, slice } from './shared/words.ts';

interface Found {
  readonly name: string;
  readonly nameSpan: Span;
  /** The earlier member of that name; absent where a loop prints the same member again. */
  readonly earlier?: Span;
  readonly when: Case;
}

export default defineRule<Found>({
  code: 'duplicate-key',
  group: 'json',
  severity: 'warning',
  title: 'Duplicate key',
  documentation: {
    what: 'Reports objects in which two members can have the same name.',
    why: 'Most JSON parsers keep only one of the two, usually the last, and silently drop the other.',
    do: 'Remove one of them, put them in the two branches of one condition, or rename one.',
    bad: [
      {
        caption: 'The same name twice',
        body: '{"id": "a", "plan": "gold", "id": "b"}',
        at: '"id"',
      },
      {
        caption: 'The same name for some users',
        body: '{ {% if ${city} != blank %}"plan": "city",{% endif %}{% if ${country} != blank %}"plan": "country",{% endif %} "id": "a"}',
        at: '"plan"',
      },
    ],
    good: [
      {
        caption: 'One name in two branches',
        body: '{ {% if ${city} != blank %}"plan": "city"{% else %}"plan": "none"{% endif %} }',
      },
    ],
  },
  find: {
    *object(place, { template }) {
      yield* together(repeatedNames(place, template.source));
    },
  },
  say({ name, nameSpan: { start, end }, earlier, when }) {
    const key = quote(`"${name}"`);
    const wrong = earlier === undefined ? `The loop repeats ${key}` : `${key} is already defined`;
    const message = `${wrong} in this object${inCase(when)}: Movable Ink would keep only one of the values, probably the last. Remove one, or rename it.`;
    const related = earlier && [{ start: earlier.start, end: earlier.end, message: 'First defined here.' }];
    return { start, end, subject: name, message, ...(related && { related }), ...caseOf(when) };
  },
});

/** One finding per place in the body, for all its cases. */
function together(found: readonly Found[]): Iterable<Found> {
  if (found.length === 0) return found;
  const byPlace = new Map<number, Found>();
  for (const one of found) {
    const known = byPlace.get(one.nameSpan.start);
    byPlace.set(one.nameSpan.start, known === undefined ? one : { ...known, when: known.when.or(one.when) });
  }
  return byPlace.values();
}

interface Seen {
  readonly when: Case;
  readonly nameSpan: Span;
  /** Where the outputs begin that print its values. */
  readonly outputs: Set<number> | undefined;
}

function repeatedNames({ object, when }: ObjectPlace, source: string): readonly Found[] {
  const found: Found[] = [];
  const seen = new Map<string, Seen>();
  for (const member of object.members) {
    const { nameSpan } = member;
    const again = printedAgain(member, when, source);
    if (again !== undefined) found.push(again);
    for (const { value: name, when: here } of knownTexts(member.name, when.and(member.when))) {
      const known = seen.get(name);
      const output = outputOf(member.value);
      if (known === undefined) {
        seen.set(name, { when: here, nameSpan, outputs: output && new Set([output.start]) });
        continue;
      }
      const both = known.when.and(here);
      const isSure = member.name?.length === 1 && !isSame(member, known);
      if (!both.isNever && isSure) found.push({ name, nameSpan, earlier: known.nameSpan, when: both });
      const outputs = output === undefined ? known.outputs : (known.outputs ?? new Set()).add(output.start);
      seen.set(name, { when: known.when.or(here), nameSpan: known.nameSpan, outputs });
    }
  }
  return found;
}

/** A member whose output can be a number or a boolean appears once for each type. */
function isSame({ nameSpan, value }: Member, known: Seen): boolean {
  const output = outputOf(value);
  return nameSpan.start === known.nameSpan.start || (output !== undefined && known.outputs?.has(output.start) === true);
}

/** Only if the name is the same in each iteration. */
function printedAgain({ name, nameSpan, repeats }: Member, outer: Case, source: string): Found | undefined {
  if (repeats.isNever) return undefined;
  const [known, ...others] = knownTexts(name, outer);
  const when = outer.and(repeats);
  const isFixed = name?.length === 1 && others.length === 0 && !/\{[{%]/.test(slice(source, nameSpan));
  return known !== undefined && isFixed && !when.isNever ? { name: known.value, nameSpan, when } : undefined;
}
