import { applyFilter } from '../../semantics/filters/index.ts';
import type { Role } from '../cursor/expected.ts';
import { filtered, valueInfo } from '../knowledge/value-info.ts';
import { isComparable, subjectOfCase } from './case-subject.ts';
import type { CompletionItem } from './item.ts';
import { restOfLine, restOfValue } from './reference.ts';
import type { MarkupRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';

/** A text that may be an argument, and what is said of it. */
interface Choice {
  readonly text: string;
  readonly detail: string;
  readonly documentation?: string;
  /** Its place among all items; by default that among the choices. */
  readonly rank?: number;
}

/** Behind `blank` and `nil`. */
const AFTER_BLANK = 1.5;

/** The strings that are known for an argument, with their quotes; within quotes, the text alone. */
export function argumentItems(request: MarkupRequest, role: Role, quote: string | undefined): CompletionItem[] {
  return choicesFor(request, role).map(({ text, detail, documentation, rank }, at) =>
    simpleItem({
      label: quote === undefined ? `'${text}'` : text,
      kind: 'value',
      detail,
      ...(documentation !== undefined && { documentation }),
      rank: rank ?? at,
      // Whether a quote is typed or not, in either case what follows is looked for.
      filterText: quote === undefined ? `${text} '${text}` : `${text} ${text.replaceAll('_', ' ')}`,
      edit: stringEdit(request, text, quote),
    }),
  );
}

/** Replaces what is typed between the quotes, and closes them. */
function stringEdit(request: MarkupRequest, text: string, quote: string | undefined) {
  const { wordStart, offset, place } = request;
  if (quote === undefined) return { start: wordStart, end: offset + restOfValue(request), newText: `'${text}'` };
  const rest = restOfLine(request);
  const closing = rest.indexOf(quote);
  const isOwn = closing >= 0 && !/[{}|,]/.test(rest.slice(0, closing));
  return {
    start: wordStart,
    end: isOwn ? offset + closing + 1 : offset,
    newText: `${text}${quote}${isOwn ? '' : bracesFor(place, rest)}`,
  };
}

/** Those of an output that has none, where nothing else of it can follow. */
function bracesFor({ kind, isClosed }: MarkupRequest['place'], rest: string): string {
  return kind === 'output' && !isClosed && /^\s*(?:$|[",])/.test(rest) ? '}}' : '';
}

function choicesFor(request: MarkupRequest, role: Role): readonly Choice[] {
  const { filter = '', index = 0 } = role;
  if (role.kind === 'compared' || role.kind === 'case') return comparedChoices(request, role);
  if (role.kind !== 'argument' || index > 0) return [];
  if (filter === 'date') return dateFormats(request.now);
  if (filter === 'time_zone') return zones();
  return FIELD_FILTERS.has(filter) ? fields(request, role) : [];
}

const FIELD_FILTERS: ReadonlySet<string> = new Set([
  'map',
  'sort',
  'sort_natural',
  'where',
  'uniq',
  'compact',
  'sum',
  'find_index',
  'property_accessor',
]);

/** The fields that the items of the list have. */
function fields({ template, data, offset }: MarkupRequest, { chain }: Role): Choice[] {
  if (chain === undefined) return [];
  const { known } = filtered(valueInfo(chain.value, template, data, offset), chain.filters);
  return [...(known?.members ?? [])]
    .filter(([name]) => !name.includes("'"))
    .map(([name, { type, example, source }]) => ({
      text: name,
      detail: [type, example, source].filter((part) => part !== undefined && part !== '').join(' · '),
    }));
}

/** What a value is known to be, for a comparison with it. */
function comparedChoices({ template, data, offset, place }: MarkupRequest, { left }: Role): Choice[] {
  const other = left ?? (place.tag === 'when' ? subjectOfCase(template, place.node.start) : '');
  const { known } = valueInfo(other, template, data, offset);
  if (known?.example === undefined || known.type !== 'string' || /['…]/.test(known.example)) return [];
  const isLikely = isComparable(known.example);
  return [{ text: known.example, detail: known.source ?? 'the workspace', ...(!isLikely && { rank: AFTER_BLANK }) }];
}

const FORMATS: readonly (readonly [format: string, what: string])[] = [
  ['%s', 'seconds since 1970'],
  ['%Y-%m-%dT%H:%M:%SZ', 'ISO 8601, in UTC'],
  ['%Y-%m-%d', 'the day'],
  ['%Y-%m-%dT%H:%M:%S%:z', 'ISO 8601 with its offset'],
  ['%Y-%m-%d %H:%M', 'the day and the time'],
  ['%H:%M', 'the time of the day'],
  ['%B %-d, %Y', 'the day in words'],
  ['%A', 'the day of the week'],
  ['%u', 'the number of the day in the week, Monday is 1'],
  ['%j', 'the number of the day in the year'],
  ['%Y', 'the year'],
];

/** Each with what it prints at this moment. */
function dateFormats(now: number): Choice[] {
  return FORMATS.map(([format, what]) => {
    const printed = applyFilter('date', 'now', [format], { now });
    const example = typeof printed === 'string' ? printed : '';
    return { text: format, detail: example, documentation: `Prints ${what}: \`${example}\` now.` };
  });
}

const known: { zones?: readonly Choice[] } = {};
/** Those in which most customers live, before the others. */
const USUAL = [
  'UTC',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Asia/Tokyo',
  'Australia/Sydney',
];

export function zoneNames(): readonly string[] {
  const names = Intl.supportedValuesOf('timeZone');
  return [...USUAL, ...names.filter((name) => !USUAL.includes(name))];
}

function zones(): readonly Choice[] {
  known.zones ??= zoneNames().map((text) => ({ text, detail: 'IANA time zone' }));
  return known.zones;
}
