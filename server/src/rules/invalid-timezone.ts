import { blankWhen } from '../events/blank-text.ts';
import type { Event } from '../events/events.ts';
import type { Case } from '../proof/proof.ts';
import { knownTexts, valuesNamed } from '../proof/walk-payload.ts';
import { isZone } from '../semantics/zones.ts';
import type { Span } from '../template/span.ts';
import { defineRule } from './engine/rule.ts';
import { isUnlikely } from './shared/unlikely-case.ts';
import { caseOf, inCase } from './shared/words.ts';

interface Found extends Span {
  /** Absent where it is blank. */
  readonly zone?: string;
  readonly when: Case;
}

const EVENT = '"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000';

export default defineRule<Found>({
  code: 'invalid-timezone',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Time zone that does not exist',
  documentation: {
    what: 'Looks for a `timezone` that is not in the list of IANA, and, as a *hint*, for one that may be blank.',
    why: 'Movable Ink works out the local time of the user by it, and can do so only with a name that is known everywhere, such as `America/New_York`.',
    do: "Send `${time_zone}`, which Braze holds in this form, or a name of the list. Leave the field out where the user's time zone is not known.",
    bad: [
      {
        caption: 'An offset is no time zone',
        body: `{${EVENT}, "timezone": "GMT+2"}`,
        at: '"GMT+2"',
      },
      {
        caption: 'Not everybody has one',
        body: `{${EVENT}, "timezone": "{{\${time_zone} | json_escape}}"}`,
        at: '"{{${time_zone} | json_escape}}"',
      },
    ],
    good: [
      {
        caption: 'As Braze has it, where it has one',
        body: `{${EVENT}{% if \${time_zone} != blank %}, "timezone": "{{\${time_zone} | json_escape}}"{% endif %}}`,
      },
      { caption: 'A name of the list', body: `{${EVENT}, "timezone": "Europe/Berlin"}` },
    ],
  },
  find: {
    *event(event) {
      yield* invalidIn(event);
    },
  },
  say({ start, end, zone, when }) {
    const what = zone === undefined ? 'is blank' : `is \`${zone}\`, which is no time zone of IANA,`;
    const advice =
      zone === undefined
        ? 'an empty text is no time zone. Leave the field out then, with `{% if ${time_zone} != blank %}`.'
        : 'Movable Ink could not tell the local time of the user. Use a name such as `America/New_York`.';
    const message = `\`timezone\` ${what} ${inCase(when)}: ${advice}`;
    return { start, end, message, severity: zone === undefined ? 'hint' : 'warning', ...caseOf(when) };
  },
});

function* invalidIn({ object, when }: Event): Generator<Found> {
  for (const { value, when: there } of valuesNamed(object, 'timezone', when)) {
    if (value.type !== 'scalar' || value.kind !== 'string') continue;
    const { start, end } = value;
    const blank = blankWhen(value.text, there);
    if (!blank.isNever && !isUnlikely(blank)) yield { start, end, when: blank };
    for (const { value: zone, when: here } of knownTexts(value.text, there)) {
      if (zone.trim() !== '' && !here.isNever && !isZone(zone)) yield { start, end, zone, when: here };
    }
  }
}
