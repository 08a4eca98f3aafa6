import { definedNames } from '../../template/names.ts';
import type { Span } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { slice } from '../shared/words.ts';

/** What one block prints between its tags, without commas at its ends. */
interface Member {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
  /** Commas before and behind it, of the block's own. */
  readonly before?: number;
  readonly behind?: number;
}

/**
 * Members of an object, or items of an array, of which each is printed in a block of its own or not at all: the commas between them go where one
 * is needed whichever of them are there. Where no other member is certain to stand beside them, a variable says whether one was printed.
 */
export function separateOptional(place: Span, template: Template): Fix[] {
  const { source } = template;
  const run = runAround(place.start, template);
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return [];
  const before = signBefore(first.block.start, source);
  const behind = signBehind(last.block.end, source);
  if (before === undefined || behind === undefined) return [];
  const edits = editsFor(run, before, behind, template).filter(
    ({ start, end, newText }) => start < end || newText !== '',
  );
  return edits.length === 0 ? [] : [{ title: 'Separate the optional members with commas', kind: 'suggestion', edits }];
}

function editsFor(run: readonly Member[], before: Sign, behind: Sign, template: Template): Edit[] {
  const opens = '[{'.includes(before.sign);
  const closes = ']}'.includes(behind.sign);
  const [comma, next] = [before.sign === ',', behind.sign === ','];
  // Another member always follows, so that each can end with its comma.
  if (!closes && (opens || comma) && !next) return run.flatMap((one) => [...lead(one, ''), ...trail(one, ',')]);
  if (opens && closes) return withVariable(run, template);
  if (opens) {
    const edits = run.flatMap((one) => [...lead(one, ''), ...trail(one, ',')]);
    return [...edits, { start: behind.at, end: behind.at + 1, newText: '' }];
  }
  // Another member always stands before them, so that each can begin with its comma.
  const edits = run.flatMap((one) => [...lead(one, ','), ...trail(one, '')]);
  if (comma) edits.unshift({ start: before.at, end: before.at + 1, newText: '' });
  if (!closes && !next) edits.push({ start: behind.at, end: behind.at, newText: ',' });
  return edits;
}

function withVariable(run: readonly Member[], template: Template): Edit[] {
  const taken = definedNames(template);
  let name = 'comma';
  for (let number = 2; taken.has(name); number++) name = `comma_${number}`;
  const edits = run.flatMap((one, at) => [
    ...lead(one, at === 0 ? '' : `{{ ${name} }}`),
    ...trail(one, at === run.length - 1 ? '' : `{% assign ${name} = ',' %}`),
  ]);
  const { start = 0 } = run[0]?.block ?? {};
  return run.length === 1 ? edits : [{ start, end: start, newText: `{% assign ${name} = '' %}` }, ...edits];
}

/** Puts a text in the place of the comma before a member. */
function lead({ before, start }: Member, newText: string): Edit[] {
  if (before === undefined) return newText === '' ? [] : [{ start, end: start, newText }];
  return newText === ',' ? [] : [{ start: before, end: before + 1, newText }];
}

function trail({ behind, end }: Member, newText: string): Edit[] {
  if (behind === undefined) return newText === '' ? [] : [{ start: end, end, newText }];
  return newText === ',' ? [] : [{ start: behind, end: behind + 1, newText }];
}

interface Sign {
  readonly sign: string;
  readonly at: number;
}

/** The last sign before a place, if it is of the JSON. */
function signBefore(at: number, source: string): Sign | undefined {
  const from = Math.max(0, at - NEAR);
  const text = source.slice(from, at).trimEnd();
  const sign = text.at(-1);
  return sign === undefined || text.endsWith('%}') ? undefined : { sign, at: from + text.length - 1 };
}

function signBehind(at: number, source: string): Sign | undefined {
  const text = source.slice(at, at + NEAR);
  const sign = text.trimStart().charAt(0);
  const isLiquid = /^\s*\{[{%]/.test(text);
  return sign === '' || isLiquid ? undefined : { sign, at: at + text.search(/\S/) };
}

/** More than any space between two members. */
const NEAR = 200;

/** The optional members that stand beside each other, with no more than space between them, around a place or right before it. */
function runAround(at: number, { nodes, source }: Template): readonly Member[] {
  let found: readonly Member[] = [];
  let inside: readonly Node[] | undefined = nodes;
  while (inside !== undefined) {
    const run = runIn(inside, at, source);
    if (run.length > 0) found = run;
    const around: Node | undefined = inside.find((node) => node.start <= at && at < node.end);
    inside =
      around?.type === 'block' ? around.branches.find((one) => one.start <= at && at < one.end)?.nodes : undefined;
  }
  return found;
}

function runIn(nodes: readonly Node[], at: number, source: string): readonly Member[] {
  let run: Member[] = [];
  let [from, to] = [-1, -1];
  for (const node of nodes) {
    const member = memberOf(node, source);
    if (member !== undefined) {
      if (run.length === 0) from = node.start;
      run.push(member);
      to = node.end;
    } else if (node.type !== 'comment' && slice(source, node).trim() !== '') {
      if (run.length > 0 && isBeside(at, from, to, source)) return run;
      run = [];
    }
  }
  return run.length > 0 && isBeside(at, from, to, source) ? run : [];
}

/** In it, or with nothing but space between. */
function isBeside(at: number, from: number, to: number, source: string): boolean {
  if (at >= from && at < to) return true;
  const between = at < from ? source.slice(at, Math.min(from, at + NEAR)) : source.slice(to, Math.min(at, to + NEAR));
  return (at < from ? /^,?\s*$/ : /^\s*$/).test(between);
}

function memberOf(node: Node, source: string): Member | undefined {
  if (node.type !== 'block' || (node.name !== 'if' && node.name !== 'unless') || node.closing === undefined)
    return undefined;
  const [branch, ...others] = node.branches;
  if (branch === undefined || others.length > 0) return undefined;
  const printed = branch.nodes.filter((one) => one.type !== 'comment' && slice(source, one).trim() !== '');
  const [first] = printed;
  const last = printed.at(-1);
  if (first === undefined || last === undefined || printed.some(isLeaving)) return undefined;
  const from = first.start + slice(source, first).search(/\S/);
  const to = last.type === 'text' ? last.start + slice(source, last).trimEnd().length : last.end;
  const [isLed, isTrailed] = [
    source.charAt(from) === ',' && first.type === 'text',
    last.type === 'text' && source.charAt(to - 1) === ',',
  ];
  const start = isLed ? from + 1 + source.slice(from + 1, to).search(/\S|$/) : from;
  const end = isTrailed ? to - 1 : to;
  if (start >= end || !/^(?:"|\{\{)/.test(source.slice(start, start + 2))) return undefined;
  return { block: node, start, end, ...(isLed && { before: from }), ...(isTrailed && { behind: to - 1 }) };
}

function isLeaving(node: Node): boolean {
  return node.type === 'tag' && (node.name === 'break' || node.name === 'continue' || node.name === 'abort_message');
}
