import { bareMatches } from './bare-text.ts';
import type { Lookup } from './expressions.ts';
import { expressionSpan } from './markup.ts';
import { givenNames } from './names.ts';
import { nodesOf } from './nodes.ts';
import { once } from './once.ts';
import type { Span } from './span.ts';
import type { Block, Node, Tag, Template } from './tree.ts';
import { expressions } from './walk.ts';

/** A place where the body sets a variable. */
export interface Definition extends Span {
  readonly name: string;
  readonly tag: Tag;
  /** The whole `capture`; absent for other tags. */
  readonly block?: Block;
}

/** What a body does with variables. All in the order of their places. */
export interface Variables {
  readonly definitions: ReadonlyMap<string, readonly Definition[]>;
  /** Reads by name, with `[…]` and `.name` behind it or without. */
  readonly reads: ReadonlyMap<string, readonly Lookup[]>;
  /** How often a word stands in outputs and tags, outside quotes and behind no dot: also in what Liquid skips. Counted when it is first asked for. */
  mentions(word: string): number;
  /** Loops that stand in no other one: their turns come again. */
  readonly loops: readonly Span[];
  /** The names of the tags that the body has. */
  readonly tags: ReadonlySet<string>;
  /** Something that is not in the body can set or read any variable: a Content Block, a template, a name that is worked out. */
  readonly isOpen: boolean;
}

export const variablesOf = once(gather);

function gather(template: Template): Variables {
  const definitions = new Map<string, Definition[]>();
  const reads = new Map<string, Lookup[]>();
  const loops: Span[] = [];
  const tags = new Set<string>();
  let isOpen = template.source.includes('content_blocks');
  let capture: Block | undefined;
  for (const node of nodesOf(template)) {
    if (node.type === 'block') {
      const isLoop = node.name === 'for' || node.name === 'tablerow';
      if (isLoop && node.start >= (loops.at(-1)?.end ?? 0)) loops.push({ start: node.start, end: node.end });
      capture = node.name === 'capture' ? node : undefined;
    }
    if (node.type === 'tag') {
      tags.add(node.name);
      if (node.markup.kind === 'partial' || isRerendered(node)) isOpen = true;
      const block = node.name === 'capture' && capture !== undefined ? { block: capture } : {};
      for (const given of givenNames(node, template.source))
        push(definitions, given.name, { ...given, tag: node, ...block });
    }
    for (const expression of expressions(node)) {
      if (expression.type !== 'lookup') continue;
      if (expression.root.kind === 'name') push(reads, expression.root.name, expression);
      if (expression.root.kind === 'index') isOpen = true;
    }
  }
  let counted: ReadonlyMap<string, number> | undefined;
  const mentions = (word: string) => {
    counted ??= countWords(template);
    return counted.get(word) ?? 0;
  };
  return { definitions, reads, mentions, loops, tags, isOpen };
}

function countWords(template: Template): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const node of nodesOf(template))
    for (const word of wordsOf(node, template.source)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const WORDS = /(?<![.\w-])[\w-]+/g;

function wordsOf(node: Node, source: string): readonly string[] {
  if (node.type !== 'output' && node.type !== 'tag') return [];
  const span = expressionSpan(node);
  if (span !== undefined) return bareMatches(source, span, WORDS).map(({ start, end }) => source.slice(start, end));
  const isRaw = node.type === 'tag' && node.markup.kind === 'raw';
  return isRaw ? (source.slice(node.markup.start, node.markup.end).match(WORDS) ?? []) : [];
}

function push<T>(lists: Map<string, T[]>, name: string, one: T): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [one]);
  else list.push(one);
}

/** What is fetched may hold Liquid that reads variables. */
function isRerendered({ markup }: Tag): boolean {
  return markup.kind === 'raw' && markup.options.some(({ name }) => name === 'rerender');
}
