import type { PayloadProblem } from '../../proof/proof.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Template } from '../../template/tree.ts';
import type { Edit } from '../engine/finding.ts';
import { endOfLastString, loopAround } from './loop-brackets.ts';
import { isInArray, openArray } from './open-array.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { slice } from './words.ts';

/** A sign too few or of another kind, of which several errors come: a quote beside an output, a semicolon, braces of an output. */
export function signSlip(problem: PayloadProblem, template: Template): QuoteSlip | undefined {
  return (
    doubledBraces(problem, template.source) ??
    semicolon(problem, template.source) ??
    arrow(problem, template.source) ??
    openArray(problem, template.source) ??
    digitsInQuotes(problem, template.source) ??
    doubledQuotes(problem, template.source) ??
    openingQuote(problem, template.source) ??
    closingQuote(problem, template)
  );
}

/** `{{"type": "track"}}`: an object in the braces of an output. */
function doubledBraces({ start, end }: PayloadProblem, source: string): QuoteSlip | undefined {
  const text = slice(source, { start, end });
  if (!/^\{\{\s*"[^"\n]*"\s*:/.test(text) || !text.endsWith('}}')) return undefined;
  return {
    place: { start, end },
    message: 'Two braces begin a Liquid output, so this is not printed as an object. Write one brace.',
    explains: [{ start, end }],
    fix: {
      title: 'Write single braces',
      kind: 'suggestion',
      edits: [edit(start, start + 2, '{'), edit(end - 2, end, '}')],
    },
  };
}

/** `"a": 1; "b": 2` */
function semicolon({ kind, start, end, printed }: PayloadProblem, source: string): QuoteSlip | undefined {
  const text = slice(source, { start, end });
  const isSign = kind === 'unexpected' && text === ';';
  const isBehind = kind === 'invalid-value' && /^(?:-?\d[\d.]*|true|false|null);$/.test(text);
  if (printed !== undefined || !(isSign || isBehind)) return undefined;
  const at = end - 1;
  const isLast = /^\s*[}\]]/.test(source.slice(end, end + NEAR));
  return {
    place: { start: at, end },
    message: 'JSON separates members and items with commas, not with semicolons.',
    explains: [{ start, end: end + (/^\s*\S/.exec(source.slice(end, end + NEAR))?.[0].length ?? 0), only: 'json' }],
    fix: {
      title: isLast ? 'Remove the semicolon' : 'Change `;` to `,`',
      kind: 'suggestion',
      edits: [edit(at, end, isLast ? '' : ',')],
    },
  };
}

/** `"a" => 1` */
function arrow({ kind, start }: PayloadProblem, source: string): QuoteSlip | undefined {
  if (kind !== 'missing-colon' || !source.startsWith('=>', start)) return undefined;
  const end = start + 2;
  return {
    place: { start, end },
    message: 'JSON has a colon between a name and its value, not `=>`.',
    explains: [
      { start, end: end + (/^\s*[^\s,}\]]*/.exec(source.slice(end, end + NEAR))?.[0].length ?? 0), only: 'json' },
    ],
    fix: { title: 'Change `=>` to `:`', kind: 'suggestion', edits: [edit(start, end, ':')] },
  };
}

/** `{{ seconds }}"000"`: digits that belong to the number before them. */
function digitsInQuotes({ start, previous, printed }: PayloadProblem, source: string): QuoteSlip | undefined {
  if (printed !== undefined || previous === undefined || !source.startsWith('{{', previous.start)) return undefined;
  const string = /^"[\d.]+"/.exec(source.slice(start, start + NEAR))?.[0];
  if (string === undefined || source.slice(previous.end, start).trim() !== '') return undefined;
  // Between two items a comma is missing.
  if (previous.end < start && isInArray(start, source)) return undefined;
  const end = start + string.length;
  return {
    place: { start, end },
    message: 'These digits belong to the number before them, which has no quotes. Write them without quotes.',
    explains: [{ start: previous.start, end: end + 1, only: 'json' }],
    fix: {
      title: 'Remove the quotes',
      kind: 'suggestion',
      edits: [edit(previous.end, start + 1, ''), edit(end - 1, end, '')],
    },
  };
}

