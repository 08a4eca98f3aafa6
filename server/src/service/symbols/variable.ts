import { findNamespace } from '../../catalog/namespaces.ts';
import { nodesOf } from '../../template/nodes.ts';
import { contains, type Span } from '../../template/span.ts';
import type { Block, Template } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';

/** A place at which a variable is named. */
export interface Occurrence extends Span {
  readonly isDefinition: boolean;
}

/** A variable with all its places, in their order. */
export interface VariableSymbol {
  readonly name: string;
  readonly occurrences: readonly Occurrence[];
}

/** The variable that a place names: that of a loop, or the body's own. */
export function variableAt(template: Template, offset: number): VariableSymbol | undefined {
  const variables = variablesOf(template);
  for (const name of new Set([...variables.definitions.keys(), ...variables.reads.keys()])) {
    if (findNamespace(name) !== undefined || !variables.definitions.has(name)) continue;
    const all = occurrencesOf(template, name);
    const found = all.find((one) => contains(one, offset));
    if (found === undefined) continue;
    const loops = loopsOf(template, name);
    const own = loopAt(loops, found);
    return { name, occurrences: all.filter((one) => loopAt(loops, one) === own) };
  }
  return undefined;
}

export function occurrencesOf(template: Template, name: string): Occurrence[] {
  const { definitions, reads } = variablesOf(template);
  const places = new Map<number, Occurrence>();
  for (const { root } of reads.get(name) ?? [])
    places.set(root.start, { start: root.start, end: root.end, isDefinition: false });
  for (const { start, end } of definitions.get(name) ?? []) places.set(start, { start, end, isDefinition: true });
  return [...places.values()].sort((one, other) => one.start - other.start);
}

/** Whether a text reads or sets a variable that is not that of its own loops: what is printed with the text has the same one. */
export function sharesVariable(template: Template, name: string): boolean {
  const loops = loopsOf(template, name);
  return occurrencesOf(template, name).some((one) => loopAt(loops, one) === undefined);
}

/** Where the variable of a loop is another one than outside: its name in the tag, and the content. */
interface LoopScope {
  readonly block: Block;
  readonly definition: Span;
  readonly content: Span;
}

function loopsOf(template: Template, name: string): LoopScope[] {
  return nodesOf(template).flatMap((node): LoopScope[] => {
    if (node.type !== 'block') return [];
    const [body] = node.branches;
    const markup = body?.tag.markup;
    if (body === undefined || markup?.kind !== 'loop' || markup.loop.variable?.name !== name) return [];
    return [{ block: node, definition: markup.loop.variable, content: { start: body.tag.end, end: body.end } }];
  });
}

/** The innermost loop whose variable a place is. */
function loopAt(loops: readonly LoopScope[], place: Span): Block | undefined {
  return loops.findLast(({ definition, content }) => contains(content, place.start) || definition.start === place.start)
    ?.block;
}
