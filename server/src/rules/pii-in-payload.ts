import { memberText, type Sink } from '../privacy/sinks.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { memberFix } from './fixes/member.ts';
import {
  dataInWords,
  kindsInWords,
  primaryData,
  relatedTo,
  severityOf,
  throughInWords,
} from './shared/personal-data.ts';

const EVENT =
  '"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000';

export default defineRule<Sink>({
  code: 'pii-in-payload',
  group: 'privacy',
  severity: 'warning',
  title: 'Personal data in an event',
  documentation: {
    what: "Follows attributes and properties through variables, captures, loops and filters into an event, and reports those that are personal data: Braze's own fields by definition, custom attributes and event properties by name. E-mail addresses, phone numbers, full birth dates, full names, postal addresses, and document, account and card numbers are a *warning*. First names, precise locations, whole records of a person, and members that are named like personal data but filled from an unknown source are *information*. A city, a gender, or the hash of what would be a warning is a *hint*. A part, an encoding or a shortened form of a value counts as the value.",
    why: 'Movable Ink cannot process sensitive personal data. Data can leak from every system that it is sent to, and customers may ask why it was there.',
    do: 'Leave the member out. To recognize a customer again, send an identifier or a hash as `user_id` or `anonymous_id`. If you send the data on purpose, list it under `personalData.allow` in `mi-webhook.config.json`, with the reason.',
    bad: [
      {
        caption: 'An e-mail address, through a variable',
        body: `{% assign contact = \${email_address} %}{${EVENT}, "properties": {"contact": "{{contact | json_escape}}", "asked": {% if contact == blank %}true{% else %}false{% endif %}}}`,
        at: '{{contact | json_escape}}',
        fixed: `{% assign contact = \${email_address} %}{${EVENT}, "properties": {"asked": {% if contact == blank %}true{% else %}false{% endif %}}}`,
      },
      {
        caption: 'Encoded, but not hidden',
        body: `{${EVENT}, "properties": {"key": "{{custom_attribute.\${mobile_phone} | base64_encode}}"}}`,
        at: '{{custom_attribute.${mobile_phone} | base64_encode}}',
      },
      {
        caption: 'Named like an e-mail address',
        body: `{${EVENT}, "properties": {"email": "{{event_properties.\${ref} | json_escape}}"}}`,
        at: '{{event_properties.${ref} | json_escape}}',
      },
    ],
    good: [
      {
        caption: 'Only the year of a birth date',
        body: `{${EVENT}, "properties": {"birth_year": "{{\${date_of_birth} | date: '%Y' | json_escape}}"}}`,
      },
      {
        caption: 'Only whether there is an e-mail address',
        body: `{${EVENT}, "properties": {"email_opt_in": {% if \${email_address} != blank %}true{% else %}false{% endif %}}}`,
      },
      { caption: 'A body for another recipient', body: '{"customer": "{{${email_address} | json_escape}}"}' },
    ],
  },
  find: {
    *body(_, analysis) {
      yield* analysis.sinks().filter(({ isIdentifier }) => !isIdentifier);
    },
  },
  say(sink, analysis) {
    const { start, end, when, member } = sink;
    const data = primaryData(sink.data);
    const message = `${dataInWords(data)} ${reaches(data.length)} \`${memberText(member)}\`${throughInWords(data, analysis.lines())}${inCase(when)}: ${adviceFor(sink)}`;
    return { start, end, message, severity: severityOf(sink.data), related: relatedTo(data), ...caseOf(when) };
  },
  fixes({ member, ...span }, { template }) {
    return memberFix(span, member.at(-1) ?? '', template.source);
  },
});

function reaches(count: number): string {
  return count > 1 ? 'reach' : 'reaches';
}

const LEAVE_OUT = 'Leave it out, or allow it in the configuration if you send it on purpose.';

function adviceFor(sink: Sink): string {
  const data = primaryData(sink.data);
  const kinds = kindsInWords(data);
  if (data.some(({ isHash }) => isHash)) {
    return `this is the hash of ${kinds}, which still identifies one person. Send it only as \`user_id\` or \`anonymous_id\`.`;
  }
  if (data.some(({ byMember }) => byMember)) {
    return `the name suggests ${kinds}, and Movable Ink cannot process sensitive personal data. Leave it out if that is right.`;
  }
  return `this is ${kinds}, and Movable Ink cannot process sensitive personal data. ${LEAVE_OUT}`;
}
