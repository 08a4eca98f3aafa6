import { limits } from '../catalog/movable-ink/endpoint.ts';
import type { EventCase } from '../events/events.ts';
import { unknownMembers } from '../events/unknown-members.ts';
import type { ObjectNode } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import type { Span } from '../template/span.ts';
import { defineRule } from './engine/rule.ts';
import { propertiesOf } from './shared/event-profile.ts';
import { openingOf } from './shared/opening.ts';
import { caseOf, inCase } from './shared/words.ts';

interface Found extends Span {
  readonly count: number;
  readonly when: Case;
}

const { value: MOST, schemas } = limits.customProperties;
const PRODUCT = '"type": "track", "event": "product_viewed", "user_id": "a", "timestamp": 1257894000000';

function withProperties(count: number): string {
  const own = Array.from({ length: count }, (_, index) => `"p${index + 1}": ${index + 1}`);
  return `{${PRODUCT}, "properties": {"id": "b", ${own.join(', ')}}}`;
}

export default defineRule<Found>({
  code: 'property-limit',
  group: 'movable-ink',
  severity: 'information',
  title: 'Many properties of your own',
  documentation: {
    what: `Looks for events about a product that carry more than ${MOST} properties beside those of the default profile. Where the configuration declares the events, it is silent.`,
    why: `A mapping takes up to ${MOST} custom properties for ${schemas.join(', ')}. Movable Ink throws away what is not mapped.`,
    do: 'Leave out what no image needs.',
    bad: [{ caption: 'One too many', body: withProperties(MOST + 1), at: '{' }],
    good: [{ caption: 'As many as there may be', body: withProperties(MOST) }],
  },
  find: {
    *event(event, { settings, template }) {
      if (settings.events !== undefined || !event.entries.some(isLimited)) return;
      const byObject = new Map<ObjectNode, { name: string; when: Case }[]>();
      const limited = { ...event, entries: event.entries.filter(isLimited) };
      for (const { object, name, place, when } of unknownMembers(limited, propertiesOf(settings))) {
        if (place.length !== 1) continue;
        const members = byObject.get(object) ?? [];
        members.push({ name, when });
        byObject.set(object, members);
      }
      for (const [object, members] of byObject) {
        const most = together(members);
        if (most !== undefined) yield { ...openingOf(object, template.source), ...most };
      }
    },
  },
  say({ start, end, count, when }) {
    const message = `This event has ${count} properties beside those that Movable Ink knows, ${inCase(when)}: a mapping takes up to ${MOST}, and what is not mapped is thrown away. Leave out what no image needs.`;
    return { start, end, message, ...caseOf(when) };
  },
});

function isLimited({ entry }: EventCase): boolean {
  return schemas.some((schema) => schema === entry?.schema);
}

/** How many can be there at once, as far as one way through the body tells; undefined where the limit holds. */
function together(members: readonly { name: string; when: Case }[]): Omit<Found, keyof Span> | undefined {
  const names = new Set<string>();
  let all: Case | undefined;
  for (const { name, when } of members) {
    const both: Case = all === undefined ? when : all.and(when);
    if (both.isNever) continue;
    names.add(name);
    all = both;
  }
  return all === undefined || names.size <= MOST ? undefined : { count: names.size, when: all };
}
