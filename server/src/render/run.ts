import type { SampleUser } from '../samples/sample-user.ts';
import { isError, LimitError, type LiquidError } from '../semantics/errors.ts';
import { isArray, isHash, type Value } from '../semantics/values.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import type { RenderLimits } from './limits.ts';
import type { Printer } from './printer.ts';
import type { Note, Rendering } from './rendering.ts';
import type { ForLoop } from './tags/loop-drops.ts';

/** An error that Ruby prints into the body, on its way up to the node that prints it. */
export class Failure extends Error {
  constructor(readonly error: LiquidError) {
    super(error.message);
  }
}

/** Why a rendering ended before its end. */
export type Stop = Required<Pick<Rendering, 'status' | 'reason'>>;

/** A node of a template, ready to be rendered any number of times. */
export interface Step {
  (run: RenderRun, printer: Printer): void;
  /** Text: Ruby never asks behind it whether a loop was left. */
  readonly isText?: true;
}

/** The steps of a template, or the reason why Liquid rejects it. */
export type Compile = (template: Template) => { readonly steps: readonly Step[] } | { readonly rejected: string };

/** The variables of a loop. */
export type Scope = Map<string, Value>;

/** An item takes a place in its list, and most often a value of its own. */
const weightOfItem = 4;

/** One rendering: its variables, its budgets, and its notes. */
export class RenderRun {
  readonly notes: Note[] = [];
  /** Where outputs begin that printed nothing but white space. */
  readonly blank = new Set<number>();
  /** Where the tags of branches begin that were rendered. */
  readonly taken = new Set<number>();
  /** What tags remember until the end of the rendering. */
  readonly forLoops: ForLoop[] = [];
  readonly forOffsets = new Map<string, bigint>();
  readonly cycles = new Map<string, number>();
  unchanged: string | undefined;
  isRerendering = false;
  blockDepth = 0;
  /** The `break`s and `continue`s on their way to a `for`, the last one first. A `tablerow` lets them pass, and may add more. */
  readonly interrupts: ('break' | 'continue')[] = [];
  stop: Stop | undefined;
  /** The innermost is the last. */
  private readonly scopes: Scope[] = [];
  private readonly assigned: Scope = new Map();
  private stepsLeft: number;
  private memoryLeft: number;
  private workLeft: number;

  /**
   * @param globals what the body can name from the start. Counters are kept there too, as in Ruby.
   * @param arms where the arms of conditions and loops that are taken are marked, by their numbers.
   */
  constructor(
    readonly sampleUser: SampleUser,
    readonly limits: RenderLimits,
    readonly globals: Record<string, Value>,
    private readonly compile: Compile,
    private readonly arms?: Uint8Array,
  ) {
    this.stepsLeft = limits.steps;
    this.memoryLeft = limits.memory;
    this.workLeft = limits.work;
  }

  /** Renders a whole template; `owner` is what an error calls it. */
  renderTemplate(template: Template, printer: Printer, owner: string): void {
    const compiled = this.compile(template);
    if ('rejected' in compiled) this.end('failed', `Liquid rejects ${owner}: ${compiled.rejected}`);
    else this.render(compiled.steps, printer);
  }

  /** Recursion is as deep as blocks may nest. */
  render(steps: readonly Step[], printer: Printer): void {
    for (const step of steps) {
      step(this, printer);
      if (this.stop !== undefined || (this.interrupts.length > 0 && !step.isText)) return;
    }
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

  /** Ends the rendering: all loops and blocks are left. */
  end(status: Stop['status'], reason: string): void {
    this.stop ??= { status, reason };
  }

  take(arm: number): void {
    if (this.arms !== undefined && arm < this.arms.length) this.arms[arm] = 1;
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
    if (this.workLeft < 0) this.fail(new LimitError('the filters of the body process too much data'));
  }

  push(scope: Scope): void {
    this.scopes.push(scope);
  }

  pop(): void {
    this.scopes.pop();
  }

  /** The variable of the innermost scope that has it, else of the sample user; undefined if there is none. */
  variable(name: string): Value | undefined {
    for (let at = this.scopes.length - 1; at >= 0; at--) {
      const found = this.scopes[at]?.get(name);
      if (found !== undefined) return found;
    }
    const assigned = this.assigned.get(name);
    return assigned === undefined ? this.globals[name] : assigned;
  }

  /** What `assign` and `capture` set is visible everywhere afterwards. */
  assign(name: string, value: Value): void {
    this.assigned.set(name, this.charge(value));
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

/** Variables by name, without a prototype so that no inherited name such as `constructor` is found. */
export function scopeOf(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  const scope: Record<string, Value> = Object.create(null);
  for (const [name, value] of entries) scope[name] = value;
  return scope;
}
