import { documentationAddress } from '../../catalog/documentation.ts';
import { filters } from '../../catalog/filters/index.ts';
import { withOtherNames } from '../../catalog/synonyms.ts';
import type { FilterEntry, ValueType } from '../../catalog/types.ts';
import { isNumberMember } from '../../catalog/value-shapes.ts';
import type { Chain } from '../cursor/expected.ts';
import { filtered, valueInfo } from '../knowledge/value-info.ts';
import { isPlain, isTooEarly, restOfFilter } from './filters-behind.ts';
import type { CompletionItem } from './item.ts';
import { plainSnippet } from './item.ts';
import type { MarkupRequest } from './request.ts';

/** Filters that fit the value so far, likely ones first. */
export function filterItems(request: MarkupRequest, chain: Chain, hasPipe: boolean): CompletionItem[] {
  const { template, data, offset } = request;
  const { type } = filtered(valueInfo(chain.value, template, data, offset), chain.filters);
  const hasArguments = /^\s*:/.test(template.source.slice(offset + restOfFilter(request), offset + 200));
  return filters
    .filter((entry) => isOffered(entry) && (fits(entry.input, type) || makesValue(entry, request)))
    .filter((entry) => !isTooEarly(entry, request, chain) && (!hasArguments || entry.arguments.length > 0))
    .map((entry) => itemOf(entry, request, chain, type, hasPipe));
}

/** Where a value of JSON is expected, a string becomes one too. */
function makesValue({ name }: FilterEntry, { context }: MarkupRequest): boolean {
  return name === 'as_json_string' && context?.kind === 'value';
}

/** Braze adds `id` and `lid` itself. */
function isOffered({ support, origin, instead }: FilterEntry): boolean {
  return support === 'documented' && (origin === 'liquid' || origin === 'braze') && instead === undefined;
}

const TEXTS: ReadonlySet<ValueType> = new Set(['string', 'id', 'hex', 'base64', 'url', 'json', 'time']);
const FITTING: Readonly<Partial<Record<ValueType, readonly ValueType[]>>> = {
  'string-or-array': ['string', 'array'],
  'object-or-array': ['object', 'array'],
};

/** A number fits where a string does and the reverse, since Liquid converts both. */
function fits(input: ValueType, type: ValueType): boolean {
  if (input === 'any' || type === 'any' || input === type) return true;
  const given = FITTING[type] ?? [type];
  const taken = FITTING[input] ?? [input];
  return given.some((one) => taken.some((other) => one === other || (isScalar(one) && isScalar(other))));
}

function isScalar(type: ValueType): boolean {
  return TEXTS.has(type) || type === 'number' || type === 'boolean';
}

