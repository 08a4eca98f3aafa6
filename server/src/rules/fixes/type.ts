import type { ScalarNode, TextHole } from '../../proof/payload-tree.ts';
import { knownText } from '../../proof/walk-payload.ts';
import type { Span } from '../../template/span.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { filterEdit } from './output.ts';

/** Filters that return a number for every value. */
const MATH = new Set(['plus', 'minus', 'times', 'round', 'ceil', 'floor', 'abs', 'size']);

/** Converts a value to the expected type by removing or adding quotes. */
export function typeFix(node: ScalarNode, expected: readonly string[], source: string): Fix[] {
  if (node.kind === 'string') return expected.includes('string') ? [] : dropQuotes(node, expected, source);
  return node.kind === 'number' && expected.includes('string') ? addQuotes(node) : [];
}

function addQuotes({ start, end }: Span): Fix[] {
  const edits = [start, end].map((at) => ({ start: at, end: at, newText: '"' }));
  return [{ title: 'Add quotes', kind: 'suggestion', edits }];
}

function dropQuotes(node: ScalarNode, expected: readonly string[], source: string): Fix[] {
  const { start, end } = node;
  if (source.charAt(start) !== '"' || source.charAt(end - 1) !== '"') return [];
  const inside = insideOf(node, expected, source);
  if (inside === undefined) return [];
  const edits = [{ start, end: start + 1, newText: '' }, ...inside, { start: end - 1, end, newText: '' }];
  const title = inside.length > 0 ? `Remove the quotes and add \`${inside[0]?.newText.trim()}\`` : 'Remove the quotes';
  return [{ title, kind: 'suggestion', edits }];
}

/** What else must change between the quotes; undefined if the value would not be JSON without them. */
function insideOf(node: ScalarNode, expected: readonly string[], source: string): readonly Edit[] | undefined {
  const isNumber = expected.includes('number') || expected.includes('integer');
  const texts = (node.text ?? []).map(knownText);
  if (texts.length > 0 && !texts.includes(undefined)) {
    return isNumber && texts.every((text) => isJsonNumber(text ?? '')) ? [] : undefined;
  }
  if (isNumber && isHoleWithDigits(node)) return [];
  const hole = onlyHole(node);
  if (hole === undefined || hole.start < node.start || hole.end > node.end) return undefined;
  // Of a date in words a sum makes the year, or 0.
  if (isNumber && hole.timeValues.some(({ printed }) => !isJsonNumber(printed(1e12) ?? ''))) return undefined;
  if (isNumber && (MATH.has(hole.filters.at(-1) ?? '') || printsDigits(hole))) return [];
  const edit = filterEdit(hole, isNumber ? 'plus: 0' : 'as_json_string', source);
  return edit && [edit];
}

/** As `{{seconds}}000`. */
function isHoleWithDigits({ text = [] }: ScalarNode): boolean {
  const [alternative, ...others] = text;
  const [first, ...rest] = alternative?.parts ?? [];
  const isDigits = rest.length > 0 && rest.every((part) => typeof part === 'string' && /^\d+$/.test(part));
  return others.length === 0 && typeof first === 'object' && isDigits;
}

/** The output that prints all of a string. */
function onlyHole({ text = [] }: ScalarNode): TextHole | undefined {
  const [alternative, ...others] = text;
  const [part, ...rest] = alternative?.parts ?? [];
  return others.length === 0 && rest.length === 0 && typeof part === 'object' ? part : undefined;
}

/** As `'now' | date: '%s'`, whatever the clock says. */
function printsDigits({ timeValues }: TextHole): boolean {
  return (
    timeValues.length > 0 && timeValues.every(({ isClock, printed }) => isClock && isJsonNumber(printed(1e12) ?? ''))
  );
}

function isJsonNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
}
