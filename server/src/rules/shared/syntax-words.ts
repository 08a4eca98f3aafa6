import type { PayloadProblem, PayloadProblemKind } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { quote, slice } from './words.ts';

/** Text outside the payload and unbalanced loops have rules of their own. */
export type SyntaxProblem = PayloadProblem & {
  readonly kind: Exclude<PayloadProblemKind, 'text-outside' | 'unbalanced-loop'>;
  /** What explains it better, with what follows from it. */
  readonly slip?: QuoteSlip;
  /** Of a comma that is missing before several members, each in some cases. */
  readonly before?: readonly PayloadProblem[];
};

/** What is wrong, and what to do if that is not obvious. */
const WORDS: Record<SyntaxProblem['kind'], readonly [what: (found: string) => string, advice: string]> = {
  comment: [
    (found) => `JSON has no comments, so this ${found.startsWith('`/*') ? 'one' : '`//` line'} is sent as text`,
    'Put it in a Liquid comment, or remove it.',
  ],
  'missing-comma': [(found) => `Missing comma before ${found}`, ''],
  'trailing-comma': [() => 'Trailing comma', ''],
  'missing-value': [
    (found) => `Missing value before ${found}`,
    'Write a value, or leave the whole member out when there is none.',
  ],
  'missing-key': [
    (found) => `Expected a member name instead of ${found}`,
    'Write a name in double quotes, then a colon.',
  ],
  'missing-colon': [(found) => `Missing colon before ${found}`, ''],
  'missing-close': [(found) => `Missing ${found}`, 'Close what was opened.'],
  'invalid-value': [
    (found) => `${found} is not a JSON value`,
    'Put strings in double quotes; only numbers, `true`, `false` and `null` go without.',
  ],
  'invalid-text': [
    (found) => `The string ${found} is missing a quote, or contains a character that JSON does not allow`,
    'Start and end it with a double quote on the same line, and write a quote inside it as `\\"`.',
  ],
  unexpected: [
    (found) => `Unexpected ${found}`,
    'Remove it, or add what is missing around it; write a quote inside a string as `\\"`.',
  ],
  empty: [() => 'The body prints nothing', 'Write the payload, or stop the message with `abort_message`.'],
};

/** Right behind another comma, or behind the bracket that opens; a trailing one is told with what follows it. */
export function isSecond(problem: PayloadProblem): problem is PayloadProblem & { readonly previous: Span } {
  return problem.kind === 'trailing-comma' && problem.next === undefined && problem.previous !== undefined;
}

/** A bracket that closes one of the other kind: what is due in its place. */
export function bracketMeant({ kind, found, next }: PayloadProblem): string | undefined {
  if (kind !== 'unexpected' || next === undefined) return undefined;
  return found === ']' ? '}' : ']';
}

/** Told at the value, since what comes next is not always the same. */
export function isBehindValue(problem: SyntaxProblem): problem is SyntaxProblem & { readonly previous: Span } {
  return problem.before !== undefined && problem.previous !== undefined;
}

/** A name, and right behind it a comma or the bracket that closes. */
function isWithoutValue(problem: PayloadProblem): problem is PayloadProblem & { readonly previous: Span } {
  const { kind, found, printed, previous } = problem;
  return printed === undefined && kind === 'missing-colon' && /^[,}\]]?$/.test(found) && previous !== undefined;
}

/** The name of a member behind which the next one comes: the error is told there. */
export function isHalfWritten({ kind, found }: PayloadProblem): boolean {
  return found === '' && (kind === 'missing-colon' || kind === 'missing-value');
}

/** Nothing behind a filter that fails changes what is printed, nor behind a division of a fraction by 0. */
export function isError({ printed }: PayloadProblem): boolean {
  return printed !== undefined && /^Liquid error|^-?(?:Infinity|NaN)$/.test(printed);
}

export function errorAdvice({ printed = '' }: PayloadProblem): string {
  return /divided by 0$|^-?(?:Infinity|NaN)$/.test(printed)
    ? 'Divide by another number, or test the divisor first.'
    : 'Correct the filter that fails, or test its values before.';
}
const PRINT_AS_JSON =
  'Print strings in double quotes with `json_escape`, and objects and arrays unquoted with `as_json_string`.';

/** A number with commas between its thousands, which quotes would make a string. */
const WITH_COMMAS = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** The month or the hour of a date. */
const WITH_ZEROS = /^0\d+$/;

/** The zeros that make milliseconds of seconds, where there is no date. */
export function isOnlyZeros({ printed = '', when }: SyntaxProblem): boolean {
  return /^(?:000)+$/.test(printed) && !when.isAlways;
}

export function adviceFor(problem: SyntaxProblem): string {
  const { kind, printed } = problem;
  const bracket = bracketMeant(problem);
  if (bracket !== undefined) return `Write ${quote(bracket)}.`;
  if (printed === undefined) return isWithoutValue(problem) ? 'Write a colon and a value.' : WORDS[kind][1];
  if (isOnlyZeros(problem)) return 'Without a date, only the zeros are printed: stop the message with `abort_message`.';
  if (WITH_ZEROS.test(printed)) return 'Print it without the zero, as `%-m` does, or in double quotes.';
  return WITH_COMMAS.test(printed) ? 'Numbers in JSON have no commas: print it without them.' : PRINT_AS_JSON;
}

export function whatIsWrong(problem: SyntaxProblem, source: string): string {
  const { kind, found, printed } = problem;
  if (printed === undefined && isSecond(problem)) return 'Extra comma with no value before it';
  const bracket = bracketMeant(problem);
  if (bracket !== undefined) return `Expected ${quote(bracket)}, found ${quote(found)}`;
  if (isBehindValue(problem)) return `Missing comma after ${quote(slice(source, problem.previous))}`;
  if (isHalfWritten(problem)) return `${quote(slice(source, problem))} has no value`;
  if (isWithoutValue(problem)) return `${quote(slice(source, problem.previous))} has no value`;
  if (printed === undefined) return WORDS[kind][0](quote(found));
  if (WITH_COMMAS.test(printed)) return `${quote(slice(source, problem))} prints large numbers with commas`;
  if (WITH_ZEROS.test(printed))
    return `${quote(slice(source, problem))} prints ${quote(printed)}, a number with a leading zero`;
  const what = printed.trim() === '' ? 'something that' : `${quote(printed)} and`;
  return `${quote(slice(source, problem))} prints ${what} breaks the JSON`;
}
