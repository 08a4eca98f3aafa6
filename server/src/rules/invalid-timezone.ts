import { blankWhen } from '../events/blank-text.ts';
import type { Event } from '../events/events.ts';
import type { ScalarNode } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { knownTexts, type Under, valuesNamed } from '../proof/walk-payload.ts';
import { isZone } from '../semantics/zones.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix } from './fixes/rename.ts';
import { isUnlikely } from './shared/unlikely-case.ts';
import { zoneMeant } from './shared/zone-literals.ts';

interface Found extends Span {
  /** Absent where it is blank. */
  readonly zone?: string;
  readonly when: Case;
}

const EVENT =
  '"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000';

export default defineRule<Found>({
  code: 'invalid-timezone',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Invalid time zone',
  documentation: {
    what: 'Reports a `timezone` that is not an IANA time zone and, as a *hint*, one that can be blank.',
    why: "Movable Ink uses it to work out the user's local time, which needs an IANA name such as `America/New_York`.",
    do: "Send `${time_zone}`, which Braze stores in this form, or an IANA name. Leave the field out when the user's time zone is unknown.",
    bad: [
      {
        caption: 'An offset is not a time zone',
        body: `{${EVENT}, "timezone": "GMT+2"}`,
        at: '"GMT+2"',
      },
      {
        caption: 'Not every user has one',
        body: `{${EVENT}, "timezone": "{{\${time_zone} | json_escape}}"}`,
        at: '"{{${time_zone} | json_escape}}"',
      },
    ],
    good: [
      {
        caption: 'Left out when unknown',
        body: `{${EVENT}{% if \${time_zone} != blank %}, "timezone": "{{\${time_zone} | json_escape}}"{% endif %}}`,
      },
      { caption: 'An IANA name', body: `{${EVENT}, "timezone": "Europe/Berlin"}` },
    ],
  },
  find: {
    *event(event) {
      yield* invalidIn(event);
    },
  },
  fixes({ start, end, zone }, { template: { source } }) {
    const meant = zone === undefined ? undefined : zoneMeant(zone);
    const at = zone === undefined ? -1 : source.slice(start, end).indexOf(zone);
    return at < 0 ? [] : renameFix({ start: start + at, end: start + at + (zone?.length ?? 0) }, meant);
  },
  say({ start, end, zone, when }) {
    const wrong = zone === undefined ? 'is blank' : `is \`${zone}\``;
    const advice =
      zone === undefined
        ? ': an empty string is not a time zone. Leave the field out in that case, with `{% if ${time_zone} != blank %}`.'
        : `, which is not an IANA time zone: Movable Ink could not work out the user's local time. ${adviceFor(zone)}`;
    const message = `\`timezone\` ${wrong}${inCase(when)}${advice}`;
    return {
      start,
      end,
      subject: 'timezone',
      message,
      severity: zone === undefined ? 'hint' : 'warning',
      ...caseOf(when),
    };
  },
});

function adviceFor(zone: string): string {
  const meant = zoneMeant(zone);
  return meant === undefined ? 'Use a name such as `America/New_York`.' : `Write \`${meant}\`.`;
}

function* invalidIn({ object, when }: Event): Generator<Found> {
  for (const { value, when: there } of valuesNamed(object, 'timezone', when)) {
    if (value.type !== 'scalar' || (value.kind !== 'string' && value.kind !== 'json')) continue;
    const { start, end } = value;
    const blank = blankWhen(value.text, there);
    if (value.kind === 'string' && !blank.isNever && !isUnlikely(blank)) yield { start, end, when: blank };
    const defaults = constantsOf(value, there);
    for (const { value: zone, when: here } of [...knownTexts(value.text, there), ...defaults]) {
      if (zone.trim() !== '' && !here.isNever && !isZone(zone)) yield { start, end, zone, when: here };
    }
  }
}

/** Texts that an output prints in the place of data. */
function constantsOf({ text }: ScalarNode, when: Case): Under<string>[] {
  return (text ?? []).flatMap(({ parts: [hole, ...others], when: own }) => {
    if (typeof hole !== 'object' || others.length > 0) return [];
    return hole.constants.map((one) => ({ value: one.text, when: when.and(own).and(one.when) }));
  });
}
