import { internalError, LimitError } from '../../semantics/errors.ts';
import { longestArray } from '../../semantics/limits.ts';
import { leadingIntegerOf, toInteger } from '../../semantics/numbers.ts';
import { Float, isArray, isHash, Range, type Value } from '../../semantics/values.ts';
import type { Expression } from '../../template/expressions.ts';
import type { Loop } from '../../template/tree.ts';
import { armOfLoop } from '../arms.ts';
import { evaluate } from '../evaluate.ts';
import type { RenderRun, Scope } from '../run.ts';
import { ForLoop, TableRowLoop } from './loop-drops.ts';
import type { BlockCall, TagCall } from './tag.ts';

export function renderFor({ block, branches, firstArm, run, printer, source }: BlockCall): void {
  const [body, otherwise] = branches;
  const loop = loopOf(block);
  if (!loop || !body) return;
  const name = `${loop.variable?.name ?? ''}-${markupOf(loop.collection, source)}`;
  const items = segmentOf(loop, name, run);
  run.take(armOfLoop(firstArm, items.length));
  if (items.length === 0) {
    if (otherwise) run.render(otherwise.nodes, printer);
    return;
  }
  const parents = run.forLoops;
  const forloop = new ForLoop(name, items.length, parents.at(-1) ?? null);
  parents.push(forloop);
  const scope: Scope = new Map([['forloop', forloop]]);
  run.push(scope);
  for (const item of items) {
    scope.set(loop.variable?.name ?? '', item);
    run.render(body.nodes, printer);
    forloop.turn++;
    if (!goesOn(run)) break;
  }
  run.pop();
  parents.pop();
}

/** After each iteration: `break` leaves the loop, `continue` only the iteration; the end of the rendering leaves everything. */
function goesOn(run: RenderRun): boolean {
  return run.count() && run.interrupts.pop() !== 'break';
}

export function renderBreak({ run }: TagCall): void {
  run.interrupts.push('break');
}

export function renderContinue({ run }: TagCall): void {
  run.interrupts.push('continue');
}

/** `break` and `continue` do not leave it: each further cell ends at its first output or tag, and what follows the loop is left. */
export function renderTableRow({ block, branches, firstArm, run, printer }: BlockCall): void {
  const [body] = branches;
  const loop = loopOf(block);
  if (!loop?.collection || !body) return;
  const collection = evaluate(loop.collection, run);
  if (collection === null || collection === false) return;
  const from = lenient(attribute(loop, 'offset', run) ?? null, run);
  const limit = attribute(loop, 'limit', run);
  const items = sliceOf(collection, from, limit === undefined ? undefined : from + lenient(limit, run), run);
  run.take(armOfLoop(firstArm, items.length));
  const columns = lenient(attribute(loop, 'cols', run) ?? null, run);
  const row = new TableRowLoop(items.length, columns);
  const scope: Scope = new Map([['tablerowloop', row]]);
  printer.print('<tr class="row1">\n', block);
  run.push(scope);
  for (const item of items) {
    if (!run.count()) break;
    scope.set(loop.variable?.name ?? '', item);
    printer.print(`<td class="col${row.column}">`, block);
    run.render(body.nodes, printer);
    printer.print('</td>', block);
    if (row.endsRow && !row.isLast) printer.print(`</tr>\n<tr class="row${row.row + 1}">`, block);
    row.advance();
  }
  run.pop();
  printer.print('</tr>\n', block);
}

function loopOf(block: BlockCall['block']): Loop | undefined {
  const markup = block.branches[0]?.tag.markup;
  return markup?.kind === 'loop' ? markup.loop : undefined;
}

/** As it is written: Ruby distinguishes loops by it. */
function markupOf(expression: Expression | undefined, source: string): string {
  return expression === undefined ? '' : source.slice(expression.start, expression.end);
}

/** The items that a `for` walks. Where it ends is kept for `offset:continue`. */
function segmentOf(loop: Loop, name: string, run: RenderRun): readonly Value[] {
  const ends = run.forOffsets;
  const from = isContinued(loop) ? (ends.get(name) ?? 0n) : strict(attribute(loop, 'offset', run), run, 0n);
  const collection = loop.collection === undefined ? null : evaluate(loop.collection, run);
  const limit = strict(attribute(loop, 'limit', run), run, undefined);
  const items = sliceOf(collection, from, limit === undefined ? undefined : from + limit, run);
  ends.set(name, from + BigInt(items.length));
  return loop.reversed ? items.toReversed() : items;
}

function isContinued(loop: Loop): boolean {
  const offset = loop.attributes.findLast(({ name }) => name === 'offset')?.value;
  return (
    offset?.type === 'lookup' &&
    offset.root.kind === 'name' &&
    offset.root.name === 'continue' &&
    offset.steps.length === 0
  );
}

function attribute(loop: Loop, name: string, run: RenderRun): Value | undefined {
  const found = loop.attributes.findLast((candidate) => candidate.name === name);
  return found && evaluate(found.value, run);
}

function strict<T>(value: Value | undefined, run: RenderRun, absent: T): bigint | T {
  if (value === undefined || value === null) return absent;
  return run.expect(toInteger(value));
}

/** Ruby's `to_i`. */
function lenient(value: Value, run: RenderRun): bigint {
  if (value === null) return 0n;
  if (typeof value === 'bigint') return value;
  if (value instanceof Float) return BigInt(Math.trunc(value.value));
  return typeof value === 'string' ? leadingIntegerOf(value) : run.fail(internalError);
}

/** Items `from` up to `to`. A range is walked only where it is asked for; a text is one item, whatever the limits say. */
function sliceOf(collection: Value, from: bigint, to: bigint | undefined, run: RenderRun): readonly Value[] {
  if (typeof collection === 'string') return collection === '' ? [] : [collection];
  if (collection instanceof Range) return sliceOfRange(collection, from, to, run);
  const items = isHash(collection) ? Array.from(collection) : isArray(collection) ? collection : [];
  const start = from < 0n ? 0n : from;
  return items.slice(Number(start), to === undefined ? items.length : Math.max(0, Number(to)));
}

function sliceOfRange(range: Range, from: bigint, to: bigint | undefined, run: RenderRun): readonly Value[] {
  const start = range.from + (from < 0n ? 0n : from);
  const last = range.from + (to ?? range.size) - 1n;
  const slice = new Range(start, last < range.to ? last : range.to);
  if (slice.size > BigInt(longestArray)) {
    run.fail(new LimitError(`a loop over ${slice.size} numbers has too many iterations`));
  }
  return Array.from({ length: Number(slice.size) }, (_, at) => slice.from + BigInt(at));
}
