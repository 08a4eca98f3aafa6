import { print } from '../semantics/print.ts';
import { once } from '../template/once.ts';
import type { Span } from '../template/span.ts';
import type { Block, Branch, Node, Output, Tag, Template } from '../template/tree.ts';
import { type Arm, armsOf } from './arms.ts';
import { evaluateFiltered } from './evaluate.ts';
import { refusalInWords } from './refusal-words.ts';
import { Failure, type RenderRun, type Step } from './run.ts';
import { type CompiledBranch, findBlock, findTag, isBlankTag } from './tags/index.ts';

export interface CompiledTemplate {
  readonly steps: readonly Step[];
  /** By their numbers. */
  readonly arms: readonly Arm[];
}

/** A body is rendered for many sample users. */
/** Makes steps of a tree, once: each counts itself, renders itself, and prints the error that Ruby prints when it fails. */
export const compile = once(compileNow);

/** Liquid rejects a template as a whole. Recursion is as deep as blocks may nest. */
function compileNow(template: Template): CompiledTemplate | { readonly rejected: string } {
  const rejected = refusalInWords(template);
  if (rejected !== undefined) return { rejected };
  const compiler = new Compiler(template.source);
  return { steps: compiler.nodes(template.nodes, false), arms: compiler.arms };
}

/** Where an error is said to be: the line of an offset, and some more. */
interface Place {
  readonly at: number;
  readonly lines: number;
}

class Compiler {
  readonly arms: Arm[] = [];

  constructor(private readonly source: string) {}

  /**
   * `dropTexts`: Ruby prints no white space of a block that prints nothing else. `lines`: what Ruby counts too much here. It forgets
   * to count anew after a `liquid` tag, so that the messages of whatever comes right after one are off, and all of the next `liquid` tag's.
   */
  nodes(nodes: readonly Node[], dropTexts: boolean, lines = 0): readonly Step[] {
    let counted = lines;
    return nodes.flatMap((node) => {
      const compiled = dropTexts && node.type === 'text' ? [] : this.node(node, counted, lines);
      counted = isLines(node) ? counted + surplusLines(this.source, node) : lines;
      return compiled;
    });
  }

  /** `inner`: the lines that Ruby counts too much in the branches of a block. */
  private node(node: Node, lines: number, inner: number): readonly Step[] {
    switch (node.type) {
      case 'text':
        return [this.copy(node, node.printed)];
      case 'raw':
        return [this.copy(node, node.content)];
      case 'comment':
        return [NOTHING];
      case 'output':
        return [this.output(node, lines)];
      case 'tag':
        return node.markup.kind === 'lines' ? this.nodes(node.markup.nodes, false, lines) : [this.tag(node, lines)];
      default:
        return [this.block(node, lines, inner)];
    }
  }

  private copy(node: Node, printed: Span): Step {
    const text = this.source.slice(printed.start, printed.end);
    const step = this.step(node, { at: node.start, lines: 0 }, false, (_, printer) => printer.copy(text, printed));
    return node.type === 'text' ? Object.assign(step, { isText: true as const }) : step;
  }

  private output(node: Output, lines: number): Step {
    return this.step(node, { at: node.start, lines }, false, (run, printer) => {
      const text = print(evaluateFiltered(node.expression, run));
      if (text.trim() === '') run.blank.add(node.start);
      printer.print(text, node);
    });
  }

  private tag(tag: Tag, lines: number): Step {
    const render = findTag(tag.name);
    const { source } = this;
    return this.step(tag, { at: this.markupStart(tag), lines }, isBlankTag(tag.name), (run, printer) =>
      render?.({ tag, run, printer, source }),
    );
  }

  private block(block: Block, lines: number, inner: number): Step {
    const render = findBlock(block.name);
    const { source } = this;
    const firstArm = this.arms.length;
    this.arms.push(...armsOf(block));
    const branches: readonly CompiledBranch[] = block.branches.map((branch) => ({
      tag: branch.tag,
      nodes: [takes(branch), ...this.nodes(branch.nodes, branch.blank, inner)],
    }));
    const [first] = block.branches;
    const silent = isBlankTag(block.name) || (first?.blank ?? false);
    const at = first ? this.markupStart(first.tag) : block.start;
    return this.step(block, { at, lines }, silent, (run, printer) =>
      render?.({ block, branches, firstArm, run, printer, source }),
    );
  }

  /** Ruby counts lines up to where the text after the tag's name begins. */
  private markupStart(tag: Tag): number {
    const space = /\s*/y;
    space.lastIndex = tag.nameSpan.end;
    space.test(this.source);
    return space.lastIndex;
  }

  /** `silent`: Ruby prints no error of a tag that prints nothing. */
  private step(node: Node, place: Place, silent: boolean, render: Step): Step {
    const { source } = this;
    return (run, printer) => {
      if (!run.count()) return;
      try {
        render(run, printer);
      } catch (thrown) {
        const text = contain(thrown, run, () => lineOf(source, place.at) + place.lines);
        if (text !== undefined && !silent) printer.fail(text, node);
      }
      if (printer.isFull) run.end('failed', `Stopped: the rendering is longer than ${printer.limit} characters.`);
    };
  }
}

/** A comment prints nothing, but is a place at which a `break` is heard of. */
const NOTHING: Step = () => {};

/** Costs nothing: what is counted is Liquid's own. */
function takes({ tag: { start } }: Branch): Step {
  const take: Step = (run) => {
    run.taken.add(start);
  };
  return Object.assign(take, { isText: true as const });
}

function isLines(node: Node): node is Tag {
  return node.type === 'tag' && node.markup.kind === 'lines';
}

/** Ruby takes each line of a `liquid` tag for one that ends, the last one too, but leaves out empty ones at the end. */
function surplusLines(source: string, { markup: { start, end } }: Tag): number {
  const text = source.slice(start, end).trimStart();
  return text === '' ? 0 : 1 - (/(?<!\n)\n*$/.exec(text)?.[0].length ?? 0);
}

/** The text that Ruby prints for an error; undefined for a limit, which ends the rendering. */
function contain(thrown: unknown, run: RenderRun, line: () => number): string | undefined {
  if (thrown instanceof Failure) return run.stop ? undefined : `Liquid error (line ${line()}): ${thrown.error.message}`;
  run.end('failed', `Stopped: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
  return undefined;
}

function lineOf(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) line++;
  return line;
}
