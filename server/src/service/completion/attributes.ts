import { attributes } from '../../catalog/attributes.ts';
import { documentationAddress } from '../../catalog/documentation.ts';
import { findNamespace, namespaces } from '../../catalog/namespaces.ts';
import { personalData, personalDataNamed } from '../../catalog/personal-data.ts';
import { withOtherNames } from '../../catalog/synonyms.ts';
import type { AttributeEntry, NamespaceEntry, PersonalData, ValueType } from '../../catalog/types.ts';
import { once } from '../../template/once.ts';
import type { KnownValue } from '../knowledge/known-data.ts';
import { inCode, inWords } from '../markdown.ts';
import { valueEdit } from './braces.ts';
import { isNoList, misfits } from './fitting.ts';
import type { CompletionItem } from './item.ts';
import { singular } from './member-text.ts';
import { isMeantFor } from './rank.ts';
import { restOfLine } from './reference.ts';
import type { MarkupRequest } from './request.ts';
import { safeFilters } from './value-filters.ts';

/** Something that a body can read, as it is offered. */
interface Readable {
  readonly namespace?: string;
  readonly name: string;
  readonly type: ValueType;
  readonly example?: string;
  readonly source: string;
  readonly documentation: string;
  readonly personalData: PersonalData;
  readonly isDiscouraged: boolean;
  /** Known from Braze's pages, and not from any data: few events have it. */
  readonly isListed?: true;
}

/** All attributes, with their braces: where a value is due. */
export function attributeItems(request: MarkupRequest): CompletionItem[] {
  const spaces = namespaces.filter((one) => isOffered(one) && one.name !== 'catalogs');
  return [
    ...itemsOf(userFields, request),
    ...spaces.flatMap((space) => itemsOf(membersOf(space, request), request)),
    ...spaces.filter(({ openEnded }) => openEnded).map((space) => openItem(space, request)),
  ];
}

/** Names for `${…}`, after a namespace or without one. */
export function nameItems(request: MarkupRequest, namespace: string | undefined): CompletionItem[] {
  if (namespace === undefined) return itemsOf(userFields, request);
  const space = findNamespace(namespace);
  return space === undefined || !isOffered(space) ? [] : itemsOf(membersOf(space, request), request);
}

function itemsOf(all: readonly Readable[], request: MarkupRequest): CompletionItem[] {
  return all.filter(({ type }) => !isNoList(type, request)).map((one) => itemOf(one, request));
}

function isOffered({ support, onlyIn, deprecated }: NamespaceEntry | AttributeEntry): boolean {
  return support === 'documented' && onlyIn === undefined && deprecated !== true;
}

const userFields: readonly Readable[] = attributes
  .filter(isOffered)
  .map((entry) => ofEntry(entry, undefined, 'Braze attribute'));

const listedIn = once((space: NamespaceEntry): readonly Readable[] =>
  space.members
    .filter(isOffered)
    .map((entry) => ({ ...ofEntry(entry, space.name, 'Braze attribute'), isListed: true })),
);

function membersOf(space: NamespaceEntry, { data }: MarkupRequest): Readable[] {
  const listed = listedIn(space);
  const known = [...(data.namespaces.get(space.name)?.members ?? [])].filter(([name]) => isWritable(name));
  const isListed = new Set(listed.map(({ name }) => name));
  return [
    ...known.filter(([name]) => !isListed.has(name)).map(([name, value]) => ofKnown(name, value, space)),
    ...listed,
  ];
}

/** A name can hold anything but what ends it. */
function isWritable(name: string): boolean {
  return /^[^{}|\n]{1,200}$/.test(name);
}

function ofEntry(entry: AttributeEntry, namespace: string | undefined, source: string): Readable {
  const { name, type, example, page, description, personalData, nullable } = entry;
  const blank = nullable ? ' It may be blank.' : '';
  const link = page === undefined ? '' : `\n\n[Braze's documentation](${documentationAddress(page)})`;
  const documentation = `${description}${blank}${exampleLine(example)}${link}`;
  const isDiscouraged = entry.deprecated === true;
  return { name, type, example, source, documentation, personalData, isDiscouraged, ...(namespace && { namespace }) };
}

function ofKnown(name: string, { type, example, source }: KnownValue, space: NamespaceEntry): Readable {
  const documentation = `From ${inWords(source ?? 'the workspace')}.${exampleLine(example)}`;
  return {
    namespace: space.name,
    name,
    type: type ?? 'any',
    ...(example !== undefined && { example }),
    source: source ?? 'the workspace',
    documentation,
    personalData: personalDataNamed(name) ?? 'none',
    isDiscouraged: space.deprecated === true,
  };
}

