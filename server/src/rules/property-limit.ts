import { limits } from '../catalog/movable-ink/endpoint.ts';
import type { EventCase } from '../events/events.ts';
import { unknownMembers } from '../events/unknown-members.ts';
import type { ObjectNode } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { propertiesOf } from './shared/event-profile.ts';
import { openingOf } from './shared/opening.ts';

interface Found extends Span {
  readonly count: number;
  readonly when: Case;
}

const { value: MOST, schemas } = limits.customProperties;
const PRODUCT =
  '"type": "track", "event": "product_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000';

function withProperties(count: number): string {
  const own = Array.from({ length: count }, (_, index) => `"p${index + 1}": ${index + 1}`);
  return `{${PRODUCT}, "properties": {"id": "b", ${own.join(', ')}}}`;
}

export default defineRule<Found>({
  code: 'property-limit',
  group: 'movable-ink',
  severity: 'information',
  title: 'Too many custom properties',
  documentation: {
    what: `Reports product events with more than ${MOST} properties beyond those of the default profile. Not checked if the configuration declares the events.`,
    why: `A mapping takes up to ${MOST} custom properties for ${schemas.join(', ')}. Movable Ink drops what is not mapped.`,
    do: "Remove data your creatives don't use.",
    bad: [{ caption: 'One too many', body: withProperties(MOST + 1), at: '{' }],
    good: [{ caption: 'At the limit', body: withProperties(MOST) }],
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
    const message = `This event has ${count} custom properties${inCase(when)}, but a mapping takes up to ${MOST}: Movable Ink would drop the rest. Remove data your creatives don't use.`;
    return { start, end, message, ...caseOf(when) };
  },
});

function isLimited({ entry }: EventCase): boolean {
  return schemas.some((schema) => schema === entry?.schema);
}

/** How many can be present at once, judged by one way through the body; undefined if the limit is kept. */
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
