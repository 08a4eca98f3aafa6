import type { Sink } from '../privacy/sinks.ts';
import { memberText } from '../privacy/sinks.ts';
import { skipSpaceBack } from '../template/characters.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import type { Fix } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { closingOf } from './fixes/output.ts';
import { dataInWords, kindsInWords, relatedTo, throughInWords } from './shared/personal-data.ts';

const GUARD = "{% if ${email_address} == blank %}{% abort_message('no e-mail') %}{% endif %}";

export default defineRule<Sink>({
  code: 'pii-in-identifier',
  group: 'privacy',
  severity: 'warning',
  title: 'Personal data in an identifier',
  documentation: {
    what: 'Reports a `user_id` or `anonymous_id` that is an e-mail address, a phone number, a name or other personal data in plain form.',
    why: 'Identifiers must not contain personal data: they are the `mi_u` in the URLs of Movable Ink images, which anyone who has the message can read.',
    do: "Send your own identifier, such as Braze's `external_id`, or a hash: `| downcase | strip | md5`. An identifier must stay the same, so talk to Movable Ink before you change one that is in use.",
    bad: [
      {
        caption: 'A plain e-mail address',
        body: `${GUARD}{"type": "track", "event": "quiz_done", "user_id": "{{\${email_address} | json_escape}}", "timestamp": 1257894000000}`,
        at: '{{${email_address} | json_escape}}',
        fixed: `${GUARD}{"type": "track", "event": "quiz_done", "user_id": "{{\${email_address} | downcase | strip | md5}}", "timestamp": 1257894000000}`,
      },
    ],
    good: [
      {
        caption: 'A hash of the e-mail address',
        body: `${GUARD}{"type": "track", "event": "quiz_done", "user_id": "{{\${email_address} | downcase | strip | sha2}}", "timestamp": 1257894000000}`,
      },
      {
        caption: "Braze's identifier",
        body: '{"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000}',
      },
    ],
  },
  find: {
    *body(_, analysis) {
      for (const sink of analysis.sinks()) {
        if (sink.isIdentifier && sink.data.some(isOpen)) yield { ...sink, data: sink.data.filter(isOpen) };
      }
    },
  },
  say({ start, end, when, member, data }, analysis) {
    const message = `${dataInWords(data)} ${data.length > 1 ? 'are' : 'is'} sent as \`${memberText(member)}\`${throughInWords(data, analysis.lines())}${inCase(when)}: this is ${kindsInWords(data)}, and identifiers must not contain personal data. Send your own identifier or a hash; if this one is in use, agree on the change with Movable Ink first.`;
    return { start, end, message, related: relatedTo(data), ...caseOf(when) };
  },
  fixes({ start, end, data }, { template }) {
    return data.length === 1 ? hashFix(template.source.slice(start, end), start) : [];
  },
});

function isOpen({ isHash, sensitivity, kind }: Sink['data'][number]): boolean {
  return !isHash && (sensitivity === 'high' || kind === 'name');
}

/** Where the filters end, not counting a final `json_escape`. */
function withoutEscape(output: string, end: number): number {
  const filter = 'json_escape';
  if (!output.startsWith(filter, end - filter.length)) return end;
  const pipe = skipSpaceBack(output, 2, end - filter.length) - 1;
  return output.charAt(pipe) === '|' ? skipSpaceBack(output, 2, pipe) : end;
}

/** After all other filters, replacing a final `json_escape`: a hash needs none. */
function hashFix(output: string, start: number): Fix[] {
  const closing = closingOf(output);
  if (closing === undefined || !output.startsWith('{{')) return [];
  const edit = {
    start: start + withoutEscape(output, closing),
    end: start + closing,
    newText: ' | downcase | strip | md5',
  };
  return [{ title: 'Send its MD5 hash (changes identifiers in use)', kind: 'suggestion', edits: [edit] }];
}
