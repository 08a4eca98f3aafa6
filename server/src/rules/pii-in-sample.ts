import { personalData } from '../catalog/personal-data.ts';
import { findInJson, type JsonMatch } from '../privacy/in-json.ts';
import { replacementFor } from '../privacy/replacements.ts';
import { memberText } from '../privacy/sinks.ts';
import type { Edit, Fix } from './engine/finding.ts';
import { defineRule, type SaidOfSampleUser } from './engine/rule.ts';

export default defineRule<never>({
  code: 'pii-in-sample',
  group: 'privacy',
  severity: 'warning',
  title: 'Personal data in a sample user',
  documentation: {
    examplesAre: 'sample-users',
    what: 'Reports values in `*.sample-user.json` that look like the data of a real person: e-mail addresses and phone numbers that are not reserved for examples, full birth dates, card, account and document numbers (a *warning*), and IP addresses, precise locations, and names next to such values (*information*). Timestamps, IDs, prices, versions and hashes are ignored.',
    why: 'Sample users are stored with the bodies and shared, and Movable Ink asks for samples without e-mail addresses, phone numbers and full birth dates.',
    do: 'Use reserved example values, such as `someone@example.com` and `+1 202 555 0143`. The fix replaces the value everywhere in the file.',
    bad: [
      {
        caption: 'A real e-mail address',
        body: '{"name": "Shopper", "user": {"email": "jane.roe@acme-mail.com", "country": "US"}}',
        at: 'jane.roe@acme-mail.com',
        fixed: '{"name": "Shopper", "user": {"email": "someone@example.com", "country": "US"}}',
      },
      {
        caption: 'A full birth date',
        body: '{"name": "Shopper", "user": {"dob": "1987-06-05"}}',
        at: '1987-06-05',
        fixed: '{"name": "Shopper", "user": {"dob": "1990-01-01"}}',
      },
    ],
    good: [
      {
        caption: 'Reserved example values',
        body: '{"name": "Shopper", "user": {"email": "test@example.com", "phone": "+12025550123", "first_name": "Test"}}',
      },
      {
        caption: 'Numbers that only look like personal data',
        body: '{"name": "Shopper", "event": {"properties": {"sku": "9472-998-0112", "timestamp": 1701886845000, "seconds": 1701886845}}}',
      },
    ],
  },
  find: {},
  say: (found) => found,
  *inSampleUser({ root, source }, { personalData: { allowed } }) {
    const allowedMembers = new Set(allowed.map(({ what }) => what));
    const found = findInJson(root, source).filter(({ member }) => !allowedMembers.has(memberText(member)));
    const matches = found.slice(0, MOST_MATCHES);
    const replacements = replacementsOf(matches, source);
    for (const match of matches) yield said(match, fixOf(match, matches, replacements));
  },
});

/** In one file. Each fix edits every occurrence of its value, so the total cost grows with the square of this. */
const MOST_MATCHES = 300;

function said(match: JsonMatch, fix: Fix): SaidOfSampleUser {
  const { start, end, kind, member } = match;
  const { words, sensitivity } = personalData[kind];
  const severity = sensitivity === 'high' && kind !== 'name' ? 'warning' : 'information';
  const message = `\`${memberText(member)}\` looks like ${words} of a real person: files like this are shared, and Movable Ink asks for samples without personal data. Use a reserved example value.`;
  return { start, end, message, severity, fixes: [fix] };
}

function keyOf({ kind, text }: JsonMatch): string {
  return `${kind} ${text.toLowerCase()}`;
}

/** One for each value, so that equal values stay equal and different ones stay different. */
function replacementsOf(matches: readonly JsonMatch[], source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const inSource = new Map<string, boolean>();
  const isInSource = (one: string) => {
    const known = inSource.get(one) ?? source.includes(one);
    inSource.set(one, known);
    return known;
  };
  for (const match of matches) {
    if (found.has(keyOf(match))) continue;
    const replacement = firstFree(match, (one) => taken.has(one) || isInSource(one));
    taken.add(replacement);
    found.set(keyOf(match), replacement);
  }
  return found;
}

/** Some kinds have only one replacement for a value. */
function firstFree({ kind, text, member }: JsonMatch, isTaken: (replacement: string) => boolean): string {
  const name = member.findLast((one) => one !== '[]') ?? '';
  const first = replacementFor(kind, text, name, 0);
  for (let index = 0; index < MOST_TRIES; index++) {
    const replacement = replacementFor(kind, text, name, index);
    if (!isTaken(replacement)) return replacement;
  }
  return first;
}

const MOST_TRIES = 200;

function fixOf(match: JsonMatch, matches: readonly JsonMatch[], replacements: ReadonlyMap<string, string>): Fix {
  const same = matches.filter((one) => keyOf(one) === keyOf(match));
  const replacement = replacements.get(keyOf(match)) ?? '';
  const edits = new Map(same.map((one) => [one.start, editOf(one, replacement)]));
  return { title: `Replace with \`${replacement}\``, kind: 'safe', edits: [...edits.values()] };
}

function editOf({ start, end, node, text }: JsonMatch, replacement: string): Edit {
  const isWhole = node.type === 'string' && start === node.offset;
  const newText = isWhole ? JSON.stringify(String(node.value).replaceAll(text, replacement)) : replacement;
  return { start, end, newText: node.type === 'number' ? String(Number(newText)) : newText };
}
