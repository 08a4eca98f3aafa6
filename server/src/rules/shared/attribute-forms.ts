import { findAttribute } from '../../catalog/attributes.ts';
import { findFilter } from '../../catalog/filters/index.ts';
import type { Expression } from '../../template/expressions.ts';
import { matchesOf } from '../../template/matches.ts';
import type { Span } from '../../template/span.ts';
import { ATTRIBUTE_NAMES, NAMESPACE_NAMES } from './attribute-names.ts';
import { MERGE_TAG, mergeTag } from './merge-tags.ts';

/** A way in which an attribute is written and Braze does not read it, and the right one. */
export interface AttributeForm extends Span {
  readonly kind: 'mangled' | 'filters-inside' | 'braces' | 'in-text' | 'in-catalog' | 'in-quotes';
  /** What to write in its place; undefined where nobody can tell. */
  readonly meant: string | undefined;
}

const NAME = `[^{}()\\[\\]|'"\\n]{1,100}?`;
const PATH = String.raw`(?:\.[\w-]{1,60}\??|\[[^\]{}"\n]{1,60}\])*`;
/** `${name}`, with its namespace or without, and the steps behind it. */
const ATTRIBUTE = `(?:${NAMESPACE_NAMES}\\.)?\\$\\{[^{}|\\n]{1,400}\\}${PATH}`;
const FILTERS = `(?:\\s*\\|\\s*[a-z_0-9]{1,40}(?:\\s*:[^{}"|\\n]{0,100})?)`;

const QUOTED = `'[^'\\n]*'|"[^"\\n]*"`;

/** Filters before the brace that closes `${name}`. If one more brace follows, both close the output. */
const FILTERS_INSIDE = String.raw`\|[^{}\n]{1,200}(?=\}(?!\s*-?\}(?!\})))`;

const NAMESPACE = new RegExp(
  `${QUOTED}|(?<![\\w.$}\\]-])(${NAMESPACE_NAMES})(?=[.[$])(?!\\.\\$\\{(?!\\s*['"])[^{}|]{0,400}\\})`,
  'g',
);

/** What stands behind a namespace in the place of `.${name}`; one of the groups is the name. */
const MEMBER = new RegExp(
  [
    // `.${'id'}`
    String.raw`\.\$\{\s{0,9}(?:'([^'"{}\n]{1,100})'|"([^'"{}\n]{1,100})")\s{0,9}\}`,
    // `.{{id}}`, `.${{id}}`, `.{{${id}}}`
    String.raw`\.\$?\{\{\s{0,9}\$?\{?\s{0,9}(${NAME})\s{0,9}\}?\s{0,9}\}\}`,
    // `.{${id}`
    String.raw`\.\{\$\{\s{0,9}(${NAME})\s{0,9}\}\}?`,
    // `.${{id}`
    String.raw`\.\$\{\{\s{0,9}(${NAME})\s{0,9}\}(?!\})`,
    // `.$id{}`
    String.raw`\.\$?([A-Za-z_][\w-]{0,100})\{\s{0,9}\}`,
    // `.{id}`, and `${id}` without its dot
    String.raw`\.?\$?\{\s{0,9}(${NAME})\s{0,9}\}`,
    String.raw`\.?\$?\(\s{0,9}(${NAME})\s{0,9}\)`,
    String.raw`\.?\$?\[\s{0,9}(?:'([^'\]\n]{1,100})'|"([^"\]\n]{1,100})"|([A-Za-z_][\w-]{0,100}))\s{0,9}\]`,
    // `.${id | upcase}`
    String.raw`\.\$\{\s{0,9}([A-Za-z_][\w-]{0,100})\s{0,9}(?<filters>${FILTERS_INSIDE})\}`,
    // `.${id` without its end
    String.raw`\.\$\{([A-Za-z_][\w-]{0,100})(?![\w-]*\s{0,9}\})`,
    String.raw`\.\$?([A-Za-z_][\w-]{0,100})(?![\w-]|\$?\{)`,
  ].join('|'),
  'y',
);

/** Without the quotes and what stands before it: most markups have none, and that is found faster. */
const ANY_NAMESPACE = new RegExp(`(?:${NAMESPACE_NAMES})(?=[.[$])(?!\\.\\$\\{(?!\\s*['"])[^{}|]{0,400}\\})`);

/** A namespace behind which no `${…}` follows. `from` and `end` as within an output or a tag; a form may go on behind `end`, where its braces have ended the output. */
export function mangledMembers(source: string, { start, end }: Span): AttributeForm[] {
  const forms: AttributeForm[] = [];
  // With a brace that has ended an output too early: over a line break `${…}` is not read, but nobody knows what Braze does.
  const text = source.slice(start, end + 1);
  if (!ANY_NAMESPACE.test(text)) return forms;
  for (const match of matchesOf(text, NAMESPACE)) {
    const [, namespace] = match;
    if (namespace === undefined) continue;
    const from = start + match.index;
    MEMBER.lastIndex = from + namespace.length;
    const member = MEMBER.exec(source);
    const name = member?.slice(1).find((one) => one !== undefined);
    if (member === null || name === undefined) continue;
    // `.{$id}`
    const meant = withFilters(`${namespace}.\${${name.replace(/^\$+/, '')}}`, member.groups?.filters);
    // `${event_properties.id}`
    const isBraced = source.slice(from - 2, from) === '${' && source.charAt(MEMBER.lastIndex) === '}';
    const braces = isBraced ? { start: from - 2, end: MEMBER.lastIndex + 1 } : { start: from, end: MEMBER.lastIndex };
    forms.push({ kind: kindOf(member), ...braces, meant });
  }
  return forms;
}

