import { identity } from '../../semantics/compare.ts';
import { internalError, LiquidError } from '../../semantics/errors.ts';
import { print } from '../../semantics/print.ts';
import type { Value } from '../../semantics/values.ts';
import { evaluate, evaluateFiltered } from '../evaluate.ts';
import { Printer } from '../printer.ts';
import type { BlockCall, TagCall } from './tag.ts';

export function renderAssign({ tag: { markup }, run }: TagCall): void {
  if (markup.kind !== 'assign' || markup.target === undefined) return;
  run.assign(markup.target.name, evaluateFiltered(markup.expression, run));
}

export function renderEcho({ tag, run, printer }: TagCall): void {
  if (tag.markup.kind === 'expression') printer.print(print(evaluateFiltered(tag.markup.expression, run)), tag);
}

export function renderCapture({ branches, run }: BlockCall): void {
  const [body] = branches;
  if (body?.tag.markup.kind !== 'name' || body.tag.markup.target === undefined) return;
  const captured = new Printer(run.limits.output, undefined, false);
  run.render(body.nodes, captured);
  run.assign(body.tag.markup.target.name, captured.buffer);
}

/** Prints its block only when that is not what it printed the last time. */
export function renderIfChanged({ branches, run, printer }: BlockCall): void {
  const inner = new Printer(run.limits.output);
  run.render(branches[0]?.nodes ?? [], inner);
  if (run.unchanged === inner.buffer) return;
  run.unchanged = inner.buffer;
  printer.append(inner);
}

/** Counters live apart from assigned variables, where the sample user's own live. */
export function renderIncrement(call: TagCall): void {
  const value = counterOf(call);
  call.printer.print(print(value), call.tag);
  setCounter(call, value + 1n);
}

export function renderDecrement(call: TagCall): void {
  const value = counterOf(call) - 1n;
  setCounter(call, value);
  call.printer.print(print(value), call.tag);
}

function counterOf(call: TagCall): bigint {
  const { run } = call;
  const value = call.run.globals[counterName(call)];
  if (value === undefined || value === null || value === false) return 0n;
  return typeof value === 'bigint' ? value : run.fail(internalError);
}

function setCounter(call: TagCall, value: bigint): void {
  call.run.globals[counterName(call)] = value;
}

/** All that stands after the tag's name, whatever it is. */
function counterName({ tag: { markup }, source }: TagCall): string {
  return source.slice(markup.start, markup.end).trim();
}

/** Tags with the same group, or else with the same literals, take turns together. Ruby leaves `nil` out. */
export function renderCycle({ tag, run, printer }: TagCall): void {
  if (tag.markup.kind !== 'cycle') return;
  const { group } = tag.markup;
  const values = tag.markup.values.filter((value) => value.type !== 'literal' || value.literal.kind !== 'nil');
  const turns = run.cycles;
  const isLiteral = values.every(({ type }) => type === 'literal');
  const all = () => `values:${values.map((value) => identity(evaluate(value, run))).join()}`;
  const key = group ? `group:${identity(evaluate(group, run))}` : isLiteral ? all() : `tag:${tag.start}`;
  const turn = turns.get(key) ?? 0;
  const value: Value = values[turn] === undefined ? null : evaluate(values[turn], run);
  printer.print(print(value), tag);
  turns.set(key, turn + 1 >= values.length ? 0 : turn + 1);
}

/** Braze has no store of templates; Ruby then prints this. */
export function renderPartial({ run }: TagCall): void {
  run.fail(new LiquidError('This liquid context does not allow includes.'));
}
