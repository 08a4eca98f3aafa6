import { findFilter } from '../../catalog/filters/index.ts';
import { findTag } from '../../catalog/tags.ts';
import type { Template } from '../../template/tree.ts';
import { cursorPlace, type MarkupPlace } from '../cursor/markup-place.ts';
import type { Token } from '../cursor/tokens.ts';
import { filterWords, tagWords } from '../hover/entry-words.ts';
import { tagSignature } from './tag-signatures.ts';

/** How a filter or a tag is written, and what of it is being typed. */
export interface Signature {
  readonly label: string;
  /** Parts of the label, in their order. */
  readonly parameters: readonly string[];
  /** Index of the one at the cursor. */
  readonly active: number;
  /** Markdown. */
  readonly documentation: string;
}

/** @param now milliseconds since 1970, for examples. */
export function signatureAt(template: Template, offset: number, now: number): Signature | undefined {
  const place = cursorPlace(template, offset);
  if (place.kind === 'text' || place.kind === 'hidden') return undefined;
  return filterSignature(place, now) ?? ofTag(place);
}

function filterSignature({ tokens }: MarkupPlace, now: number): Signature | undefined {
  const pipe = tokens.findLastIndex(({ text }) => text === '|');
  const [name, colon, ...args] = pipe < 0 ? [] : tokens.slice(pipe + 1);
  const entry = findFilter(name?.text ?? '');
  if (entry === undefined || colon?.text !== ':' || isLeft(args)) return undefined;
  const { arguments: taken, keywords = [] } = entry;
  const parameters = [
    ...taken.map((one) => `${one.name}${one.required ? '' : '?'}: ${one.type}`),
    ...keywords.map((keyword) => `${keyword}: true`),
  ];
  if (parameters.length === 0) return undefined;
  const active = Math.min(args.filter(({ text }) => text === ',').length, parameters.length - 1);
  const label = `${entry.name}: ${parameters.join(', ')}`;
  return { label, parameters, active, documentation: filterWords(entry, undefined, now) };
}

/** The output that the filter is in has ended. */
function isLeft(args: readonly Token[]): boolean {
  return args.some(({ text }) => text === '}}');
}

function ofTag({ tag, tokens }: MarkupPlace): Signature | undefined {
  const entry = tag === undefined ? undefined : findTag(tag);
  if (entry === undefined) return undefined;
  const found = tagSignature(entry, tokens);
  return found && { ...found, documentation: tagWords(entry) };
}