const FIELD = new RegExp(
  `${QUOTED}|(?<![\\w.$}\\])({-])(?:\\$\\{\\s*(${ATTRIBUTE_NAMES})\\s*(?<filters>${FILTERS_INSIDE})\\}|\\$\\{\\s*['"](${ATTRIBUTE_NAMES})['"]\\s*\\}|\\{\\s*(${ATTRIBUTE_NAMES})\\s*\\}|\\$\\(\\s*(${ATTRIBUTE_NAMES})\\s*\\)|\\$\\[\\s*(${ATTRIBUTE_NAMES})\\s*\\]|\\$\\{\\{\\s*(${ATTRIBUTE_NAMES})\\s*\\}(?!\\})|\\$\\{\\s*(${ATTRIBUTE_NAMES})(?![\\w\\s]*\\}))`,
  'g',
);

/** UTF-16 units: braces with white space between them. */
const BEHIND = 10;

/** A bracket other than those of `${name}`. */
const ODD_BRACKET = /(?:^|[^$])\{|\$[([]|\$\{(?![\w\s]*\})/;

/** `{user_id}`, `$(user_id)`, `${user_id` within an output or a tag. */
export function mangledFields(source: string, { start, end }: Span): AttributeForm[] {
  // The brace that closes may be the one that has ended the output; what follows tells whether it is.
  const text = source.slice(start, end + BEHIND);
  if (!ODD_BRACKET.test(text)) return [];
  return matchesOf(text, FIELD).flatMap((match): AttributeForm[] => {
    const name = match.slice(1).find((one) => one !== undefined);
    if (name === undefined || start + match.index > end) return [];
    const from = start + match.index;
    const meant = withFilters(`\${${name}}`, match.groups?.filters);
    return [{ kind: kindOf(match), start: from, end: from + match[0].length, meant }];
  });
}

function kindOf({ groups }: RegExpExecArray): AttributeForm['kind'] {
  return groups?.filters === undefined ? 'mangled' : 'filters-inside';
}

function withFilters(attribute: string, filters: string | undefined): string {
  return filters === undefined ? attribute : `${attribute} ${filters.trim()}`;
}

const OPERAND = new RegExp(`${QUOTED}|(\\{*)(\\s*)(${ATTRIBUTE}|[A-Za-z_][\\w-]*${PATH})?(\\s*)(\\}*)`, 'g');

/** No brace of it stands alone, whatever is quoted before. */
const PLAIN_ATTRIBUTE = /\$\{[^{}|\n'"]{1,400}\}/g;

interface Braced extends Span {
  readonly operand: string | undefined;
}

/** Where the braces of nested outputs in a tag do not go together: `{{${user_id}`, `${user_id}}}`. */
export function unevenBraces(source: string, span: Span): AttributeForm[] {
  const forms: AttributeForm[] = [];
  const text = source.slice(span.start, span.end);
  if (!/[{}]/.test(text.replace(PLAIN_ATTRIBUTE, ''))) return forms;
  let open: Braced | undefined;
  for (const match of matchesOf(text, OPERAND)) {
    const [, opening = '', before = '', operand, after = '', closing = ''] = match;
    if (opening === '' && closing === '') continue;
    const start = span.start + match.index + (opening === '' ? before.length : 0);
    const end = span.start + match.index + match[0].length - (closing === '' ? after.length : 0);
    const braced = { start, end, operand };
    if (opening.length === 2 && closing === '') {
      if (open !== undefined) forms.push(uneven(open, true));
      open = braced;
    } else if (opening === '' && closing.length === 2 && open !== undefined) open = undefined;
    else if (opening.length !== closing.length || opening.length === 1) forms.push(uneven(braced, opening !== ''));
  }
  if (open !== undefined) forms.push(uneven(open, true));
  return forms.toSorted((one, other) => one.start - other.start);
}

function uneven({ start, end, operand }: Braced, isOpened: boolean): AttributeForm {
  return { kind: 'braces', start, end, meant: operand && (isOpened ? `{{${operand}}}` : operand) };
}

const IN_TEXT = new RegExp(
  `(?<![{\\\\])(\\{\\s*)?(${ATTRIBUTE})(${FILTERS}{1,8}(?=\\s*[}"]))?(\\s*\\})?` +
    // A string that is nothing else.
    `|(?<=")(?:\\$(${ATTRIBUTE_NAMES})|\\{\\s*(${ATTRIBUTE_NAMES})\\s*\\}|\\$\\(\\s*(${ATTRIBUTE_NAMES})\\s*\\))(?="\\s*[,}\\]])|${MERGE_TAG}`,
  'g',
);

/** Attributes in the text of a payload, where nothing replaces them. */
export function attributesInText(source: string, { start, end }: Span): AttributeForm[] {
  let isInString = false;
  let seen = start;
  const text = source.slice(start, end);
  if (!/\$|"\{|\*\||%%|<%|\{!|«|#\{|\[\[|<</.test(text)) return [];
  return matchesOf(text, IN_TEXT).flatMap((match): AttributeForm[] => {
    const [all, , attribute] = match;
    const from = start + match.index;
    const tag = attribute === undefined ? mergeTag(all) : undefined;
    if (tag?.isUnlikely) return [];
    for (; seen < from; seen++)
      if (source.charAt(seen) === '"' && source.charAt(seen - 1) !== '\\') isInString = !isInString;
    const form = attribute === undefined ? undefined : withoutBraces('in-text', match, from);
    const name = match.slice(5).find((one) => one !== undefined) ?? '';
    const { meant, ...place } = form ?? {
      kind: 'in-text',
      start: from,
      end: from + all.length,
      meant: tag === undefined ? `{{\${${name}}}}` : tag.meant,
    };
    return [{ ...place, meant: isInString ? meant && escaped(meant) : meant }];
  });
}

/** `"{ p.id }"`: in single braces, a member of a variable that the body sets, as all of a string. */
export function variablesInText(
  source: string,
  { start, end }: Span,
  isVariable: (name: string) => boolean,
): AttributeForm[] {
  const text = source.slice(start, end);
  if (!text.includes('"{')) return [];
  return matchesOf(text, BRACED_PATH).flatMap((match): AttributeForm[] => {
    const [all, path = '', root = ''] = match;
    const from = start + match.index;
    const meant = `{{${path} | json_escape}}`;
    return isVariable(root) ? [{ kind: 'in-text', start: from, end: from + all.length, meant }] : [];
  });
}

const BRACED_PATH = /(?<=")\{\s*(([A-Za-z_]\w*)(?:\.\w+)*)\s*\}(?=")/g;

/** In a string of the payload, a value needs its quotes escaped. */
function escaped(output: string): string {
  return output.includes('|') ? output : output.replace(/\}\}$/, ' | json_escape}}');
}

/** Of a match of an opening brace, an attribute, its filters and a closing brace, of which the attribute alone is sure. */
function withoutBraces(kind: AttributeForm['kind'], match: RegExpExecArray, from: number): AttributeForm {
  const [all, opening = '', attribute = '', written = '', closing = ''] = match;
  const isBraced = opening !== '' && closing !== '';
  const filters = findFilter(/\w+/.exec(written)?.[0] ?? '') === undefined ? '' : written.trimEnd();
  const start = from + (isBraced ? 0 : opening.length);
  const end = isBraced ? from + all.length : from + opening.length + attribute.length + filters.length;
  return { kind, start, end, meant: isKnown(attribute) ? `{{${attribute}${filters}}}` : undefined };
}

/** A field that Braze has, or anything in a namespace. */
function isKnown(attribute: string): boolean {
  const field = /^\$\{([^}.[]*)[}.[]/.exec(attribute)?.[1]?.trim();
  return field === undefined || findAttribute(field) !== undefined;
}

const IN_ARGUMENTS = new RegExp(
  `\\{\\{[^{}]*(?:\\{[^{}]*)?\\}+|(\\{\\s*)?(${ATTRIBUTE})(${FILTERS}{1,8})?(\\s*\\})?`,
  'g',
);

/** Attributes in the arguments of a tag that reads texts, outside of outputs. */
export function attributesInArguments(source: string, { start, end }: Span): AttributeForm[] {
  return matchesOf(source.slice(start, end), IN_ARGUMENTS).flatMap((match) =>
    match[2] === undefined ? [] : [withoutBraces('in-catalog', match, start + match.index)],
  );
}

/** Strings that are an attribute and nothing else: `'${city}'`. Others may be searched for, as in `replace: '${city}', …`. */
export function quotedAttributes(values: readonly Expression[], source: string): AttributeForm[] {
  return values.flatMap((value): AttributeForm[] => {
    if (value.type !== 'literal' || value.literal.kind !== 'string') return [];
    const { start, end } = value;
    const meant = value.literal.value.trim();
    if (!WHOLE.test(meant) || !isKnown(meant)) return [];
    const isSearched = SEARCHES.test(source.slice(Math.max(0, start - NEAR), start));
    return isSearched ? [] : [{ kind: 'in-quotes', start, end, meant }];
  });
}

const SEARCHES = /(?:replace|remove|split|contains)\w*[^|]*$/;
const WHOLE = new RegExp(`^${ATTRIBUTE}$`);
const NEAR = 100;
