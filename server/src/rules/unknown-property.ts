import { didYouMean } from '../catalog/did-you-mean.ts';
import { type UnknownMember, unknownMembers } from '../events/unknown-members.ts';
import { absentWhen } from '../proof/walk-payload.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix } from './fixes/rename.ts';
import { placeInWords } from './missing-field.ts';
import { propertiesOf } from './shared/event-profile.ts';
import { caseOf, inCase, slice } from './shared/words.ts';

interface Found extends UnknownMember {
  readonly near?: string;
  readonly isDeclared: boolean;
}

export default defineRule<Found>({
  code: 'unknown-property',
  group: 'movable-ink',
  severity: 'hint',
  title: 'Property that is not known',
  documentation: {
    what: 'Looks for properties that the configuration does not declare for their event, which is a *warning*. Where it declares no events, and at the root of the payload, looks for names that are nearly, but not quite, those of the default profile.',
    why: 'Movable Ink reads fields by the names that the mapping has, and throws all others away.',
    do: 'Write the name as the mapping has it, or declare the property in the configuration.',
    bad: [
      {
        caption: "Braze's name for it",
        body: '{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000, "time_zone": "America/New_York"}',
        at: '"time_zone"',
        fixed:
          '{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000, "timezone": "America/New_York"}',
      },
      {
        caption: 'A letter too much',
        body: '{"type": "track", "event": "product_viewed", "user_id": "a", "timestamp": 1257894000000, "properties": {"id": "b", "tittle": "Wipes"}}',
        at: '"tittle"',
        fixed:
          '{"type": "track", "event": "product_viewed", "user_id": "a", "timestamp": 1257894000000, "properties": {"id": "b", "title": "Wipes"}}',
      },
    ],
    good: [
      {
        caption: 'A property of your own',
        body: '{"type": "track", "event": "product_viewed", "user_id": "a", "timestamp": 1257894000000, "properties": {"id": "b", "brand": "Shoe Brand"}}',
      },
    ],
  },
  find: {
    *event(event, { settings }) {
      for (const member of unknownMembers(event, propertiesOf(settings))) {
        const isDeclared = settings.events !== undefined && member.place.length > 0;
        const near = nearest(member, isDeclared);
        if (isDeclared || near !== undefined) yield { ...member, isDeclared, ...(near !== undefined && { near }) };
      }
    },
  },
  say({ name, nameSpan: { start, end }, place, near, isDeclared, when }) {
    const where = place.length > 0 ? ` in ${placeInWords(place)}` : '';
    const guess = near === undefined ? 'Check the spelling, or declare it there.' : `Did you mean \`${near}\`?`;
    const message = isDeclared
      ? `The configuration declares no \`${name}\`${where}, which is sent ${inCase(when)}: Movable Ink throws away what is not mapped. ${guess}`
      : `\`${name}\`${where} is nearly a name that Movable Ink knows, ${inCase(when)}: unless your mapping has it, it is thrown away. ${guess}`;
    return { start, end, message, severity: isDeclared ? 'warning' : 'hint', ...caseOf(when) };
  },
  fixes({ name, nameSpan: { start, end }, near }, { template: { source } }) {
    return slice(source, { start, end }) === `"${name}"` ? renameFix({ start: start + 1, end: end - 1 }, near) : [];
  },
});

/** In short names one slip makes another word. */
const SHORT = 5;

/** A name that the object does not have as well. */
function nearest({ name, known, object, when }: UnknownMember, isDeclared: boolean): string | undefined {
  const near = isDeclared ? didYouMean(name, known) : didYouMean(name, known, name.length < SHORT ? 0 : 1);
  return near === undefined || absentWhen(object, near, when).isNever ? undefined : near;
}
