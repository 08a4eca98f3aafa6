import type { Span } from '../../template/span.ts';
import type { Block, Node, Tag } from '../../template/tree.ts';
import { readText } from '../reader/read.ts';
import { type State, withCollected } from '../reader/state.ts';
import { executeBranches, executeCase } from './branches.ts';
import { executeCapture } from './captures.ts';
import { endScalars } from './end-scalars.ts';
import { executeFor } from './for.ts';
import { executeOutput } from './outputs.ts';
import type { Run } from './run.ts';
import { executeTag } from './tags.ts';

/** Moves states over nodes. Recursion goes as deep as blocks may nest. `dropTexts`: Ruby prints no white space of a block that prints nothing else. */
export function execute(
  nodes: readonly Node[],
  states: readonly State[],
  run: Run,
  dropTexts = false,
): readonly State[] {
  let current = states;
  for (const node of nodes) {
    if (current.length === 0) return current;
    if (dropTexts && node.type === 'text') continue;
    run.moveTo(node, current);
    const moved = executeNode(node, current, run);
    current = run.joining.after(node, run.follows.endsNumber(node) ? endScalars(moved, run) : moved);
  }
  return current;
}

function executeNode(node: Node, states: readonly State[], run: Run): readonly State[] {
  switch (node.type) {
    case 'text':
      return executeText(node.printed, states, run);
    case 'raw':
      return executeText(node.content, states, run);
    case 'comment':
      return states;
    case 'output':
      return executeOutput(node.expression, node, states, run);
    case 'tag':
      return executeTagNode(node, states, run);
    default:
      return executeBlock(node, states, run);
  }
}

function executeText({ start, end }: Span, states: readonly State[], run: Run): readonly State[] {
  const text = run.source.slice(start, end);
  const reading = run.reading();
  const [only] = states;
  if (states.length === 1 && only !== undefined && only.collected === undefined)
    return readText(only, text, { kind: 'text', offset: start }, reading);
  return states.flatMap((state) => {
    if (state.collected !== undefined) run.reads.enter(start);
    if (state.collected !== undefined) return [withCollected(state, appended(state.collected, text, run))];
    return readText(state, text, { kind: 'text', offset: start }, reading);
  });
}

/** A captured text and some more. */
export function appended(collected: NonNullable<State['collected']>, text: string, run: Run) {
  const { space, abstractValues } = run;
  return space.map(collected, (one) =>
    one.kind === 'anything' ? one : abstractValues.joined([one, abstractValues.known(text)]),
  );
}

function executeTagNode(tag: Tag, states: readonly State[], run: Run): readonly State[] {
  if (tag.markup.kind === 'lines') return execute(tag.markup.nodes, states, run);
  if (tag.markup.kind === 'expression') return executeOutput(tag.markup.expression, tag, states, run);
  return executeTag(tag, states, run);
}

function executeBlock(block: Block, states: readonly State[], run: Run): readonly State[] {
  switch (block.name) {
    case 'if':
    case 'unless':
      return executeBranches(block, states, run);
    case 'case':
      return executeCase(block, states, run);
    case 'for':
      return executeFor(block, states, run);
    case 'capture':
      return executeCapture(block, states, run);
    case 'translation':
      return execute(block.branches[0]?.nodes ?? [], states, run);
    default:
      run.findings.addGap(block, `Could not determine what \`${block.name}\` prints`, states);
      return [];
  }
}
