import type { PayloadProblem } from '../../proof/proof.ts';
import type { Edit } from '../engine/finding.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { quote } from './words.ts';

/** A line break, a tab or a quote in a string, where the string plainly goes on behind it. */
export function stringSlip(problem: PayloadProblem, source: string): QuoteSlip | undefined {
  if (problem.printed !== undefined) return undefined;
  return controlCharacter(problem, source) ?? unknownEscape(problem, source) ?? innerQuote(problem, source);
}

/** `"C:\path"`, `"it\'s"`: a backslash before a character that JSON does not escape. */
function unknownEscape({ kind, start }: PayloadProblem, source: string): QuoteSlip | undefined {
  const [written, sign = ''] = /^\\([^"\\/bfnrtu\s])/u.exec(source.slice(start, start + 3)) ?? [];
  if (kind !== 'invalid-text' || written === undefined) return undefined;
  const end = start + written.length;
  // An apostrophe needs no backslash in double quotes; before anything else one was meant to be sent.
  const meant = sign === "'" || sign === '`' || sign === '$' ? sign : `\\\\${sign}`;
  return {
    place: { start, end },
    message: `JSON has no escape ${quote(written)}. Write ${quote(meant)}.`,
    explains: [{ start, end, only: 'json' }],
    fix: { title: `Change to ${quote(meant)}`, kind: 'suggestion', edits: [edit(start, end, meant)] },
  };
}

/** The rest of a string up to its quote, behind which its member or item ends. */
const REST = /[^"\\]*?"(?=\s*[,}\]])/y;

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r\n': '\\n', '\r': '\\n', '\t': '\\t' };

function controlCharacter({ kind, start }: PayloadProblem, source: string): QuoteSlip | undefined {
  if (kind !== 'invalid-text' || source.charAt(start) !== '"') return undefined;
  REST.lastIndex = start + 1;
  const text = REST.exec(source)?.[0] ?? '';
  if (text.length > LONGEST || /^[^\n]*\n\s*[}\]]/.test(text)) return undefined;
  const found = Array.from(text.matchAll(/\r?\n|\r|\t/g), ({ 0: written, index }) => ({
    written,
    at: start + 1 + index,
  }));
  const [first] = found;
  if (first === undefined) return undefined;
  const escaped = ESCAPES[first.written] ?? '\\n';
  const what = escaped === '\\t' ? 'a tab' : 'a line break';
  const edits = found.map(({ written, at }) => edit(at, at + written.length, ESCAPES[written] ?? '\\n'));
  return slip(first.at, first.at + first.written.length, [start, start + 1 + text.length], what, escaped, edits);
}

/** `"say "hi" to all"`, `"5" wide"`: the string ends before the word, and one or more quotes later everything is as it should be. */
function innerQuote({ kind, start }: PayloadProblem, source: string): QuoteSlip | undefined {
  // Two strings behind one another lack something between them.
  if (kind !== 'unexpected' || source.charAt(start) === '"') return undefined;
  const space = /"[ \t]*$/.exec(source.slice(Math.max(0, start - LONGEST_SPACE), start))?.[0].length ?? 0;
  const line = /^(?:[^"\n]*"){1,8}?(?=\s*(?:[,}\]]|$))/.exec(source.slice(start, start + LONGEST))?.[0] ?? '';
  // The quotes of another member are no quotes of this string.
  if (space === 0 || line === '' || /"\s*:|\{%/.test(line)) return undefined;
  const first = start - space;
  const inner = Array.from(line.matchAll(/"/g), ({ index }) => start + index).slice(0, -1);
  const edits = [first, ...inner].map((at) => edit(at, at + 1, '\\"'));
  return slip(first, first + 1, [first, start + line.length], 'a quote', '\\"', edits);
}

const LONGEST_SPACE = 20;
/** UTF-16 units of a text that are looked at. */
const LONGEST = 1000;

function edit(start: number, end: number, newText: string): Edit {
  return { start, end, newText };
}

function slip(
  start: number,
  end: number,
  [from, until]: readonly [number, number],
  what: string,
  escaped: string,
  edits: readonly Edit[],
): QuoteSlip {
  return {
    place: { start, end },
    message: `JSON does not allow ${what} in a string. Write it as \`${escaped}\`.`,
    explains: [{ start: from, end: until + 1, only: 'json' }],
    fix: { title: `Write it as \`${escaped}\``, kind: 'suggestion', edits },
  };
}
