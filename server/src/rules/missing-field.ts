import { type MissingField, missingFields } from '../events/missing-fields.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { propertiesOf } from './shared/event-profile.ts';
import { openingOf } from './shared/opening.ts';

interface Found extends MissingField {
  readonly kind: string;
}

export default defineRule<Found>({
  code: 'missing-field',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Missing event field',
  documentation: {
    what: 'Reports events that can lack a field they need: `type`, `event` or `timestamp`, or a property such as the `id` of a product. A custom event may have any properties. If the configuration declares your events, it decides which properties are required.',
    why: "Movable Ink recognizes an event by the account's mapping and reads its fields from it. Without an `event`, no mapping matches a `track` event, which is an *error*; without the others the event is incomplete, or rejected.",
    do: 'Add the field, or stop the message with `abort_message` when you have no value for it.',
    bad: [
      {
        caption: 'No timestamp',
        body: '{"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}"}',
        at: '{',
        fixed: `{"timestamp": {{ 'now' | date: '%s' }}000, "type": "track", "event": "quiz_done", "user_id": "{{\${braze_id} | json_escape}}"}`,
      },
      {
        caption: 'No category ID',
        body: '{"type": "track", "event": "category_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"title": "Bathroom Stuff"}}',
        at: '{',
      },
    ],
    good: [
      {
        caption: 'All that a category view needs',
        body: '{"type": "track", "event": "category_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "bathroom-1"}}',
      },
      {
        caption: 'A custom event',
        body: '{"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000}',
      },
    ],
  },
  find: {
    *event(event, { settings }) {
      if (!event.isWhole) return;
      const kind = event.type === 'track' ? '`track` events' : '`identify` events';
      for (const missing of missingFields(event, propertiesOf(settings))) yield { ...missing, kind };
    },
  },
  say({ field, place, object, kind, when }, { template }) {
    const { start, end } = openingOf(object, template.source);
    const where = place.length > 0 ? ` in ${placeInWords(place)}` : '';
    const conflict = field.conflict === undefined ? '' : ` ${field.conflict}`;
    const isName = place.length === 0 && field.name === 'event';
    const message = `\`${field.name}\` is missing${where}${inCase(when)}: Movable Ink needs it in ${kind} like this one, unless your mapping says otherwise. Add it, for example \`"${field.name}": ${JSON.stringify(field.example)}\`.${conflict}`;
    return { start, end, subject: field.name, message, severity: isName ? 'error' : 'warning', ...caseOf(when) };
  },
  fixes({ field, place, object }, { template: { source } }) {
    const member = MEMBERS.get(field.name);
    const { start, end } = openingOf(object, source);
    // The inserted member comes first, so its comma needs another member after it.
    const isFollowed = end === start + 1 && object.members.some(({ when }) => when.isAlways);
    if (member === undefined || place.length > 0 || !isFollowed) return [];
    const edits = [{ start: end, end, newText: `${member}, ` }];
    return [{ title: `Insert \`${member}\``, kind: 'suggestion', edits }];
  },
});

/** Members with an obvious value: an event without a type is a `track` event. */
const MEMBERS: ReadonlyMap<string, string> = new Map([
  ['type', '"type": "track"'],
  ['timestamp', `"timestamp": {{ 'now' | date: '%s' }}000`],
]);

/** `properties.products[]`. */
export function placeInWords(place: readonly string[]): string {
  return `\`${place.join('.').replaceAll('.[]', '[]')}\``;
}
