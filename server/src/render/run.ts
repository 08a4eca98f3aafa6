import { type Template as Compiled, Context, toValueSync } from 'liquidjs';
import type { SampleUser } from '../samples/sample-user.ts';
import { isError, LimitError, type LiquidError } from '../semantics/errors.ts';
import { Drop, Float, isArray, isHash, Range, Time, type Value } from '../semantics/values.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import type { RenderLimits } from './limits.ts';
import { liquid } from './liquid.ts';
import type { Printer } from './printer.ts';
import type { Note, Rendering } from './rendering.ts';

/** An error that Ruby prints into the body, on its way up to the node that prints it. */
export class Failure extends Error {
  constructor(readonly error: LiquidError) {
    super(error.message);
  }
}

/** Why a rendering ended before its end. */
export type Stop = Required<Pick<Rendering, 'status' | 'reason'>>;

/** Creates liquidjs' templates from a tree. Undefined if Liquid rejects it: the run is then over. */
export type Compile = (template: Template, run: RenderRun, owner: string) => readonly Compiled[] | undefined;

/** An item takes a place in its list, and most often a value of its own. */
const weightOfItem = 4;

/** One rendering: liquidjs' context with our scopes, its budgets, and its notes. */
export class RenderRun {
  readonly context: Context;
  readonly notes: Note[] = [];
  /** Where outputs begin that printed nothing but white space. */
  readonly blank = new Set<number>();
  stop: Stop | undefined;
  private stepsLeft: number;
  private memoryLeft: number;
  private workLeft: number;

  constructor(
    readonly sampleUser: SampleUser,
    readonly limits: RenderLimits,
    globals: Readonly<Record<string, Value>>,
    private readonly compile: Compile,
  ) {
    this.stepsLeft = limits.steps;
    this.memoryLeft = limits.memory;
    this.workLeft = limits.work;
    this.context = new Context(globals, liquid.options, { sync: true }, { liquid });
  }

  /** Renders a whole template; `owner` is what an error calls it. */
  renderTemplate(template: Template, printer: Printer, owner: string): void {
    const compiled = this.compile(template, this, owner);
    if (compiled) toValueSync(this.render(compiled, printer));
  }

  /** For liquidjs to go on with. */
  render(compiled: readonly Compiled[], printer: Printer): Generator<unknown> | IterableIterator<unknown> {
    return liquid.renderer.renderTemplates([...compiled], this.context, printer);
  }

  /** The value, or the end of the node or of the whole rendering. */
  expect<T>(result: T | LiquidError): T {
    return isError(result) ? this.fail(result) : result;
  }

  /** Ends the node with an error in the body, or the whole rendering if a limit is reached. */
  fail(error: LiquidError): never {
    if (error instanceof LimitError) this.end('failed', `Stopped: ${error.message}.`);
    throw new Failure(error);
  }

  /** Counts a node, a filter or an iteration; false when the rendering is over. */
  count(): boolean {
    if (this.stepsLeft-- <= 0) {
      this.end('failed', `Stopped after ${this.limits.steps} steps: a loop has too many iterations.`);
    }
    return this.stop === undefined;
  }

  /** Ends the rendering; liquidjs then leaves all loops and blocks. */
  end(status: Stop['status'], reason: string): void {
    this.stop ??= { status, reason };
    this.context.breakCalled = true;
  }

  /** Charges the memory of a value to the budget. */
  charge(value: Value): Value {
    const items = isArray(value) ? value.length : isHash(value) ? value.size : 0;
    this.memoryLeft -= typeof value === 'string' ? value.length : 1 + items * weightOfItem;
    if (this.memoryLeft >= 0) return value;
    return this.fail(new LimitError('the tags and filters of the body create too much data'));
  }

  /** Pays for what a filter is about to do. */
  pay(work: number): void {
    this.workLeft -= work;
    if (this.workLeft < 0) this.fail(new LimitError('the filters of the body have too much to do'));
  }

  /** The variable of the innermost scope that has it, else of the sample user; undefined if there is none. */
  variable(name: string): Value | undefined {
    const found: unknown = this.context.getSync([name]);
    return isValue(found) ? found : undefined;
  }

  /** What `assign` and `capture` set is visible everywhere afterwards. */
  assign(name: string, value: Value): void {
    Reflect.set(this.context.bottom(), name, this.charge(value));
  }

  note(span: Span, message: string, missing?: readonly string[]): void {
    const { start, end } = span;
    if (this.notes.some((note) => note.start === start && note.message === message)) return;
    this.notes.push({ start, end, message, ...(missing && { missing }) });
  }

  /** @param path where the sample user would have it. @param what begins with "no", and follows "has". */
  noteMissing(span: Span, path: readonly string[], what: string): void {
    this.note(span, `The sample user has ${what}, so nothing is printed here. Add it to \`${path[0]}\`.`, path);
  }
}

/** A scope for liquidjs, without a prototype so that no inherited name such as `constructor` is found. */
export function scopeOf(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  const scope: Record<string, Value> = Object.create(null);
  for (const [name, value] of entries) scope[name] = value;
  return scope;
}

function isValue(found: unknown): found is Value {
  if (found === null || ['boolean', 'bigint', 'string'].includes(typeof found)) return true;
  return Array.isArray(found) || [Map, Float, Range, Time, Drop].some((type) => found instanceof type);
}