/** `""{{ x }}""` */
function doubledQuotes({ start, end }: PayloadProblem, source: string): QuoteSlip | undefined {
  const isOutput = source.startsWith('{{', start) && source.startsWith('}}', end - 2);
  if (!isOutput || source.slice(start - 2, start) !== '""' || !source.startsWith('""', end)) return undefined;
  return {
    place: { start: start - 2, end: end + 2 },
    message: 'The quotes of this string are doubled, so an empty string comes before the output. Write each once.',
    explains: [{ start: start - 2, end: end + 3, only: 'json' }],
    fix: {
      title: 'Write each quote once',
      kind: 'suggestion',
      edits: [edit(start - 2, start - 1, ''), edit(end, end + 1, '')],
    },
  };
}

/** `"name": {{ x | json_escape }}"`: the string ends, but does not begin. */
function openingQuote({ kind, start, end, previous }: PayloadProblem, source: string): QuoteSlip | undefined {
  const isBehind = kind === 'unexpected' && source.charAt(start) === '"' && previous?.end === start;
  const output = isBehind ? previous : kind === 'invalid-value' ? { start, end } : undefined;
  if (output === undefined || !isOutputWithQuote(output, source)) return undefined;
  const { start: at } = output;
  return {
    place: output,
    message: 'This string ends with a double quote, but does not begin with one. Insert one.',
    explains: [{ start: at, end: output.end + 2, only: 'json' }],
    fix: { title: 'Insert a double quote', kind: 'suggestion', edits: [edit(at, at, '"')] },
  };
}

function isOutputWithQuote({ start, end }: { start: number; end: number }, source: string): boolean {
  return (
    source.startsWith('{{', start) &&
    source.startsWith('}}', end - 2) &&
    /^"\s*(?:[,}\]]|$)/.test(source.slice(end, end + NEAR)) &&
    /[:,[]\s*$/.test(source.slice(Math.max(0, start - NEAR), start))
  );
}

/** `"name": "{{ x | json_escape }}}`: the string of the last member is not closed. */
function closingQuote({ kind, start, end }: PayloadProblem, template: Template): QuoteSlip | undefined {
  const { source } = template;
  if (kind !== 'invalid-text' || source.charAt(start) !== '"' || end > start + 1) return undefined;
  // Behind an output a string ends.
  if (source.startsWith('}}', start - 2)) return undefined;
  const loop = loopAround(start, template);
  const at = loop === undefined ? endingAt(template) : endOfLastString(loop, source);
  if (at === undefined || at - start > FURTHEST || !/[}\]]/.test(source.slice(at))) return undefined;
  if (at <= start || /["\n]/.test(withoutOutputs(source.slice(start + 1, at)))) return undefined;
  return {
    place: { start, end },
    message: 'This string is not closed. Insert a double quote at its end.',
    explains: [{ start, end: source.length, only: 'json' }],
    fix: { title: 'Insert a double quote', kind: 'suggestion', edits: [edit(at, at, '"')] },
  };
}

/** Where the brackets and white space begin with which a body ends. */
function endingAt(template: Template): number | undefined {
  const { source } = template;
  const last = nodesOf(template).at(-1);
  if (last?.type !== 'text') return undefined;
  const first = Math.max(last.start, last.end - FURTHEST);
  let at = last.end;
  while (at > first && /[\s}\]]/.test(source.charAt(at - 1))) at--;
  return at;
}

function withoutOutputs(text: string): string {
  return text.replace(/\{\{(?:(?!\{\{).)*?\}\}/gs, '');
}

const FURTHEST = 1000;

/** More than any space between two signs. */
const NEAR = 40;

function edit(start: number, end: number, newText: string): Edit {
  return { start, end, newText };
}
