import type { PayloadProblem } from '../../proof/proof.ts';
import { nodesOf } from '../../template/nodes.ts';
import { firstFrom } from '../../template/span.ts';
import type { Node, Output, Template } from '../../template/tree.ts';
import type { Edit } from '../engine/finding.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { quote } from './words.ts';

/** `"name": {{ first }} {{ last }}`: what several outputs print together is a string, of which the quotes are missing. */
export function sideBySide({ start }: PayloadProblem, template: Template): QuoteSlip | undefined {
  const { source } = template;
  const run = outputsAround(start, template);
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined || run.length < 2) return undefined;
  const until = last.end + (REST.exec(source.slice(last.end, last.end + NEAR))?.[0].trimEnd().length ?? 0);
  // Only then is it all of the value.
  if (!/:\s*$/.test(source.slice(Math.max(0, first.start - NEAR), first.start))) return undefined;
  if (!/^\s*[,}]/.test(source.slice(until, until + NEAR))) return undefined;
  const text = source.slice(first.start, until);
  return {
    place: { start: first.start, end: until },
    message: `JSON strings need double quotes, and ${quote(text)} has none. Add them.`,
    explains: [{ start: first.start, end: until + 1, only: 'json' }],
    fix: {
      title: 'Put it in double quotes',
      kind: 'suggestion',
      edits: [
        { start: first.start, end: first.start, newText: '"' },
        ...run.flatMap((output) => escaped(output, source)),
        { start: until, end: until, newText: '"' },
      ],
    },
  };
}

/** Outputs with nothing but a few characters of text between them, of which one begins at an offset or around it. */
function outputsAround(offset: number, template: Template): readonly Output[] {
  const nodes = nodesOf(template);
  const at = firstFrom(offset + 1, nodes) - 1;
  const isOutput = nodes[at]?.type === 'output';
  if (!isOutput && !(nodes[at - 1]?.type === 'output' && nodes[at + 1]?.type === 'output')) return [];
  let from = isOutput ? at : at - 1;
  while (isBetween(nodes[from - 1], template) && nodes[from - 2]?.type === 'output') from -= 2;
  while (nodes[from - 1]?.type === 'output') from--;
  const found: Output[] = [];
  for (let index = from; index < nodes.length && found.length < MOST; index++) {
    const node = nodes[index];
    if (node?.type === 'output') found.push(node);
    else if (!isBetween(node, template)) break;
  }
  return found;
}

/** Text within a value: no quote, bracket or comma. */
function isBetween(node: Node | undefined, { source }: Template): boolean {
  return node?.type === 'text' && BETWEEN.test(source.slice(node.start, node.end));
}

const BETWEEN = /^[^"'{}[\],:\n\\]{1,40}$/;
const REST = /^[^"'{}[\],:\n\\]*/;

function escaped({ expression, start, end, trims }: Output, source: string): Edit[] {
  if (expression.filters.some(({ name }) => name === 'json_escape')) return [];
  const from = end - (trims.after ? 3 : 2);
  const space = source.slice(start, from).trimEnd().length;
  return [{ start: start + space, end: start + space, newText: ' | json_escape' }];
}

/** More than any space between two signs. */
const NEAR = 60;
/** Of more outputs nobody writes a value. */
const MOST = 20;
