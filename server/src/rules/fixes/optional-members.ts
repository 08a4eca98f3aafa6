import { once } from '../../template/once.ts';
import { firstFrom, lastFrom, type Span } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { freeName } from '../shared/free-name.ts';
import { isBlank } from '../shared/printing.ts';
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

/** Optional members that stand beside each other, with no more than space between them. */
interface Run extends Span {
  readonly members: readonly Member[];
  /** The run of which a member holds it. */
  readonly outer: Run | undefined;
}

/**
 * Members of an object, or items of an array, of which each is printed in a block of its own or not at all: the commas between them go where one
 * is needed whichever of them are there. Where no other member is certain to stand beside them, a variable says whether one was printed.
 */
export function separateOptional({ start }: Span, template: Template): Fix[] {
  const run = runAround(start, template);
  if (run === undefined || (run.members.length > MANY && start > (run.members[1]?.block.end ?? 0))) return [];
  return fixesOf(template)(run);
}

/** So many members have their fix where they begin alone: at each of n errors, it would be n times as long. */
const MANY = 50;

/** Each run has one fix, however many of its commas are wrong. */
const fixesOf = once((template: Template) => once((run: Run): Fix[] => workOut(run, template)));

function workOut({ members, start, end }: Run, template: Template): Fix[] {
  const before = signBefore(start, template.source);
  const behind = signBehind(end, template.source);
  if (before === undefined || behind === undefined) return [];
  const all = editsFor(members, before, behind, template);
  const edits = all.filter((edit) => edit.start < edit.end || edit.newText !== '');
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
  const name = freeName(template);
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

/** The innermost run in which a place lies, or right behind or before which. */
function runAround(at: number, template: Template): Run | undefined {
  const runs = runsIn(template);
  const next = runs[firstFrom(at, runs)];
  if (next !== undefined && isBeside(at, next, template.source)) return next;
  let run = lastFrom(runs, at);
  while (run !== undefined && !isBeside(at, run, template.source)) run = run.outer;
  return run;
}

/** All runs, in the order of the body. */
const runsIn = once(({ nodes, source }: Template): readonly Run[] => {
  const found: Run[] = [];
  const lists: { nodes: readonly Node[]; outer: Run | undefined }[] = [{ nodes, outer: undefined }];
  for (const { nodes: list, outer } of lists) {
    const runs = runsOf(list, outer, source);
    found.push(...runs);
    for (const node of list) {
      if (node.type !== 'block') continue;
      const own = lastFrom(runs, node.start);
      const around = own !== undefined && node.end <= own.end ? own : outer;
      for (const branch of node.branches) lists.push({ nodes: branch.nodes, outer: around });
    }
  }
  return found.sort((one, other) => one.start - other.start);
});

function runsOf(nodes: readonly Node[], outer: Run | undefined, source: string): readonly Run[] {
  const runs: Run[] = [];
  let members: Member[] = [];
  const end = () => {
    const [first, last] = [members[0], members.at(-1)];
    if (first && last) runs.push({ members, start: first.block.start, end: last.block.end, outer });
    members = [];
  };
  for (const node of nodes) {
    const member = memberOf(node, source);
    if (member !== undefined) members.push(member);
    else if (!isBlank(node, source)) end();
  }
  end();
  return runs;
}

/** In it, or with nothing but space between. */
function isBeside(at: number, { start, end }: Run, source: string): boolean {
  if (at >= start && at < end) return true;
  if (at < start) return /^,?\s*$/.test(source.slice(at, Math.min(start, at + NEAR))) && start - at < NEAR;
  return at - end < NEAR && source.slice(end, at).trim() === '';
}

function memberOf(node: Node, source: string): Member | undefined {
  if (node.type !== 'block' || (node.name !== 'if' && node.name !== 'unless') || node.closing === undefined)
    return undefined;
  const [branch, ...others] = node.branches;
  if (branch === undefined || others.length > 0) return undefined;
  const printed = branch.nodes.filter((one) => !isBlank(one, source));
  const [first] = printed;
  const last = printed.at(-1);
  if (first === undefined || last === undefined || printed.some(isLeaving)) return undefined;
  const from = first.start + slice(source, first).search(/\S/);
  const to = last.type === 'text' ? last.start + slice(source, last).trimEnd().length : last.end;
  const [isLed, isTrailed] = [
    source.charAt(from) === ',' && first.type === 'text',
    last.type === 'text' && source.charAt(to - 1) === ',',
  ];
  const start = isLed ? from + 1 + source.slice(from + 1, Math.min(to, from + NEAR)).search(/\S|$/) : from;
  const end = isTrailed ? to - 1 : to;
  if (start >= end || !/^(?:"|\{\{)/.test(source.slice(start, start + 2))) return undefined;
  return { block: node, start, end, ...(isLed && { before: from }), ...(isTrailed && { behind: to - 1 }) };
}

function isLeaving(node: Node): boolean {
  return node.type === 'tag' && (node.name === 'break' || node.name === 'continue' || node.name === 'abort_message');
}
