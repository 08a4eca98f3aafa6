import { nodesOf } from '../../server/src/template/nodes.ts';
import { read } from '../../server/src/template/read.ts';
import type { Span } from '../../server/src/template/span.ts';
import type { Assignment } from './assignments.ts';

/** The smallest text found, by leaving things out, that `isStill` says the same of; it is asked `limit` times at most. */
export function shrinkText(body: string, isStill: (body: string) => boolean, limit = 1500): string {
  let smallest = body;
  let left = limit;
  for (let shrunk = true; shrunk && left > 0; ) {
    shrunk = false;
    for (const smaller of smallerTexts(smallest)) {
      if (left-- <= 0) break;
      if (smaller.length >= smallest.length || !isStill(smaller)) continue;
      smallest = smaller;
      shrunk = true;
      break;
    }
  }
  return smallest;
}

function* smallerTexts(body: string): Generator<string> {
  const cut = ({ start, end }: Span, inner = ''): string => body.slice(0, start) + inner + body.slice(end);
  const nodes = nodesOf(read(body)).toSorted((one, other) => other.end - other.start - (one.end - one.start));
  for (const node of nodes) if (node.type !== 'tag') yield cut(node);
  for (const node of nodes) {
    if (node.type === 'tag') yield cut(node);
    if (node.type !== 'block') continue;
    for (const { tag, end } of node.branches) yield cut(node, body.slice(tag.end, end));
    for (const branch of node.branches.slice(1)) yield cut({ start: branch.tag.start, end: branch.end });
  }
  yield* cutsOf(body, / (?:and|or) [^%]*?(?= and | or | ?-?%})/g);
  yield* cutsOf(body, / \| [^|%}]*(?:\$\{\w+\}[^|%}]*)*/g);
  yield* cutsOf(body, / (?:reversed|limit: ?\d|offset: ?\d)/g);
  yield* cutsOf(body, /-(?=%\})|(?<=\{%)-/g);
  yield* cutsOf(body, /"[^"{}]*" ?: ?/g);
  for (const node of nodes) {
    if (node.type !== 'text') continue;
    for (const length of [8, 4, 2, 1]) {
      for (let at = node.start; at + length <= node.end; at++) yield cut({ start: at, end: at + length });
    }
  }
  yield* cutsOf(body, /\[[^\]]*\](?=[^{]*[%}]\})|\.(?:id|price|name|tags|k|size|first|last)\b/g);
}

function* cutsOf(body: string, pattern: RegExp): Generator<string> {
  for (const { index, 0: text } of body.matchAll(pattern)) yield body.slice(0, index) + body.slice(index + text.length);
}

/** The fewest values that still show it. */
export function shrinkAssignment(assignment: Assignment, isStill: (assignment: Assignment) => boolean): Assignment {
  let smallest = assignment;
  for (const one of assignment) {
    const fewer = smallest.filter((each) => each !== one);
    if (isStill(fewer)) smallest = fewer;
  }
  return smallest;
}
