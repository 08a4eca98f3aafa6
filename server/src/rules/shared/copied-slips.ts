import type { PayloadProblem } from '../../proof/proof.ts';
import { closerFrom } from './open-array.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { quote } from './words.ts';

/** What other languages have in or around an object: a comment, quotes. */
export function copiedSlip(problem: PayloadProblem, source: string): QuoteSlip | undefined {
  if (problem.printed !== undefined) return undefined;
  return (
    bracketComment(problem, source) ??
    lineComment(problem, source) ??
    quotedObject(problem, source) ??
    prefixedString(problem, source)
  );
}

/** `{# note #}`, as Jinja has it, and `{* note *}`. */
function bracketComment({ start, end }: PayloadProblem, source: string): QuoteSlip | undefined {
  const from = source.charAt(start) === '{' ? start : start - 1;
  const [comment, , note = ''] = /^\{([#*])(.*?)\1\}/s.exec(source.slice(Math.max(0, from), from + LONGEST)) ?? [];
  if (comment === undefined) return undefined;
  const place = { start: from, end: from + comment.length };
  return {
    place,
    message: `JSON has no comments, so ${quote(comment)} is sent as text. Put it in a comment tag, or remove it.`,
    explains: [{ start: Math.min(from, start), end: Math.max(source.length, end), only: 'json' }],
    covers: { start: from, end: source.length },
    fix: {
      title: 'Convert it to a comment tag',
      kind: 'suggestion',
      edits: [{ ...place, newText: `{% comment %} ${note.trim()} {% endcomment %}` }],
    },
  };
}

/** What is longer is no comment. */
const LONGEST = 2000;

/** `# note`, `-- note`: with a space, or at the beginning of its line, since `#ff0000` is a value. */
const COMMENT = /(?:#|--)(?=[ \t#-]|$)[^\n{}]*(?=\n)/my;
const WHOLE_LINE = /(?:#|--)[^\n{}]*(?=\n)/y;

function lineComment({ start, found }: PayloadProblem, source: string): QuoteSlip | undefined {
  // A number before it is read as one text with it.
  const at = /^(?:#|--)/.test(found) ? start : start + Math.max(0, found.search(/\s(?:#|--)\s/) + 1);
  const before = source.slice(Math.max(0, at - NEAR), at);
  const pattern = /\n[ \t]*$/.test(before) ? WHOLE_LINE : COMMENT;
  pattern.lastIndex = at;
  const comment = pattern.exec(source)?.[0].trimEnd();
  if (comment === undefined || !/[{[,\n"}\]\d]\s*$/.test(before)) return undefined;
  const end = at + comment.length;
  const next = /^\s*\S?/.exec(source.slice(end, end + NEAR))?.[0].length ?? 0;
  const text = comment.replace(/^[#-]+/, '').trim();
  return {
    place: { start: at, end },
    message: `JSON has no comments, so ${quote(comment)} is sent as text. Put it in a comment tag, or remove it.`,
    explains: [{ start, end: end + next, only: 'json' }],
    fix: {
      title: 'Convert it to a comment tag',
      kind: 'suggestion',
      edits: [{ start: at, end, newText: `{% comment %} ${text} {% endcomment %}` }],
    },
  };
}

/** `"{"b": 1}"`: the string ends before the name. */
function quotedObject({ start }: PayloadProblem, source: string): QuoteSlip | undefined {
  const opening = /[:,[]\s*("[{[]")$/.exec(source.slice(Math.max(0, start - NEAR), start))?.[1];
  if (opening === undefined) return undefined;
  const from = start - opening.length;
  const close = closerFrom(start - 1, source);
  if (source.charAt(close + 1) !== '"') return undefined;
  return {
    place: { start: from, end: start },
    message: 'An object or an array in quotes ends at its first quote. Remove the quotes around it.',
    explains: [{ start: from, end: source.length, only: 'json' }],
    covers: { start: from, end: source.length },
    fix: {
      title: 'Remove the quotes around it',
      kind: 'suggestion',
      edits: [
        { start: from, end: from + 1, newText: '' },
        { start: close + 1, end: close + 2, newText: '' },
      ],
    },
  };
}

/** `f"…"`: a letter right before a string. */
function prefixedString({ start, found }: PayloadProblem, source: string): QuoteSlip | undefined {
  if (!/^[fFrRuUbB]$/.test(found) || source.charAt(start - 1) === '"') return undefined;
  const close = /"(?!\s*[:,}\]])(?:\{\{(?:(?!\}\}|\{\{)[^\n])*\}\}|(?!\{\{)[^"\\\n]|\\.)*"\s*\S?/y;
  close.lastIndex = start + 1;
  if (close.exec(source) === null) return undefined;
  return {
    place: { start, end: start + 1 },
    message: `JSON strings have no letter before their quotes. Remove ${quote(found)}.`,
    explains: [{ start, end: close.lastIndex, only: 'json' }],
    fix: {
      title: `Remove ${quote(found)}`,
      kind: 'suggestion',
      edits: [{ start, end: start + 1, newText: '' }],
    },
  };
}

/** More than any space between two signs. */
const NEAR = 40;