function exampleLine(example: string | undefined): string {
  return example === undefined || example === '' ? '' : `\n\nExample: ${inCode(example)}`;
}

/** Names that people know an attribute of the user by, such as `external_id`. */
function otherNames({ namespace, name }: Readable): string {
  return namespace === undefined ? withOtherNames(name).slice(name.length) : '';
}

function itemOf(one: Readable, request: MarkupRequest): CompletionItem {
  const { expects, settings, context, place } = request;
  const { namespace, name, type, source } = one;
  const written = namespace === undefined ? `\${${name}}` : `${namespace}.\${${name}}`;
  const filters = safeFilters(context, written, type === 'number', settings);
  const kind = personalData[one.personalData];
  const isSensitive = kind.sensitivity === 'high';
  const isInside = expects.kind === 'attribute' || expects.kind === 'member';
  const label = isInside ? name : written;
  const warning = isSensitive ? `\n\nThis is ${kind.words}: send it only as a hash.` : '';
  return {
    label,
    kind: namespace === undefined ? 'attribute' : 'property',
    detail: [type === 'any' ? '' : type, one.example === undefined || one.example === '' ? '' : one.example, source]
      .filter((part) => part !== '')
      .join(' · '),
    documentation: one.documentation + warning,
    rank: rankOf(one, request),
    // What is typed of it already begins with the `$`.
    filterText: `${expects.kind === 'attribute' ? `\${${name}` : written.replaceAll(/[${}]/g, '')}${otherNames(one)}`,
    edit: editOf(request, name, written, place.kind === 'tag' && !place.isNested, filters),
    isSnippet: false,
    ...(one.isDiscouraged && { isDiscouraged: true }),
  };
}

function editOf(request: MarkupRequest, name: string, written: string, isBare: boolean, filters: string) {
  const { expects } = request;
  if (expects.kind === 'attribute') return valueEdit(request, `\${${name}`, filters);
  if (expects.kind === 'member') return valueEdit(request, `\${${name}}`, filters);
  const text = isBare && request.place.tag !== 'echo' ? `{{${written}}}` : written;
  return valueEdit(request, text, filters);
}

/** What fits the member that is filled comes first, and what must not be sent as it is last. */
function rankOf({ namespace, name, type, personalData: kind, isListed }: Readable, request: MarkupRequest): number {
  const { context, expects } = request;
  const role = 'role' in expects ? expects.role : undefined;
  if ((isMeantFor(name, context) && role?.kind !== 'argument') || (namespace === undefined && role?.filter === name))
    return 0;
  const isSensitive = personalData[kind].sensitivity === 'high' ? 20 : 0;
  const misfit = misfits(type, request) ? 8 : 0;
  const space = namespace === undefined ? 2 : isListed ? 4 : (SPACES[namespace] ?? 4);
  const named = isNamedBefore(name, role?.kind === 'collection', request) ? 0 : 1;
  return named * (1 + space + misfit) + isSensitive;
}

/** `{% for category in` goes over the `categories`, and `{% assign title =` is set to the `title`. */
function isNamedBefore(name: string, isList: boolean, { place: { tokens, tag } }: MarkupRequest): boolean {
  const variable = tokens[0]?.text;
  return isList ? variable === singular(name) : tag === 'assign' && variable === name;
}

const SPACES: Readonly<Record<string, number>> = { event_properties: 1, custom_attribute: 3 };

/** `custom_attribute.${…}`, with the name left to type. */
function openItem(space: NamespaceEntry, request: MarkupRequest): CompletionItem {
  const { place, wordStart } = request;
  // Only the namespace is missing before it.
  const name = /^[\w-]*\.?\$\{([^{}|\\\n]+)\}/.exec(restOfLine(request))?.[1];
  const isBare = place.kind === 'tag' && !place.isNested;
  const edit = valueEdit(request, '\0', '');
  const text = `${isBare ? '{{' : ''}${space.name}.\${\0}${isBare ? '}}' : ''}`;
  const newText = edit.newText
    .replace('\0', () => text)
    .replaceAll(/[\\$}]/g, (sign) => `\\${sign}`)
    .replace('\0', () => (name === undefined ? '$1' : `\${1:${name}}`));
  return {
    label: `${space.name}.\${…}`,
    kind: 'attribute',
    detail: 'Braze namespace',
    documentation: `${space.description}\n\n${space.where}`,
    rank: 40,
    filterText: space.name,
    edit: { ...edit, start: wordStart, newText },
    isSnippet: true,
  };
}
