import { skipSpace, skipSpaceBack } from './characters.ts';
import type { Problem } from './problems.ts';
import type { Span } from './span.ts';
import type { Markup } from './tree.ts';
import { TreeBuilder } from './tree-builder.ts';

const NO_TRIMS = { before: false, after: false };

/** Reads the lines of a `liquid` tag: each is a tag without its delimiters. Blocks must end within it. */
export function readLines(source: string, span: Span, problems: Problem[]): Extract<Markup, { kind: 'lines' }> {
  const builder = new TreeBuilder(source, span.end, true);
  let lineStart = span.start;
  while (lineStart < span.end) {
    const newline = source.indexOf('\n', lineStart);
    const lineEnd = newline < 0 || newline > span.end ? span.end : newline;
    const start = skipSpace(source, lineStart, lineEnd);
    const end = skipSpaceBack(source, start, lineEnd);
    if (end > start) {
      builder.add({ type: 'tag', start, end, content: { start, end }, trims: NO_TRIMS, closed: true, isLine: true });
    }
    // Ruby looks for `{% endraw %}`, which no line can be.
    if (builder.inRaw) {
      builder.addRaw({ start: lineEnd, end: span.end });
      break;
    }
    lineStart = lineEnd + 1;
  }
  const { nodes, blank, problems: found } = builder.finish();
  for (const problem of found) problems.push(problem);
  return { kind: 'lines', nodes, blank, ...span };
}
