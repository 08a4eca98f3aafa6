import { didYouMean } from '../catalog/did-you-mean.ts';
import { type UnknownMember, unknownMembers } from '../events/unknown-members.ts';
import { absentWhen } from '../proof/walk-payload.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix } from './fixes/rename.ts';
import { placeInWords } from './missing-field.ts';
import { closedPropertiesOf } from './shared/event-profile.ts';
import { slice } from './shared/words.ts';

interface Found extends UnknownMember {
  readonly near?: string;
  readonly isDeclared: boolean;
}

export default defineRule<Found>({
  code: 'unknown-property',
  group: 'movable-ink',
  severity: 'hint',
  title: 'Unknown property',
  documentation: {
    what: 'Reports properties that the configuration does not declare for their event, as a *warning*. If it declares no events, and at the root of the payload, reports names that are almost, but not exactly, those of the default profile.',
    why: 'Movable Ink reads fields by the names in the mapping, and drops all others.',
    do: 'Use the name in the mapping, or declare the property in the configuration.',
    bad: [
      {
        caption: "Braze's name for the field",
        body: '{"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "time_zone": "America/New_York"}',
        at: '"time_zone"',
        fixed:
          '{"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "timezone": "America/New_York"}',
      },
      {
        caption: 'A misspelled name',
        body: '{"type": "track", "event": "product_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "b", "tittle": "Wipes"}}',
        at: '"tittle"',
        fixed:
          '{"type": "track", "event": "product_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "b", "title": "Wipes"}}',
      },
    ],
    good: [
      {
        caption: 'A custom property',
        body: '{"type": "track", "event": "product_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "b", "brand": "Shoe Brand"}}',
      },
    ],
  },
  find: {
    *event(event, { settings }) {
      for (const member of unknownMembers(event, closedPropertiesOf(settings))) {
        const isDeclared = settings.events !== undefined && member.place.length > 0;
        const near = nearest(member, isDeclared);
        if (isDeclared || near !== undefined) yield { ...member, isDeclared, ...(near !== undefined && { near }) };
      }
    },
  },
  say({ name, nameSpan: { start, end }, place, near, isDeclared, when }) {
    const where = place.length > 0 ? ` in ${placeInWords(place)}` : '';
    const sent = inCase(when) === '' ? '' : `, sent${inCase(when)},`;
    const guess = near === undefined ? 'Check the spelling, or declare it.' : `Did you mean \`${near}\`?`;
    const message = isDeclared
      ? `\`${name}\`${where}${sent} is not declared in the configuration: Movable Ink drops what is not mapped. ${guess}`
      : `\`${name}\`${where}${sent} is almost a name that Movable Ink knows: unless your mapping has it, Movable Ink drops it. ${guess}`;
    return { start, end, message, severity: isDeclared ? 'warning' : 'hint', ...caseOf(when) };
  },
  fixes({ name, nameSpan: { start, end }, near }, { template: { source } }) {
    return slice(source, { start, end }) === `"${name}"` ? renameFix({ start: start + 1, end: end - 1 }, near) : [];
  },
});

/** In shorter names one typo can be another word. */
const SHORT = 5;

/** A similar name that the object does not have yet. */
function nearest({ name, known, object, when }: UnknownMember, isDeclared: boolean): string | undefined {
  const near = isDeclared ? didYouMean(name, known) : didYouMean(name, known, name.length < SHORT ? 0 : 1);
  return near === undefined || absentWhen(object, near, when).isNever ? undefined : near;
}
