import type { PayloadProblem } from '../../proof/proof.ts';
import { nodesOf } from '../../template/nodes.ts';
import { once } from '../../template/once.ts';
import { lastFrom } from '../../template/span.ts';
import type { Block, Tag, Template } from '../../template/tree.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { slice } from './words.ts';

const capturesIn = once((template: Template) =>
  nodesOf(template).filter((node): node is Block => node.type === 'block' && node.name === 'capture'),
);

/** A line break within `capture`, of which the text is printed in a string: it was only to make the body easier to read. */
export function capturedLines(
  { kind, start, end, printed }: PayloadProblem,
  template: Template,
): QuoteSlip | undefined {
  // The string begins behind the capture, and is cut off in it.
  if (kind !== 'invalid-text' || printed !== undefined || end >= start) return undefined;
  const capture = lastFrom(capturesIn(template), end);
  const opening = capture?.branches[0]?.tag;
  if (capture?.closing === undefined || opening === undefined || capture.closing.start < end) return undefined;
  const fix = trimmed(opening, capture.closing, template) ?? inOneLine(opening, template);
  return {
    place: { start: opening.start, end: opening.end },
    message: `The captured text has line breaks, and a string in JSON must not. ${fix.title}.`,
    explains: [{ start: 0, end: template.source.length, only: 'json' }],
    fix,
  };
}

/** Where it has line breaks at its ends alone. */
function trimmed(opening: Tag, closing: Tag, { source }: Template): Fix | undefined {
  const inside = slice(source, { start: opening.end, end: closing.start });
  if (inside.trim().includes('\n')) return undefined;
  const edits = [
    ...(opening.trims.after ? [] : [insertion(opening.end - 2, '-')]),
    ...(closing.trims.before ? [] : [insertion(closing.start + 2, '-')]),
  ];
  return { title: 'Trim it with `-%}` and `{%-`', kind: 'suggestion', edits };
}

/** Wherever it is printed as it is. */
function inOneLine({ markup }: Tag, template: Template): Fix {
  const name = markup.kind === 'name' ? markup.target?.name : undefined;
  const edits = nodesOf(template).flatMap((node) => {
    if (node.type !== 'output' || node.expression.filters.length > 0) return [];
    const { value } = node.expression;
    const isIt = value?.type === 'lookup' && value.root.kind === 'name' && value.root.name === name;
    return isIt && value.steps.length === 0 ? [insertion(value.end, ' | strip_newlines')] : [];
  });
  return { title: 'Print it with `| strip_newlines`', kind: 'suggestion', edits };
}

function insertion(at: number, newText: string): Edit {
  return { start: at, end: at, newText };
}
