import { type Template as Compiled, Token, TokenKind } from 'liquidjs';
import { print } from '../semantics/print.ts';
import type { Span } from '../template/span.ts';
import type { Block, Branch, Node, Output, Tag, Template } from '../template/tree.ts';
import { evaluateFiltered } from './evaluate.ts';
import { Printer } from './printer.ts';
import { refusalInWords } from './refusal-words.ts';
import { Failure, type RenderRun } from './run.ts';
import { type CompiledBranch, findBlock, findTag, isBlankTag } from './tags/index.ts';

/**
 * Creates liquidjs' templates from a tree: each counts itself, renders itself, and prints the error that Ruby prints when it
 * fails. Undefined if Liquid rejects the whole template. Recursion is as deep as blocks may nest.
 */
export function compile(template: Template, run: RenderRun, owner: string): readonly Compiled[] | undefined {
  const reason = refusalInWords(template);
  if (reason === undefined) return new Compiler(template.source, run).nodes(template.nodes, false);
  run.end('failed', `Liquid rejects ${owner}: ${reason}`);
  return undefined;
}

/** Prints at once, or yields what liquidjs must render next. */
type Render = (printer: Printer) => Iterable<unknown> | undefined;

/** Where an error is said to be: the line of an offset, and some more. */
interface Place {
  readonly at: number;
  readonly lines: number;
}

class Compiler {
  constructor(
    private readonly source: string,
    private readonly run: RenderRun,
  ) {}

  /**
   * `dropTexts`: Ruby prints no white space of a block that prints nothing else. `lines`: what Ruby counts too much here. It forgets
   * to count anew after a `liquid` tag, so that the messages of whatever comes right after one are off, and all of the next `liquid` tag's.
   */
  nodes(nodes: readonly Node[], dropTexts: boolean, lines = 0): readonly Compiled[] {
    let counted = lines;
    return nodes.flatMap((node) => {
      const compiled = dropTexts && node.type === 'text' ? [] : this.node(node, counted, lines);
      counted = isLines(node) ? counted + surplusLines(this.source, node) : lines;
      return compiled;
    });
  }

  /** `inner`: the lines that Ruby counts too much in the branches of a block. */
  private node(node: Node, lines: number, inner: number): readonly Compiled[] {
    switch (node.type) {
      case 'text':
        return [this.copy(node, node.printed)];
      case 'raw':
        return [this.copy(node, node.content)];
      case 'comment':
        return [];
      case 'output':
        return [this.output(node, lines)];
      case 'tag':
        return node.markup.kind === 'lines' ? this.nodes(node.markup.nodes, false, lines) : [this.tag(node, lines)];
      default:
        return [this.block(node, lines, inner)];
    }
  }

  private copy(node: Node, printed: Span): Compiled {
    const text = this.source.slice(printed.start, printed.end);
    return this.template(node, { at: node.start, lines: 0 }, false, (printer) => {
      printer.copy(text, printed);
      return undefined;
    });
  }

  private output(node: Output, lines: number): Compiled {
    return this.template(node, { at: node.start, lines }, false, (printer) => {
      const text = print(evaluateFiltered(node.expression, this.run));
      if (text.trim() === '') this.run.blank.add(node.start);
      printer.print(text, node);
      return undefined;
    });
  }

  private tag(tag: Tag, lines: number): Compiled {
    const render = findTag(tag.name);
    return this.template(tag, { at: this.markupStart(tag), lines }, isBlankTag(tag.name), (printer) => {
      render?.({ tag, run: this.run, printer, source: this.source });
      return undefined;
    });
  }

  private block(block: Block, lines: number, inner: number): Compiled {
    const render = findBlock(block.name);
    const branches: readonly CompiledBranch[] = block.branches.map((branch) => ({
      tag: branch.tag,
      nodes: [this.taken(branch), ...this.nodes(branch.nodes, branch.blank, inner)],
    }));
    const [first] = block.branches;
    const silent = isBlankTag(block.name) || (first?.blank ?? false);
    const at = first ? this.markupStart(first.tag) : block.start;
    return this.template(block, { at, lines }, silent, (printer) =>
      render?.({ block, branches, run: this.run, printer, source: this.source }),
    );
  }

  /** Costs nothing: what is counted is Liquid's own. */
  private taken({ tag }: Branch): Compiled {
    const { run, source } = this;
    return {
      token: new NodeToken(source, tag),
      render() {
        run.taken.add(tag.start);
      },
    };
  }

  /** Ruby counts lines up to where the text after the tag's name begins. */
  private markupStart(tag: Tag): number {
    const space = /\s*/y;
    space.lastIndex = tag.nameSpan.end;
    space.test(this.source);
    return space.lastIndex;
  }

  /** `silent`: Ruby prints no error of a tag that prints nothing. */
  private template(node: Node, place: Place, silent: boolean, render: Render): Compiled {
    const { run, source } = this;
    return {
      token: new NodeToken(source, node),
      *render(_context, emitter) {
        if (!(emitter instanceof Printer) || !run.count()) return;
        try {
          yield* render(emitter) ?? [];
        } catch (thrown) {
          const text = contain(thrown, run, () => lineOf(source, place.at) + place.lines);
          if (text !== undefined && !silent) emitter.fail(text, node);
        }
        if (emitter.isFull) run.end('failed', `Stopped: the rendering is longer than ${emitter.limit} characters.`);
      },
    };
  }
}

function isLines(node: Node): node is Tag {
  return node.type === 'tag' && node.markup.kind === 'lines';
}

/** Ruby takes each line of a `liquid` tag for one that ends, the last one too, but leaves out empty ones at the end. */
function surplusLines(source: string, { markup: { start, end } }: Tag): number {
  const text = source.slice(start, end).trimStart();
  return text === '' ? 0 : 1 - (/\n*$/.exec(text)?.[0].length ?? 0);
}

/** What liquidjs needs to know about the place of a template. */
class NodeToken extends Token {
  constructor(source: string, span: Span) {
    super(TokenKind.HTML, source, span.start, span.end);
  }
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
