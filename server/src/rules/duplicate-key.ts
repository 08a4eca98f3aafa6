import type { Member } from '../payload/payload-tree.ts';
import type { Case } from '../payload/proof.ts';
import { knownTexts } from '../payload/walk-payload.ts';
import type { Span } from '../template/span.ts';
import { defineRule, type ObjectPlace } from './rule.ts';
import { caseOf, inCase, quote } from './words.ts';

interface Found {
  readonly name: string;
  readonly nameSpan: Span;
  /** The member that has the name already; absent where a loop prints one member again. */
  readonly earlier?: Span;
  readonly when: Case;
}

export default defineRule<Found>({
  code: 'duplicate-key',
  group: 'json',
  severity: 'warning',
  title: 'Name that occurs twice in one object',
  documentation: {
    what: 'Looks for objects in which two members have the same name, in some case at least.',
    why: 'A reader of JSON takes one of the two, most often the last, and the other value is lost without a word.',
    do: 'Remove one of them, put them into the two branches of one condition, or give them names of their own.',
    bad: [
      {
        caption: 'The same name twice',
        body: '{"id": "a", "plan": "gold", "id": "b"}',
        at: '"id"',
      },
      {
        caption: 'The same name for some',
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
    *object(place) {
      yield* repeatedNames(place);
    },
  },
  say({ name, nameSpan: { start, end }, earlier, when }) {
    const where = earlier === undefined ? 'A loop prints' : 'Another member of this object has';
    const message = `${where} the name ${quote(`"${name}"`)} again, ${inCase(when)}: Movable Ink gets one of the two values, most likely the last. Remove one, or give it another name.`;
    const related = earlier && [{ start: earlier.start, end: earlier.end, message: 'It has the name already here.' }];
    return { start, end, message, ...(related && { related }), ...caseOf(when) };
  },
});

function* repeatedNames({ object, when }: ObjectPlace): Generator<Found> {
  const seen = new Map<string, { when: Case; span: Span }>();
  for (const member of object.members) {
    const names = knownTexts(member.name, when.and(member.when));
    yield* printedAgain(member, when);
    const { start } = member.nameSpan;
    for (const { value: name, when: here } of names) {
      const known = seen.get(name);
      const both = known?.when.and(here);
      // One name with several values is one member, told apart by what it may hold.
      if (known !== undefined && both !== undefined && known.span.start !== start && !both.isNever) {
        yield { name, nameSpan: member.nameSpan, earlier: known.span, when: both };
      }
      seen.set(name, { when: known?.when.or(here) ?? here, span: known?.span ?? member.nameSpan });
    }
  }
}

/** Only where the name is the same in each turn. */
function* printedAgain({ name, nameSpan, repeats }: Member, outer: Case): Generator<Found> {
  const [known, ...others] = knownTexts(name, outer);
  const when = outer.and(repeats);
  if (known === undefined || others.length > 0 || name?.length !== 1 || when.isNever) return;
  yield { name: known.value, nameSpan, when };
}
