import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import type { Fix } from './finding.ts';
import { slice } from './words.ts';

/** Turns a `//` line into a comment tag. Only where the line holds no tag, whose block a comment would cut. */
export function commentFix({ source }: Template, line: Span): Fix[] {
  const text = slice(source, line);
  if (!text.startsWith('//') || /\{%|%\}|\n/.test(text)) return [];
  const newText = `{% comment %} ${text.slice(2).trim()} {% endcomment %}`;
  return [
    { title: 'Turn the line into a comment tag', kind: 'safe', edits: [{ start: line.start, end: line.end, newText }] },
  ];
}
