import { nodesOf } from '../template/nodes.ts';
import type { Span } from '../template/span.ts';
import type { Output, Template } from '../template/tree.ts';
import { printedBy } from './hover/output-values.ts';
import type { RenderResult } from './protocol.ts';
import { visible } from './visible.ts';

/** What an output prints, to be shown behind it. */
export interface InlayValue {
  /** UTF-16 offset. */
  readonly at: number;
  readonly label: string;
  /** All of it, where the label is cut off or there is more than one. */
  readonly all: string;
}

const LONGEST = 30;
const MOST_LISTED = 10;

/** The values of the outputs in a part of a body for one sample user; none of those that were never reached. */
export function inlayValues(
  template: Template,
  { start, end }: Span,
  result: Pick<RenderResult, 'pieces' | 'rendering' | 'status'>,
  shown: (text: string) => string,
): InlayValue[] {
  if (result.status === 'failed') return [];
  const isReached = reachedIn(template, result);
  return nodesOf(template)
    .filter((node): node is Output => node.type === 'output' && node.closed && node.start < end && node.end > start)
    .map((output) => ({ output, printed: printedBy(result, output).map(shown) }))
    .filter(({ output, printed }) => printed.length > 0 || isReached(output))
    .map(({ output, printed }) => ({ at: output.end, label: labelOf(printed), all: allOf(printed) }));
}

/** Whether the branch of an output that prints nothing was taken: then something else in it has printed, or it lies in none. */
function reachedIn(
  template: Template,
  { pieces, status }: Pick<RenderResult, 'pieces' | 'status'>,
): (output: Output) => boolean {
  const branches = nodesOf(template).flatMap((node) => (node.type === 'block' ? node.branches : []));
  return (output) => {
    const branch = branches.findLast(({ start, end }) => start <= output.start && output.end <= end);
    if (branch === undefined) return status !== 'aborted';
    return pieces.some(({ source }) => branch.start <= source.start && source.end <= branch.end);
  };
}

function labelOf(printed: readonly string[]): string {
  const [first = ''] = printed;
  const line = visible(first.replaceAll(/\s+/g, ' ').trim());
  const words = line === '' ? '(blank)' : line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
  return printed.length > 1 ? `= ${words} (+${printed.length - 1})` : `= ${words}`;
}

function allOf(printed: readonly string[]): string {
  const lines = (printed.length === 0 ? [''] : printed)
    .slice(0, MOST_LISTED)
    .map((text) => (text === '' ? '(nothing)' : text));
  return printed.length > MOST_LISTED ? [...lines, '…'].join('\n') : lines.join('\n');
}
