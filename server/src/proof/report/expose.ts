import type { PathCondition } from '../conditions/conditions.ts';
import type { Run } from '../execute/run.ts';
import type { Item, ListNode, Member, ObjectNode, PayloadNode, SureMember } from '../payload-tree.ts';
import type { Case } from '../proof.ts';
import type { PartialList, PartialMember, PartialNode, PartialObject } from '../reader/partial-node.ts';
import { type CaseContext, DiagramCase } from '../solve/case.ts';
import { ExposedScalar, exposeText } from './expose-scalar.ts';

/** The payload for rules to read; undefined where nothing is ever printed. */
export function exposeRoots({ findings: { roots } }: Run, context: CaseContext): PayloadNode | undefined {
  const alternatives = roots.flatMap(({ value, when }) => {
    const one = DiagramCase.of(when, context);
    return one.isNever ? [] : [{ value: expose(value, context), when: one }];
  });
  const [first] = alternatives;
  if (first === undefined || alternatives.length === 1) return first?.value;
  const start = Math.min(...alternatives.map(({ value }) => value.start));
  const end = Math.max(...alternatives.map(({ value }) => value.end));
  return { type: 'choice', alternatives, start, end };
}

function expose(partial: PartialNode, context: CaseContext): PayloadNode {
  context.conditions.meter.work.exposedParts++;
  if (partial.type === 'object') return new ExposedObject(partial, context);
  return partial.type === 'list' ? new ExposedList(partial, context) : new ExposedScalar(partial, context);
}

/** What is inside is worked out when it is asked for: a payload may nest as deep as it likes. */
class ExposedObject implements ObjectNode {
  readonly type = 'object';
  readonly start: number;
  readonly end: number;
  private known: readonly Member[] | undefined;

  constructor(
    private readonly partial: PartialObject,
    private readonly context: CaseContext,
  ) {
    this.start = partial.start;
    this.end = partial.end;
  }

  get members(): readonly Member[] {
    this.known ??= this.expose();
    return this.known;
  }

  get present(): Case {
    const { present = this.context.conditions.always } = this.partial;
    return DiagramCase.of(present, this.context);
  }

  get sure(): readonly SureMember[] {
    const found: SureMember[] = [];
    // The order in which it is printed is lost where objects go on as one.
    const isMerged = this.partial.merged.length > 0;
    for (let at = this.partial.sure; at !== undefined; at = at.before)
      found.push(isMerged ? { name: at.name, start: undefined } : at);
    return found;
  }

  private expose(): readonly Member[] {
    const { context } = this;
    const parts = flatten(this.partial, ({ members }) => members, context);
    const first = firstIterations(parts, context);
    return parts.flatMap((part) => {
      const when = DiagramCase.of(part.when, context);
      if (when.isNever) return [];
      const surely = DiagramCase.of(part.surely, context);
      const { nameSpan } = part;
      const again = context.conditions.and(part.later, first.get(nameSpan.start) ?? context.conditions.never);
      const repeats = DiagramCase.of(again, context);
      return [
        { name: exposeText(part.name, context), nameSpan, value: expose(part.value, context), when, surely, repeats },
      ];
    });
  }
}

/** When each name, by its place, is printed in a first iteration: its values differ from iteration to iteration. */
function firstIterations(
  parts: readonly PartialMember[],
  { conditions }: CaseContext,
): ReadonlyMap<number, PathCondition> {
  const first = new Map<number, PathCondition>();
  for (const { nameSpan, first: when } of parts)
    first.set(nameSpan.start, conditions.or(first.get(nameSpan.start) ?? conditions.never, when));
  return first;
}

class ExposedList implements ListNode {
  readonly type = 'list';
  readonly start: number;
  readonly end: number;
  private known: readonly Item[] | undefined;

  constructor(
    private readonly partial: PartialList,
    private readonly context: CaseContext,
  ) {
    this.start = partial.start;
    this.end = partial.end;
  }

  get items(): readonly Item[] {
    this.known ??= this.expose();
    return this.known;
  }

  private expose(): readonly Item[] {
    const { context } = this;
    return flatten(this.partial, ({ items }) => items, context).flatMap((part) => {
      const when = DiagramCase.of(part.when, context);
      const surely = DiagramCase.of(part.surely, context);
      return when.isNever ? [] : [{ value: expose(part.value, context), when, surely }];
    });
  }
}

/** What it costs to look at a member or an item, or at a container that was merged into another. */
const STEPS_PER_PART = 8;

/** The parts of a container, those of the containers that it was merged from first. Merging nests as deep as branches do. */
function flatten<Node extends { readonly merged: readonly Node[] }, Part>(
  node: Node,
  partsOfNode: (node: Node) => readonly Part[],
  { conditions }: CaseContext,
): readonly Part[] {
  const found: Part[] = [];
  const seen = new Set<Node>();
  const stack: { node: Node; isOpen: boolean }[] = [{ node, isOpen: false }];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { node: one, isOpen } = entry;
    conditions.meter.spend(STEPS_PER_PART);
    if (isOpen) {
      const parts = partsOfNode(one);
      conditions.meter.spend(STEPS_PER_PART * parts.length);
      for (const part of parts) found.push(part);
      continue;
    }
    if (seen.has(one)) continue;
    seen.add(one);
    stack.push({ node: one, isOpen: true });
    for (const merged of one.merged.toReversed()) stack.push({ node: merged, isOpen: false });
  }
  return found;
}
