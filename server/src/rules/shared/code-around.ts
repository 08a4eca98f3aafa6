import type { PayloadProblem } from '../../proof/proof.ts';
import type { Edit } from '../engine/finding.ts';
import type { QuoteSlip } from './quote-slips.ts';

/** What people copy along with a payload: the option of a command, an assignment, quotes around all of it. */
const BEFORE =
  /^\s*(?:(?:--data(?:-raw|-binary)?|-d)\s|(?:const|let|var)\s+\w+\s*=|return\s|\w+\s*=(?=\s*["'`]?\s*[{[]))?\s*(["'`]?)\s*(?=[{[])/;
/** In more text nobody has copied a command before the payload. */
const NEAR = 80;

/** `--data-raw '{"a": 1}'`, `const body = {"a": 1};`, `"{"a": 1}"`: only the payload is sent. */
export function codeAround({ start }: PayloadProblem, source: string): QuoteSlip | undefined {
  const [before, quote = ''] = BEFORE.exec(source.slice(0, NEAR)) ?? [];
  if (before === undefined || before.trim() === '') return undefined;
  const all = source.trimEnd();
  const after = endingOf(quote).exec(all.slice(-NEAR))?.[0] ?? '';
  if (quote !== '' && after === '') return undefined;
  const end = all.length - after.length;
  // Within the payload are other errors.
  if (quote === '' && start >= before.length && start < end) return undefined;
  const edits: Edit[] = [{ start: 0, end: before.length, newText: '' }];
  if (after !== '') edits.push({ start: end, end: all.length, newText: '' });
  const place = { start: before.length - before.trimStart().length, end: before.trimEnd().length };
  return {
    place,
    message:
      'This surrounds the payload and is sent with it. Remove it, so that the body begins and ends with the brackets of the payload.',
    explains: [{ start: 0, end: source.length, only: 'json' }],
    fix: { title: 'Remove what surrounds the payload', kind: 'suggestion', edits },
  };
}

function endingOf(quote: string): RegExp {
  return quote === '' ? /(?<=[}\]])\s*;$/ : new RegExp(`(?<=[}\\]])\\s*${quote}\\s*[;\\\\]?$`);
}
