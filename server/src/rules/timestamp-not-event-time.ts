import type { Event } from '../events/events.ts';
import { timestampsOf } from '../events/timestamps.ts';
import { valuesNamed } from '../proof/walk-payload.ts';
import type { Span } from '../template/span.ts';
import { defineRule } from './engine/rule.ts';

interface Found extends Span {
  readonly property: string;
}

const NOW = `{{ 'now' | date: '%s' }}000`;
const EVENT = '"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}"';
const TIME = '{{event_properties.${occurred_at} | json_escape}}';

export default defineRule<Found>({
  code: 'timestamp-not-event-time',
  group: 'movable-ink',
  severity: 'hint',
  title: 'Time of sending used as timestamp',
  documentation: {
    what: 'Reports bodies that send `now` as `timestamp` although they read an event property that looks like the time of the event, such as `event_properties.${occurred_at}`.',
    why: '`now` is the time when Braze sends the message. After a delay, quiet hours or a retry it is later than the event, and events arrive in a different order.',
    do: "Send the event property: `{{event_properties.${occurred_at} | date: '%s' | times: 1000}}`. Braze has no tag for the time of the event, so without such a property `now` is the closest you can get.",
    bad: [
      {
        caption: 'The event has its own time',
        body: `{${EVENT}, "timestamp": ${NOW}, "properties": {"since": "${TIME}"}}`,
        at: NOW,
      },
    ],
    good: [
      { caption: 'No better time is known', body: `{${EVENT}, "timestamp": ${NOW}}` },
      {
        caption: 'The time of the event, if it has one',
        body: `{% assign seconds = {{event_properties.\${occurred_at}}} | default: 'now' | date: '%s' | plus: 0 %}{${EVENT}, "timestamp": {{seconds | times: 1000}}}`,
      },
    ],
  },
  find: {
    *event(event, analysis) {
      const { trigger } = analysis.settings;
      // Only messages that an event triggers have event properties.
      if (trigger !== undefined && trigger !== 'action-based') return;
      if (!event.isWhole) return;
      const clock = timestampsOf(event).find(({ isClock }) => isClock)?.value;
      const property = clock === undefined || readsData(event) ? undefined : analysis.eventTime();
      if (clock !== undefined && property !== undefined) yield { start: clock.start, end: clock.end, property };
    },
  },
  say({ start, end, property }) {
    const message = `\`timestamp\` is the time of sending, but \`${property}\` looks like the time of the event: after a delay or a retry the two differ. If so, send \`{{${property} | date: '%s' | times: 1000}}\`.`;
    return { start, end, message };
  },
});

/** The timestamp sometimes comes from the data, so `now` is only the fallback. */
function readsData({ object, when }: Event): boolean {
  return valuesNamed(object, 'timestamp', when).some(
    ({ value }) =>
      value.type === 'scalar' &&
      value.text?.some(({ parts }) => parts.some((part) => typeof part === 'object' && part.sources.length > 0)),
  );
}
