import type { Span } from '../../template/span.ts';
import type { Analysis } from '../engine/analysis.ts';
import type { Fix } from '../engine/finding.ts';
import { isReadOtherwise } from '../shared/captured.ts';

const OUTPUTS = /\{\{(?:(?!\{\{)[^\n])*?\}\}+/g;

/** Comments of other languages: to the end of a line, or between two signs. */
const LINE = /(?:\/\/|#)[^\r\n]*/y;
const SIGNS = /^(?:\/\/|\/\*|#+)|\*\/$/g;

function commentAt(start: number, source: string): string {
  if (source.startsWith('/*', start)) {
    const end = source.indexOf('*/', start + 2);
    return end < 0 ? '' : source.slice(start, end + 2);
  }
  LINE.lastIndex = start;
  return LINE.exec(source)?.[0].trimEnd() ?? '';
}

/**
 * Turns a `//` or `#` line into a comment tag, to the end of the line, since a finding may end at an output in it. Not if the line contains a
 * tag, whose block a comment would cut, or a brace, with which the payload may begin; and not if nothing else would be sent.
 */
export function commentFix({ start, end }: Span, analysis: Analysis): Fix[] {
  const { source } = analysis.template;
  const comment = commentAt(start, source);
  const isWhole = comment !== '' && end <= start + comment.length;
  const { first, last } = analysis.printedPart();
  const isAlone = start <= first && last <= start + comment.length;
  if (!isWhole || isAlone || /\{|%\}/.test(comment.replace(OUTPUTS, ''))) return [];
  // Two braces in a row would open an output.
  const space = source.charAt(start - 1) === '{' ? ' ' : '';
  const newText = `${space}{% comment %} ${comment.replace(SIGNS, '').trim()} {% endcomment %}`;
  const edit = { start, end: start + comment.length, newText };
  const kind = isReadOtherwise(edit, analysis) ? 'suggestion' : 'safe';
  const what = comment.startsWith('/*') ? 'it' : 'the line';
  return [{ title: `Convert ${what} to a Liquid comment`, kind, edits: [edit] }];
}
