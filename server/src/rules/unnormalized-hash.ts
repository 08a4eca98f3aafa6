import { emailBy, hashedAt } from '../events/email-sources.ts';
import { identifierTexts } from '../events/identifier-sources.ts';
import type { TextHole } from '../proof/payload-tree.ts';
import type { Span } from '../template/span.ts';
import type { Analysis } from './engine/analysis.ts';
import { defineRule } from './engine/rule.ts';
import type { HashPlace } from './shared/hash-places.ts';
import { slice } from './shared/words.ts';

interface Found extends Span {
  readonly attribute: string;
  readonly hash: string;
  readonly by: 'attribute' | 'name';
  /** Where to insert the missing filters; absent where several values are hashed. */
  readonly place?: HashPlace;
  readonly lacks: readonly string[];
}

const EVENT = '"type": "track", "event": "quiz_done", "timestamp": 1257894000000';
const GUARD = '{% if ${email_address} == blank %}{% abort_message("no e-mail") %}{% endif %}';

export default defineRule<Found>({
  code: 'unnormalized-hash',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Case-sensitive e-mail hash',
  documentation: {
    what: 'Reports identifiers that hash an e-mail address as it was typed, without `downcase` first. For a property or custom attribute that is only named like an e-mail address this is *information*.',
    why: '`Ann@example.com` and `ann@example.com` reach the same person, but their hashes differ: Movable Ink would keep two profiles, and the one used for the image may have no events.',
    do: 'Put `downcase` and `strip` before the hash, here and wherever else you create the same identifier, such as `mi_u` in the images. This changes the identifier of users whose address has capitals: their earlier events stay with the old one.',
    bad: [
      {
        caption: 'As typed',
        body: `${GUARD}{${EVENT}, "user_id": "{{\${email_address} | md5}}"}`,
        at: 'md5',
        fixed: `${GUARD}{${EVENT}, "user_id": "{{\${email_address} | downcase | strip | md5}}"}`,
      },
    ],
    good: [
      {
        caption: 'In lower case',
        body: `${GUARD}{${EVENT}, "user_id": "{{\${email_address} | downcase | strip | md5}}"}`,
      },
    ],
  },
  find: {
    *event(event, analysis) {
      const seen = new Set<number>();
      for (const found of identifierTexts(event).flatMap(({ holes }) =>
        holes.flatMap((hole) => inHole(hole, analysis)),
      )) {
        if (!seen.has(found.start)) yield found;
        seen.add(found.start);
      }
    },
  },
  say({ start, end, attribute, hash, by, lacks }) {
    const filters = [...lacks, hash].map((name) => `| ${name}`).join(' ');
    const message = `This hash of \`${attribute}\` is case-sensitive: \`Ann@example.com\` and \`ann@example.com\` would become two people. Use \`${filters}\` wherever you create this identifier; users whose address has capitals will get a new one.`;
    return { start, end, message, severity: by === 'attribute' ? 'warning' : 'information' };
  },
  fixes({ place, lacks }) {
    if (place === undefined) return [];
    const { start } = place.filter.nameSpan;
    const newText = lacks.map((name) => `${name} | `).join('');
    const title = `Add ${lacks.map((name) => `\`| ${name}\``).join(' and ')} before the hash (changes some identifiers)`;
    return [{ title, kind: 'suggestion', edits: [{ start, end: start, newText }] }];
  },
});

/** Filters after which capitals make no difference. */
const CASE = new Set(['downcase', 'upcase']);

function inHole(hole: TextHole, analysis: Analysis): Found[] {
  const { classes } = analysis.settings.personalData;
  return hole.sources.flatMap((source) => {
    const isDeclared = classes.get(source.text) === 'email';
    const by = isDeclared ? 'attribute' : emailBy(source);
    const at = hashedAt(source.filters);
    const before = source.filters.slice(0, at);
    if (by === undefined || at < 0 || before.some((name) => CASE.has(name))) return [];
    const hash = source.filters[at] ?? '';
    const place = placeOf(source.text, hash, analysis);
    const { start, end } = place?.filter.nameSpan ?? hole;
    const lacks = before.includes('strip') ? ['downcase'] : ['downcase', 'strip'];
    return [{ start, end, attribute: source.text, hash, by, lacks, ...(place && { place }) }];
  });
}

/** The hash of the attribute itself, or the only one there is. */
function placeOf(attribute: string, hash: string, analysis: Analysis): HashPlace | undefined {
  const all = analysis.hashPlaces().filter(({ filter }) => filter.name === hash);
  const own = all.filter(({ value }) => slice(analysis.template.source, value).includes(attribute));
  return own[0] ?? (all.length === 1 ? all[0] : undefined);
}
