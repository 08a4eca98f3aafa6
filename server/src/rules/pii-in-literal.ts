import { personalData } from '../catalog/personal-data.ts';
import type { TextMatch } from '../privacy/in-text.ts';
import { defineRule } from './engine/rule.ts';
import { memberFix } from './fixes/member.ts';

export default defineRule<TextMatch>({
  code: 'pii-in-literal',
  group: 'privacy',
  severity: 'warning',
  title: 'Hard-coded personal data',
  documentation: {
    what: 'Reports text in a body, or in a string of its outputs and assignments, that looks like the data of a real person: e-mail addresses and phone numbers that are not reserved for examples, card and account numbers, and, in members named accordingly, birth dates, document numbers, IP addresses and precise locations. Timestamps, IDs, prices, versions and hashes are ignored, and so are role addresses such as `support@…`.',
    why: 'A value written into a body is usually left over from a test. It would be sent for every customer, and everyone who can read the body can see it.',
    do: "Use the customer's attribute instead, or leave the member out.",
    bad: [
      {
        caption: 'Left over from a test',
        body: '{"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"contact": "jane.roe@acme-mail.com", "score": 3}}',
        at: 'jane.roe@acme-mail.com',
        fixed:
          '{"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"score": 3}}',
      },
      {
        caption: 'In a filter',
        body: `{"to": "{{event_properties.\${to} | default: 'jane.roe@acme-mail.com' | json_escape}}"}`,
        at: 'jane.roe@acme-mail.com',
      },
    ],
    good: [
      {
        caption: 'Example addresses and numbers',
        body: '{"to": "someone@example.com", "phone": "+1 202 555 0143"}',
      },
      {
        caption: 'Numbers that only look like personal data',
        body: '{"sku": "9472-998-0112", "at": 1701886845, "app": "1.2.3.4", "id": "42772706-c225-43ad-837e-c01e94907c3c"}',
      },
    ],
  },
  find: {
    body: (_, analysis) => analysis.personalData(),
  },
  say({ start, end, kind }) {
    const { words, sensitivity } = personalData[kind];
    const message = `This looks like ${words} of a real person: it would be sent for every customer, and everyone who can read the body can see it. Use an attribute instead, or leave it out.`;
    return { start, end, message, severity: sensitivity === 'high' ? 'warning' : 'information' };
  },
  fixes(found, { template: { source } }) {
    const name = /"([^"\\{}]*)"\s*:\s*"$/.exec(source.slice(Math.max(found.start - 300, 0), found.start))?.[1];
    return name === undefined ? [] : memberFix(found, name, source);
  },
});
