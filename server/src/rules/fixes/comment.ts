import type { Span } from '../../template/span.ts';
import type { Analysis } from '../engine/analysis.ts';
import type { Fix } from '../engine/finding.ts';
import { isReadOtherwise } from '../shared/captured.ts';

const OUTPUTS = /\{\{[^\n]*?\}\}+/g;

/**
 * Turns a `//` line into a comment tag, to the end of the line, since a finding may end at an output in it. Not if the line contains a tag,
 * whose block a comment would cut, or a brace, with which the payload may begin; and not if nothing else would be sent.
 */
export function commentFix({ start, end }: Span, analysis: Analysis): Fix[] {
  const { source } = analysis.template;
  const line = /^[^\r\n]*/.exec(source.slice(start))?.[0].trimEnd() ?? '';
  const isWhole = line.startsWith('//') && end <= start + line.length;
  const isAlone = source.slice(0, start).trim() === '' && source.slice(start + line.length).trim() === '';
  if (!isWhole || isAlone || /\{|%\}/.test(line.replace(OUTPUTS, ''))) return [];
  // Two braces in a row would open an output.
  const space = source.charAt(start - 1) === '{' ? ' ' : '';
  const newText = `${space}{% comment %} ${line.slice(2).trim()} {% endcomment %}`;
  const edit = { start, end: start + line.length, newText };
  const kind = isReadOtherwise(edit, analysis) ? 'suggestion' : 'safe';
  return [{ title: 'Convert the line to a comment tag', kind, edits: [edit] }];
}
