import { fieldAt } from '../../catalog/movable-ink/find-field.ts';
import { sources } from '../../catalog/movable-ink/sources.ts';
import type { Field } from '../../catalog/movable-ink/types.ts';
import type { Case } from '../../proof/proof.ts';
import { contains } from '../../template/span.ts';
import { jsonPlace } from '../cursor/json-place.ts';
import { inCode, inWords } from '../markdown.ts';
import { paragraphs } from './entry-words.ts';
import type { Hover, HoverRequest } from './hover.ts';
import { type Presence, presenceAt } from './presence.ts';

/** Of a member of the payload: what Movable Ink does with it, and when it is sent. */
export function memberHover({ template, offset, proof, placeOf }: HoverRequest): Hover | undefined {
  const place = jsonPlace(template, offset);
  if (place === undefined || place.expects !== 'name' || !place.isClosed || !contains(place.typed, offset))
    return undefined;
  const name = template.source.slice(place.typed.start + 1, place.typed.end - 1);
  const field = fieldAt([...place.path, name]);
  const text = paragraphs(
    `**${inWords(name)}**${field === undefined ? '' : ` (${field.type})`}`,
    field?.description,
    field === undefined ? undefined : sourceWords(field),
    whenWords(presenceAt(proof, place.typed.start, placeOf)),
    field === undefined || field.example === '' ? undefined : `Example: ${inCode(JSON.stringify(field.example))}`,
  );
  return { ...place.typed, text };
}

function sourceWords({ conflict, sources: [source] }: Pick<Field, 'sources' | 'conflict'>): string {
  const from = source === undefined ? '' : `Source: ${sources[source].title}.`;
  return [conflict, from].filter((part) => part !== undefined && part !== '').join(' ');
}

function whenWords(presence: Presence | undefined): string | undefined {
  if (presence === undefined) return undefined;
  const { sent, absent } = presence;
  if (absent.isNever) return 'Always sent.';
  const words = [caseWords(sent), caseWords(absent)];
  return paragraphs(
    words[0] === undefined ? undefined : `Sent when ${words[0]}.`,
    words[1] === undefined ? 'Left out in some cases.' : `Left out when ${words[1]}.`,
  );
}

/** One way in which it happens. */
function caseWords(when: Case): string | undefined {
  const words = when.explain()?.words ?? [];
  return words.length === 0 ? undefined : words.map((word) => word.replaceAll('\n', ' ')).join(' and ');
}
