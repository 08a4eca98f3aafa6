import type { PayloadProblem, Proof } from '../../proof/proof.ts';
import { firstFrom, type Span } from '../../template/span.ts';
import type { Analysis } from '../engine/analysis.ts';
import type { Fix } from '../engine/finding.ts';
import { isReadOtherwise } from '../shared/captured.ts';
import type { SyntaxProblem } from '../shared/syntax-words.ts';
import { quote, slice } from '../shared/words.ts';

/** Comments, and outputs of an empty text, as they stand around a Content Block. */
const NOTHING = /\{%-?\s*comment\b[\s\S]*?endcomment\s*-?%\}|\{\{-?\s*''\s*-?\}\}/g;
const LIQUID = /\{[{%]/;
/** A word with a missing quote does not begin or end where it seems to. */
const WHOLE_VALUE = /^(?:"[\s\S]*"|-?\d[\d.eE+-]*|true|false|null|[\s\S]*[\]}]\d*)$/;
const BEGINS_VALUE = /^(?:["[{\d-]|true\b|false\b|null\b)/;
/** Only the ends of branches: the text before them is printed right before the text after them. */
const BRANCH_ENDS = /^(?:\s*\{%-?\s*end(?:if|unless|case)\s*-?%\})+\s*$/;
const TURN_END = /^\s*\{%-?\s*endfor\b/;
/** Nothing but the tag that begins a loop. */
const TURN_START = /^\s*\{%-?\s*for\b[^%]*%\}\s*$/;
const BEFORE_TURNS = '{% unless forloop.first %},{% endunless %}';
const BETWEEN_TURNS = '{% unless forloop.last %},{% endunless %}';

/**
 * Inserts the missing comma. Safe if there is only text between the two values: then one is never printed without the other. An output may
 * sometimes be blank, and then the comma would be one too many, so beside an output the comma must always be missing.
 */
export function insertComma(problem: SyntaxProblem, analysis: Analysis): Fix[] {
  const {
    proof,
    template: { source },
  } = analysis;
  const { previous, when, before } = problem;
  if (previous === undefined || !areValues(previous, problem, source)) return [];
  if (before !== undefined) {
    const isSure =
      when.isAlways && !hasOtherSlip(previous, before.at(-1) ?? problem, proof) && !isReadOtherwise(previous, analysis);
    return [commaBehind(previous, isSure, source)];
  }
  if (previous.end > problem.start) return separateTurns(previous, source);
  const between = liquidBetween(source, previous.end, problem.start);
  const hasOutput = [previous, problem].some((span) => source.startsWith('{{', span.start));
  const isPlain = (!hasOutput || when.isAlways) && !hasOtherSlip(previous, problem, proof);
  const isSure = between === '' && isPlain && !isReadOtherwise(previous, analysis);
  if (!isSure && between !== '' && (between === undefined || !BRANCH_ENDS.test(between))) return [];
  return [commaBehind(previous, isSure, source)];
}

function commaBehind(value: Span, isSure: boolean, source: string): Fix {
  return {
    title: `Insert a comma after ${quote(slice(source, value))}`,
    kind: isSure ? 'safe' : 'suggestion',
    edits: [{ start: value.end, end: value.end, newText: ',' }],
  };
}

/** An error of another kind nearby: then quotes may not pair up as they seem to. */
function hasOtherSlip({ start }: Span, problem: PayloadProblem, { problems }: Proof): boolean {
  for (let at = firstFrom(start, problems); at < problems.length; at++) {
    const other = problems[at];
    if (other === undefined || other.start > problem.end) return false;
    if (other.kind !== problem.kind) return true;
  }
  return false;
}

function areValues(previous: Span, { start }: Span, source: string): boolean {
  return WHOLE_VALUE.test(slice(source, previous)) && BEGINS_VALUE.test(source.slice(start, start + 6));
}

/** The comma is missing between two iterations of the loop that ends right after the previous item. */
function separateTurns({ end }: Span, source: string): Fix[] {
  if (!TURN_END.test(source.slice(end))) return [];
  const newText = BETWEEN_TURNS;
  return [{ title: 'Insert a comma between the items', kind: 'suggestion', edits: [{ start: end, end, newText }] }];
}

/** Removes a trailing comma; after the items of a loop it is kept between them. */
export function removeComma(problem: PayloadProblem, analysis: Analysis): Fix[] {
  const {
    proof,
    template: { source },
  } = analysis;
  if (slice(source, problem) !== ',') return [];
  const behind = isOneOf(']}', source, problem.next)
    ? liquidBetween(source, problem.end, problem.next?.start)
    : undefined;
  const before = isOneOf(',[{', source, problem.previous)
    ? liquidBetween(source, problem.previous?.end, problem.start)
    : undefined;
  const { start, end } = problem;
  if (behind !== undefined && TURN_END.test(behind)) {
    const edits = [{ start, end, newText: BETWEEN_TURNS }];
    return [{ title: 'Omit the comma after the last item', kind: 'suggestion', edits }];
  }
  if (before !== undefined && TURN_START.test(before)) {
    const edits = [{ start, end, newText: BEFORE_TURNS }];
    return [{ title: 'Omit the comma before the first item', kind: 'suggestion', edits }];
  }
  const isPlain = !hasOtherSlip(problem.previous ?? problem, problem, proof);
  const isSure = (behind === '' || before === '') && isPlain && !isReadOtherwise(problem, analysis);
  if (!isSure && (behind === undefined || !BRANCH_ENDS.test(behind))) return [];
  // Two braces in a row would open an output.
  const newText = source.charAt(start - 1) === '{' && source.charAt(end) === '{' ? ' ' : '';
  return [{ title: 'Remove the comma', kind: isSure ? 'safe' : 'suggestion', edits: [{ start, end, newText }] }];
}

/** The Liquid between two places without what prints nothing for sure; undefined if they are out of order or have printed text between them. */
function liquidBetween(source: string, start: number | undefined, end: number | undefined): string | undefined {
  if (start === undefined || end === undefined || start > end) return undefined;
  const between = source.slice(start, end).replace(NOTHING, '');
  if (LIQUID.test(between)) return between;
  return between.trim() === '' ? '' : undefined;
}

function isOneOf(chars: string, source: string, span: Span | undefined): boolean {
  return span !== undefined && span.end === span.start + 1 && chars.includes(source.charAt(span.start));
}
