import type { Filter, FilteredExpression } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import { assignedOnly } from '../shared/definitions.ts';
import { quote, slice } from '../shared/words.ts';
import { unquote } from './output.ts';

/** Filters whose result is JSON already, with its own quotes. */
const PRINTING_JSON: ReadonlySet<string> = new Set(['as_json_string', 'json']);

/**
 * For what prints JSON within quotes, itself or by way of a variable: drops the quotes where nothing else stands between them, and otherwise
 * prints a string. `undefined` where something else is printed.
 */
export function jsonInQuotesFix(output: Span, printed: FilteredExpression, template: Template): Fix[] | undefined {
  const { source } = template;
  const last = printed.filters.at(-1);
  if (last !== undefined && PRINTING_JSON.has(last.name))
    return (
      dropQuotes(output, `\`${last.name}\` prints its own`, source) ?? (isInName(output, source) ? [] : asString(last))
    );
  if (printed.filters.some(isJson)) return [];
  const assigned = printed.filters.length === 0 ? assignedTo(printed, template) : [];
  const isJsonAlways = assigned.length > 0 && assigned.every(({ filters }) => filters.slice(-1).some(isJson));
  if (!isJsonAlways || printed.value === undefined) return undefined;
  return dropQuotes(output, `${quote(slice(source, printed.value))} has its own`, source) ?? [];
}

function isJson({ name }: Filter): boolean {
  return PRINTING_JSON.has(name);
}

function assignedTo({ value }: FilteredExpression, template: Template): readonly FilteredExpression[] {
  if (value?.type !== 'lookup' || value.root.kind !== 'name' || value.steps.length > 0) return [];
  return assignedOnly(value.root.name, template);
}

function dropQuotes(output: Span, why: string, source: string): Fix[] | undefined {
  const edits = unquote(output, source);
  return edits && [{ title: `Remove the quotes: ${why}`, kind: 'suggestion', edits }];
}

/** Then a quote may be missing before it. */
function isInName({ end }: Span, source: string): boolean {
  return /^[^"{]{0,200}"\s*:/.test(source.slice(end, end + 300));
}

/** Between other text. */
function asString({ name, start, end }: Filter): Fix[] {
  const title = `Change \`${name}\` to \`json_escape\``;
  return [{ title, kind: 'suggestion', edits: [{ start, end, newText: 'json_escape' }] }];
}