function itemOf(
  entry: FilterEntry,
  request: MarkupRequest,
  chain: Chain,
  type: ValueType,
  hasPipe: boolean,
): CompletionItem {
  const { name, description, example, result, page, output } = entry;
  const { wordStart, offset, template } = request;
  const rest = template.source.slice(offset, offset + 200);
  const length = restOfFilter(request);
  const hasArguments = /^\s*:/.test(rest.slice(length));
  const behind = rest.charAt(length) === '|' ? ' ' : '';
  const given = hasArguments ? '' : argumentsOf(entry);
  const before = hasPipe
    ? spaceBefore(template.source, wordStart, '|')
    : `${spaceBefore(template.source, wordStart, '')}| `;
  const isAlone = request.place.kind === 'output' && !request.place.isClosed && /^\w*\s*(?:$|["\n,])/.test(rest);
  const braces = isAlone ? (/^\s/.test(template.source.charAt(request.place.content)) ? ' }}' : '}}') : '';
  const closing = given === '' ? braces : plainSnippet(braces);
  const link = page === undefined ? '' : `\n\n[Braze's documentation](${documentationAddress(page)})`;
  const shown = result === undefined ? `\`${example}\`` : `\`${example}\` prints \`${result}\``;
  return {
    label: name,
    kind: 'filter',
    detail: `${signatureOf(entry)} → ${output}`,
    documentation: `${description}\n\n${shown}${link}`,
    rank: rankOf(entry, request, chain, type),
    filterText: filterTextOf(name, request),
    edit: { start: wordStart, end: offset + length, newText: `${before}${name}${given}${closing}${behind}` },
    isSnippet: given !== '',
  };
}

/** What people look for where they want a number or a moment: no other names of the filter, which would be suggested for them. */
const NUMBER_WORDS: Readonly<Record<string, string>> = {
  plus: ' to_number number to_i to_f int float add',
  minus: ' subtract',
  date: ' unix timestamp epoch to_i format',
};

/** What escapes in JSON is looked for by the name of what escapes in HTML, too. */
function filterTextOf(name: string, { context, template, wordStart, offset }: MarkupRequest): string {
  const isBegun = /^e(?:s(?:c(?:ap?)?)?)?$/i.test(template.source.slice(wordStart, offset));
  return `${isBegun && name === 'json_escape' && context?.kind === 'string' ? 'escape ' : ''}${withOtherNames(name)}${NUMBER_WORDS[name] ?? ''}`;
}

function spaceBefore(source: string, start: number, sign: string): string {
  const before = source.charAt(start - 1);
  return sign === '' ? (/\s/.test(before) ? '' : ' ') : before === sign ? ' ' : '';
}

export function signatureOf({ name, arguments: taken }: FilterEntry): string {
  const names = taken.map((one) => (one.required ? one.name : `${one.name}?`));
  return names.length === 0 ? name : `${name}: ${names.join(', ')}`;
}

/** What most people write, where it is not what the example has. */
const USUAL: Readonly<Record<string, string>> = { plus: '0', default: "''", at_least: '0', round: '2', date: "'%s'" };

/** The arguments of the example as placeholders: ` : ${1:'%s'}`. */
function argumentsOf({ name, arguments: taken, example }: FilterEntry): string {
  const usual = USUAL[name];
  if (!taken.some(({ required }) => required) && usual === undefined) return '';
  const shown = usual ?? new RegExp(`\\| ${name}: ((?:'[^']*'|"[^"]*"|[^|}'"])+)`).exec(example)?.[1]?.trim();
  if (shown === undefined) return ': $1';
  const parts = shown.match(/(?:'[^']*'|"[^"]*"|[^,'"])+/g) ?? [];
  const fields = parts.map((part, at) => `\${${at + 1}:${plainSnippet(part.trim())}}`);
  return `: ${fields.join(', ')}`;
}

/** The value of a parameter in an address: `…?q={{`. */
function isParameter({ template, place, context }: MarkupRequest): boolean {
  const before = template.source.slice(Math.max(0, place.node.start - 200), place.node.start);
  return context?.kind === 'string' && /[?&][\w.%-]+=$/.test(before);
}

/** What the place asks for, then what is used most, then the rest. */
function rankOf({ name, input }: FilterEntry, request: MarkupRequest, chain: Chain, type: ValueType): number {
  const { context } = request;
  if (chain.filters.includes(name)) return 9;
  if (name === 'url_param_escape' && isParameter(request)) return -1;
  const isNumberDue = context?.kind === 'value' && (isNumberMember(context.path) || type === 'number');
  if (context?.kind === 'string' && name === 'json_escape') return isPlain(chain) ? 8 : 0;
  if (isNumberDue && name === 'plus') return 0;
  if (context?.kind === 'value' && !isNumberDue && name === 'as_json_string') return 0;
  if (name === 'date' && /^['"](?:now|today)['"]$/.test(chain.value) && chain.filters.length === 0) return -1;
  const usual = ['default', 'downcase', 'strip', 'date', 'md5', 'sha2', 'size', 'first', 'map', 'join'].indexOf(name);
  return (input === type ? 1 : 2) + (usual < 0 ? 3 : 0);
}
