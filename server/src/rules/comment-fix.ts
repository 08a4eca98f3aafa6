import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import type { Fix } from './finding.ts';

const OUTPUTS = /\{\{[^\n]*?\}\}+/g;

/**
 * Turns a `//` line into a comment tag, to the end of the line: an output in it may have been told of by itself. Not where the line
 * holds a tag, whose block a comment would cut, or a brace, with which the payload may begin.
 */
export function commentFix({ source }: Template, { start, end }: Span): Fix[] {
  const line = /^[^\r\n]*/.exec(source.slice(start))?.[0].trimEnd() ?? '';
  const isWhole = line.startsWith('//') && end <= start + line.length;
  if (!isWhole || /\{|%\}/.test(line.replace(OUTPUTS, ''))) return [];
  const newText = `{% comment %} ${line.slice(2).trim()} {% endcomment %}`;
  const edits = [{ start, end: start + line.length, newText }];
  return [{ title: 'Turn the line into a comment tag', kind: 'safe', edits }];
}
