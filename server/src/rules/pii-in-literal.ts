import { personalData } from '../catalog/personal-data.ts';
import type { TextMatch } from '../privacy/in-text.ts';
import { defineRule } from './engine/rule.ts';
import { memberFix } from './fixes/member.ts';

export default defineRule<TextMatch>({
  code: 'pii-in-literal',
  group: 'privacy',
  severity: 'warning',
  title: 'Personal data written into a body',
  documentation: {
    what: 'Looks in the text of a body, and in the texts that its outputs and assignments hold, for what may be the data of a real person: e-mail addresses and phone numbers that are not set aside for examples, numbers of cards and accounts, and, under names that say so, birth dates, numbers of documents, IP addresses and precise locations. Timestamps, identifiers, prices, versions and hashes are none, and neither are addresses of an office such as `support@…`.',
    why: 'A value that stands in a body is mostly left over from a test: it would be sent for every customer, and it is seen by all who can read the body.',
    do: "Put the customer's attribute in its place, or leave the member out.",
    bad: [
      {
        caption: 'Left over from a test',
        body: '{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000, "properties": {"contact": "jane.roe@acme-mail.com", "score": 3}}',
        at: 'jane.roe@acme-mail.com',
        fixed:
          '{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000, "properties": {"score": 3}}',
      },
      {
        caption: 'In a filter',
        body: `{"to": "{{event_properties.\${to} | default: 'jane.roe@acme-mail.com' | json_escape}}"}`,
        at: 'jane.roe@acme-mail.com',
      },
    ],
    good: [
      {
        caption: 'Addresses and numbers for examples',
        body: '{"to": "someone@example.com", "phone": "+1 202 555 0143"}',
      },
      {
        caption: 'Numbers that only look like others',
        body: '{"sku": "9472-998-0112", "at": 1701886845, "app": "1.2.3.4", "id": "42772706-c225-43ad-837e-c01e94907c3c"}',
      },
    ],
  },
  find: {
    body: (_, analysis) => analysis.personalData(),
  },
  say({ start, end, kind }) {
    const { words, sensitivity } = personalData[kind];
    const message = `This looks like ${words} of a real person: it would be sent for every customer, and all who read this body can see it. Put an attribute in its place, or leave it out.`;
    return { start, end, message, severity: sensitivity === 'high' ? 'warning' : 'information' };
  },
  fixes(found, { template: { source } }) {
    const name = /"([^"\\{}]*)"\s*:\s*"$/.exec(source.slice(Math.max(found.start - 300, 0), found.start))?.[1];
    return name === undefined ? [] : memberFix(found, name, source);
  },
});
