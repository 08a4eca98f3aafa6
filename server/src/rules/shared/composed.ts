import type { Expression, FilteredExpression } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Block, Markup, Node, Template } from '../../template/tree.ts';
import type { Analysis } from '../engine/analysis.ts';

/** Filters that combine the value with their arguments. */
const JOINING = new Set(['append', 'prepend', 'default', 'join']);
type Assign = Extract<Markup, { readonly kind: 'assign' }>;

/** Within a text, commas and brackets mean nothing. */
const PUNCTUATION = { value: /["{}[\],:]/, text: /["\\]/ } as const;
type Place = keyof typeof PUNCTUATION;

/**
 * Whether an output may print JSON punctuation in addition to its value, because it was captured or joined before. A filter at its end would
 * change that as well.
 * @param place what stands around the output.
 */
export function isComposed(output: Span, analysis: Analysis, place: Place = 'value'): boolean {
  const plain = place === 'value' ? analysis.plainOutputs() : analysis.plainTextOutputs();
  return !plain.has(`${output.start}-${output.end}`);
}

/** The places of outputs that print only their values. */
export function plainOutputs(template: Template, place: Place): ReadonlySet<string> {
  const punctuation = PUNCTUATION[place];
  const nodes = nodesOf(template);
  const names = composedNames(nodes, template.source, punctuation);
  return new Set(nodes.filter((node) => isPlain(node, names, punctuation)).map(({ start, end }) => `${start}-${end}`));
}

function isPlain(node: Node, names: ReadonlySet<string>, punctuation: RegExp): boolean {
  if (node.type === 'output') return !isComposedBy(node.expression, names, punctuation);
  return (
    node.type === 'tag' &&
    node.markup.kind === 'expression' &&
    !isComposedBy(node.markup.expression, names, punctuation)
  );
}

function isComposedBy(expression: FilteredExpression, names: ReadonlySet<string>, punctuation: RegExp): boolean {
  return partsOf(expression).some((part) => isPunctuation(part, punctuation) || names.has(rootOf(part) ?? ''));
}

/** The value and what is combined with it. */
function partsOf({ value, filters }: FilteredExpression): Expression[] {
  const joined = filters.filter(({ name }) => JOINING.has(name)).flatMap((filter) => filter.arguments);
  return [...(value === undefined ? [] : [value]), ...joined.map((argument) => argument.value)];
}

function isPunctuation(part: Expression, punctuation: RegExp): boolean {
  return part.type === 'literal' && part.literal.kind === 'string' && punctuation.test(part.literal.value);
}

/** The variable that is read. */
function rootOf(part: Expression): string | undefined {
  return part.type === 'lookup' && part.root.kind === 'name' ? part.root.name : undefined;
}

/** Variables that hold punctuation, in whatever order they are set. */
function composedNames(nodes: readonly Node[], source: string, punctuation: RegExp): ReadonlySet<string> {
  const names = new Set<string>();
  const madeOf = new Map<string, string[]>();
  for (const node of nodes) {
    if (node.type === 'block' && node.name === 'capture') addCapture(node, source, names, punctuation);
    if (node.type === 'tag' && node.markup.kind === 'assign') addAssign(node.markup, names, madeOf, punctuation);
  }
  // A `Set` also visits what is added during the loop.
  for (const name of names) for (const target of madeOf.get(name) ?? []) names.add(target);
  return names;
}

function addCapture(
  { branches: [body], closing, end }: Block,
  source: string,
  names: Set<string>,
  punctuation: RegExp,
): void {
  const markup = body?.tag.markup;
  if (body === undefined || markup?.kind !== 'name' || markup.target === undefined) return;
  if (punctuation.test(source.slice(body.tag.end, closing?.start ?? end))) names.add(markup.target.name);
}

function addAssign(
  { target, expression }: Assign,
  names: Set<string>,
  madeOf: Map<string, string[]>,
  punctuation: RegExp,
): void {
  if (target === undefined) return;
  for (const part of partsOf(expression)) {
    if (isPunctuation(part, punctuation)) names.add(target.name);
    const root = rootOf(part);
    if (root === undefined) continue;
    const targets = madeOf.get(root) ?? [];
    targets.push(target.name);
    madeOf.set(root, targets);
  }
}
