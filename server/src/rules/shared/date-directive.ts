import type { Span } from '../../template/span.ts';
import type { Output, Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import { withDigits } from './output-around.ts';
import { slice } from './words.ts';

/** A timestamp whose format is one directive, or a letter of another library, that does not print the seconds since 1970. */
export interface DateDirective {
  readonly output: Output;
  /** Without its quotes. */
  readonly format: string;
  readonly formatSpan: Span;
  /** Further filters compute with it. */
  readonly isScaled: boolean;
}

/** `%S` is the second of a minute; `%Q`, `U`, `x` and `s` are the seconds or milliseconds of other libraries. */
const FORMAT = /^(['"])(%-?[SQLN]|[sSuUxXtTQ])\1$/;
const NAME = /"timestamp"\s*:\s*"?$/;
/** More than the name and any space behind it. */
const NEAR = 60;

export function dateDirective(output: Output, { source }: Template): DateDirective | undefined {
  const { filters } = output.expression;
  const at = filters.findLastIndex(({ name }) => name === 'date');
  const isScaled = filters.length > at + 1;
  if (at < 0 || filters.slice(at + 1).some(({ name }) => name !== 'times' && name !== 'plus')) return undefined;
  const argument = filters[at]?.arguments[0]?.value;
  if (argument?.type !== 'literal') return undefined;
  const [, , format] = FORMAT.exec(slice(source, argument)) ?? [];
  if (format === undefined || !NAME.test(source.slice(Math.max(0, output.start - NEAR), output.start)))
    return undefined;
  return { output, format, isScaled, formatSpan: { start: argument.start + 1, end: argument.end - 1 } };
}

/** Seconds, with the zeros that make them milliseconds where they are not there yet. */
export function secondsFix(
  { output, formatSpan, isScaled }: DateDirective,
  isInMilliseconds: boolean,
  source: string,
): Fix {
  const digits = withDigits(output, source).end - output.end;
  const zeros = { start: output.end, end: output.end, newText: '000' };
  const edits = [{ ...formatSpan, newText: '%s' }, ...(isInMilliseconds && digits === 0 && !isScaled ? [zeros] : [])];
  return { title: 'Print the seconds since 1970, with `%s`', kind: 'suggestion', edits };
}
