import { propertyNames } from '../../catalog/movable-ink/braze-names.ts';
import type { Field, JsonType } from '../../catalog/movable-ink/types.ts';
import type { ValueType } from '../../catalog/types.ts';
import type { JsonPlace } from '../cursor/json-place.ts';
import { inWords } from '../markdown.ts';
import { beforeNext, commaBefore, movedComma } from './comma-edits.ts';
import { type Commas, commasAt, memberWith } from './commas.ts';
import { namespaceFor, sourceOf } from './field-source.ts';
import { isGuarded, isInTestOf } from './guarded.ts';
import { identifierChoice } from './identifier-choice.ts';
import { indented } from './indented.ts';
import { type CompletionItem, plainSnippet } from './item.ts';
import { envelopeText, type MemberText, textOf } from './member-text.ts';
import { eventNames, fieldsAt, offeredEvents, rootOf, typeOfEvent } from './profile-fields.ts';
import type { CompletionRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';

/** Members that the object does not have on the way to the cursor, whole: with their values and commas, or the name alone where there is a value. */
export function memberNameItems(request: CompletionRequest, place: JsonPlace): CompletionItem[] {
  const fields = missingFields(request, place);
  if (place.next.has('colon')) return fields.map((field, rank) => nameItem(field, rank, place));
  const commas = commasAt(place);
  if (commas === undefined) return [];
  return [
    ...fields.flatMap((field, rank) => wholeItem(field, rank, request, place, commas)),
    ...identifierChoice(request, place, commas, isAlone(request, place)),
  ];
}

/** A member of the profile, or one from elsewhere. */
interface OfferedField extends Field {
  readonly from?: string;
}

function missingFields(request: CompletionRequest, place: JsonPlace): OfferedField[] {
  const fields = fieldsAt(request, place);
  if (fields === undefined) return [];
  const all: OfferedField[] = [...fields, ...ownProperties(request, place)];
  const has = (name: string) => place.members.some((member) => member.name === name);
  const isThere = ({ name, otherNames = [] }: Field) =>
    has(name) || otherNames.some(has) || isOtherIdentifier(name, has, place);
  const missing = all.filter((field, at) => !isThere(field) && all.findIndex(({ name }) => name === field.name) === at);
  const urgency = (field: OfferedField) => (isTestedHere(field, request, place) ? 2 : Number(field.required));
  return missing.toSorted((one, other) => urgency(other) - urgency(one));
}

/** A `track` event has one of the two identifiers. */
function isOtherIdentifier(name: string, has: (name: string) => boolean, { container }: JsonPlace): boolean {
  const root = rootOf(container);
  if (root !== container || root === undefined || typeOfEvent(root) === 'identify') return false;
  return name === 'anonymous_id' && has('user_id');
}

const JSON_TYPES: Readonly<Partial<Record<ValueType, JsonType>>> = {
  number: 'number',
  boolean: 'boolean',
  array: 'array',
  object: 'object',
};

/** Properties of the event that sample users have and the profile does not know: unless the configuration says which ones there are. */
function ownProperties({ data, settings }: CompletionRequest, { path }: JsonPlace): OfferedField[] {
  if (path.length !== 1 || path[0] !== 'properties' || settings.events !== undefined) return [];
  const known = data.namespaces.get(namespaceFor(settings.trigger))?.members ?? [];
  return [...known].flatMap(([name, { type, source }]): OfferedField[] => {
    const isOffered =
      /^[A-Za-z_][\w-]*$/.test(name) && type !== undefined && source?.startsWith('sample user') === true;
    if (!isOffered) return [];
    return [
      {
        name,
        type: JSON_TYPES[type] ?? 'string',
        required: false,
        description: `From ${inWords(source)}.`,
        example: '',
        sources: [],
        from: source,
      },
    ];
  });
}

function nameItem(field: OfferedField, rank: number, place: JsonPlace): CompletionItem {
  return simpleItem({
    ...wordsFor(field, rank),
    filterText: filterTextOf(field, { ...place, isQuoted: true }),
    edit: { ...place.typed, newText: `"${field.name}"` },
  });
}

/** Its name, and what an event calls the value: `product_name` and `name` for the `title`. */
function filterTextOf({ name }: OfferedField, { path, container, isQuoted }: JsonPlace): string {
  const root = rootOf(container);
  const event = root === undefined ? '' : (eventNames(root)[0] ?? '');
  const others = path.length === 0 ? [] : propertyNames(name, event, path.includes('[]'));
  return [name, ...others].map((one) => (isQuoted ? `"${one}"` : one)).join(' ');
}

function wordsFor({ name, type, required, description, example, from = 'Movable Ink' }: OfferedField, rank: number) {
  const shown = example === '' || example === undefined ? '' : `\n\nExample: \`${JSON.stringify(example)}\``;
  return {
    label: name,
    kind: 'member' as const,
    detail: `${type}${required ? ', required' : ''} · ${from}`,
    documentation: `${description}${shown}`,
    rank,
  };
}

function wholeItem(
  field: OfferedField,
  rank: number,
  request: CompletionRequest,
  place: JsonPlace,
  commas: Commas,
): CompletionItem[] {
  const text = unguarded(memberText(field, request, place), request);
  if (text === undefined) return [];
  const isOwnLine = isAlone(request, place);
  const isGuardNeeded = IDENTIFIERS.has(field.name) && place.path.length === 0;
  const moved = isGuardNeeded && text.guard !== undefined ? movedComma(request, place, commas) : undefined;
  const comma =
    moved?.comma ??
    (text.guard === undefined || !commas.canBeLeftOut ? commaBefore(request, place, commas) : undefined);
  // With the comma behind the value before, the next member needs one only where this one is.
  const canBeLeftOut = commas.canBeLeftOut || commas.isAfter;
  const own = moved?.commas ?? (comma === undefined ? commas : { ...commas, isBefore: false, canBeLeftOut });
  const member = memberWith(field.name, text, own, { isOwnLine, isGuardNeeded });
  if (member === undefined) return [];
  const newText = beforeNext(afterBrace(indented(member, request, place), request, place), request, place);
  const isRoot = place.path.length === 0;
  const choice = newText.includes('\0') ? (field.name === 'event' && isRoot ? eventChoice(request) : '$1') : undefined;
  const shown = choice === undefined ? newText : plainSnippet(newText).replace('\0', () => choice);
  return [
    simpleItem({
      ...wordsFor(field, rank),
      filterText: filterTextOf(field, place),
      edit: { ...place.typed, newText: shown },
      ...(comma && { also: comma }),
      isSnippet: choice !== undefined,
    }),
  ];
}

/** The branch around the cursor is the one with its value. */
function isTestedHere(field: OfferedField, request: CompletionRequest, place: JsonPlace): boolean {
  const guard = memberText(field, request, place)?.guard;
  return guard !== undefined && isInTestOf(request.template, request.offset, guard);
}

/** Where a value is there anyway, it needs no test of its own. */
function unguarded(text: MemberText | undefined, { template, offset }: CompletionRequest): MemberText | undefined {
  const isSure = text?.guard !== undefined && isGuarded(template, offset, text.guard);
  return isSure ? { value: text.value } : text;
}

const IDENTIFIERS: ReadonlySet<string> = new Set(['user_id', 'timezone']);

/** A brace of JSON right before a tag would make an output of it: `{{%`. */
function afterBrace(text: string, { template }: CompletionRequest, { typed }: JsonPlace): string {
  return text.startsWith('{') && template.source.charAt(typed.start - 1) === '{' ? ` ${text}` : text;
}

/** The member has the line for itself, and may take more than one. */
function isAlone({ template: { source } }: CompletionRequest, { typed }: JsonPlace): boolean {
  const line = source.lastIndexOf('\n', typed.start - 1) + 1;
  return (
    line > 0 &&
    source.slice(line, typed.start).trim() === '' &&
    /^\s*(?:\n|$)/.test(source.slice(typed.end, typed.end + 500))
  );
}

function memberText(field: Field, request: CompletionRequest, place: JsonPlace): MemberText | undefined {
  const { path, container } = place;
  if (path.length > 0) {
    const source = sourceOf(request, place, path, field);
    return source === undefined ? undefined : textOf(field, source);
  }
  if (field.name === 'event') return { value: '"\0"' };
  if (field.name === 'properties') return propertiesText(request, place);
  const root = rootOf(container);
  const isIdentify = field.name === 'type' && root !== undefined && typeOfEvent(root) === 'identify';
  return isIdentify ? { value: '"identify"' } : envelopeText(field.name, request.settings.timestamp);
}

function eventChoice(request: CompletionRequest): string {
  const names = offeredEvents(request).map(({ name }) => name.replaceAll(/[,|\\$}]/g, (sign) => `\\${sign}`));
  return `\${1|${names.join(',')}|}`;
}

/** The required properties of the event, so that nothing is missing. */
export function propertiesText(request: CompletionRequest, place: JsonPlace): MemberText {
  const root = rootOf(place.container);
  const inner = { ...place, path: ['properties'] };
  const known = root !== undefined && eventNames(root).length > 0;
  const fields = known ? (fieldsAt(request, inner) ?? []).filter(({ required }) => required) : [];
  const members = fields.flatMap((field) => {
    const source = sourceOf(request, inner, inner.path, field);
    return source === undefined ? [] : [`  "${field.name}": ${textOf(field, source).value.replaceAll('\n', '\n  ')}`];
  });
  return { value: members.length === 0 ? '{\0}' : `{\n${members.join(',\n')}\n}` };
}
