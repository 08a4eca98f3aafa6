import { lastFrom } from '../../template/span.ts';
import type { Block, Node } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';
import { expressions } from '../../template/walk.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import type { Run } from '../execute/run.ts';
import type { RecordedAssumption } from '../reader/occurrences.ts';

/** Each is held against each assumption before it, and a condition on the way to the last one has all before it. */
const MOST_STOPS = 40;

/**
 * When a message is stopped behind a place, whatever is printed there: by an `abort_message` in the branch of the place, in a branch around it or in
 * none, under no test or under one that reads nothing but data. What an assumption leaves out is followed no further, so the run itself has not come
 * by such a test with it.
 */
export class Stopped {
  private readonly isSure: boolean;
  private readonly known = new Map<
    readonly Node[],
    readonly { readonly start: number; readonly when: PathCondition }[]
  >();

  constructor(private readonly run: Run) {
    const stops = run.source.split('abort_message', MOST_STOPS + 2).length - 1;
    this.isSure = stops > 0 && stops <= MOST_STOPS && isAlwaysReached(run);
  }

  /** An assumption in what is sent; undefined where the message is always stopped further down. */
  sent(found: RecordedAssumption): RecordedAssumption | undefined {
    const { conditions } = this.run;
    const { never } = conditions;
    const stop = this.behind(found.end);
    if (stop === never) return found;
    const sent = (when: PathCondition) => conditions.and(when, conditions.not(stop));
    const when = sent(found.when);
    if (when === never) return undefined;
    const occurrences = found.occurrences.map((one) => ({ ...one, when: sent(one.when) }));
    return { ...found, when, occurrences: occurrences.filter((one) => one.when !== never) };
  }

  private behind(offset: number): PathCondition {
    const { conditions, template } = this.run;
    let any: PathCondition = conditions.never;
    let nodes: readonly Node[] | undefined = this.isSure ? template.nodes : undefined;
    while (nodes !== undefined) {
      for (const { start, when } of this.stopsAmong(nodes)) if (start >= offset) any = conditions.or(any, when);
      nodes = branchAround(nodes, offset);
    }
    return any;
  }

  private stopsAmong(nodes: readonly Node[]) {
    const known = this.known.get(nodes) ?? nodes.flatMap((node) => stopOf(node, this.run));
    this.known.set(nodes, known);
    return known;
  }
}

/** What is executed together with a place: not in a loop, whose iterations may end before. @param offset where the place ends. */
function branchAround(nodes: readonly Node[], offset: number): readonly Node[] | undefined {
  const block = nodes.find(({ start, end }) => start < offset && offset <= end);
  if (block?.type !== 'block' || !TESTS.has(block.name)) return undefined;
  return block.branches.find((branch) => branch.nodes.some(({ start, end }) => start < offset && offset <= end))?.nodes;
}

const TESTS: ReadonlySet<string> = new Set(['if', 'unless', 'case']);

/** Outside of loops `break` ends a rendering before what follows. */
function isAlwaysReached({ template, source }: Run): boolean {
  if (!source.includes('break') && !source.includes('continue')) return true;
  const { loops, tags } = variablesOf(template);
  if (!tags.has('break') && !tags.has('continue')) return true;
  const leaving = Array.from(source.matchAll(/\b(?:break|continue)\b/g), ({ index }) => index);
  return leaving.every((at) => (lastFrom(loops, at)?.end ?? 0) > at);
}

function stopOf(node: Node, run: Run): { start: number; when: PathCondition }[] {
  if (stops([node])) return [{ start: node.start, when: run.conditions.always }];
  if (node.type !== 'block' || (node.name !== 'if' && node.name !== 'unless')) return [];
  const [first] = node.branches;
  const markup = first?.tag.markup;
  if (first === undefined || markup?.kind !== 'condition' || !stops(first.nodes) || readsVariables(node, run))
    return [];
  const { yes, no } = run.tester.holds(markup.condition, run.start().variables);
  const { conditions } = run;
  const [taken, passed] = node.name === 'if' ? [yes, no] : [no, yes];
  return [{ start: node.start, when: conditions.and(taken, conditions.not(passed)) }];
}

function stops(nodes: readonly Node[]): boolean {
  return nodes.some((node) => node.type === 'tag' && node.name === 'abort_message');
}

function readsVariables({ branches: [first] }: Block, { template }: Run): boolean {
  const { definitions, isOpen } = variablesOf(template);
  const tested = first === undefined ? [] : [...expressions(first.tag)];
  return (
    isOpen || tested.some((one) => one.type === 'lookup' && one.root.kind === 'name' && definitions.has(one.root.name))
  );
}
