import type { FilteredExpression } from '../template/expressions.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { walk } from '../template/walk.ts';

/** Filters that put their arguments beside the value. */
const JOINING = new Set(['append', 'prepend', 'default', 'join']);
const PUNCTUATION = /["{}[\],:]/;

/**
 * Whether an output may print punctuation of the payload beside its value, as what is captured or put together before does. A filter at
 * its end would change that too.
 */
export function isComposed(output: Span, template: Template): boolean {
  const expression = printedBy(template).get(`${output.start}-${output.end}`);
  return expression === undefined || isComposedBy(expression, composedNames(template));
}

const printed = new WeakMap<Template, ReadonlyMap<string, FilteredExpression>>();

/** What outputs and `echo` tags print, by their places. */
function printedBy(template: Template): ReadonlyMap<string, FilteredExpression> {
  const found = printed.get(template);
  if (found !== undefined) return found;
  const expressions = new Map<string, FilteredExpression>();
  for (const node of walk(template)) {
    const place = `${node.start}-${node.end}`;
    if (node.type === 'output') expressions.set(place, node.expression);
    if (node.type === 'tag' && node.markup.kind === 'expression') expressions.set(place, node.markup.expression);
  }
  printed.set(template, expressions);
  return expressions;
}

function isComposedBy({ value, filters }: FilteredExpression, names: ReadonlySet<string>): boolean {
  const joined = filters.filter(({ name }) => JOINING.has(name)).flatMap((filter) => filter.arguments);
  return [...(value === undefined ? [] : [value]), ...joined.map((argument) => argument.value)].some((part) => {
    if (part.type === 'literal') return part.literal.kind === 'string' && PUNCTUATION.test(part.literal.value);
    return part.type === 'lookup' && part.root.kind === 'name' && names.has(part.root.name);
  });
}

const known = new WeakMap<Template, ReadonlySet<string>>();

/** Variables that hold punctuation, in whatever order they are set. */
function composedNames(template: Template): ReadonlySet<string> {
  const found = known.get(template);
  if (found !== undefined) return found;
  const names = new Set<string>();
  let size = -1;
  while (names.size > size) {
    size = names.size;
    addNames(template, names);
  }
  known.set(template, names);
  return names;
}

function addNames(template: Template, names: Set<string>): void {
  for (const node of walk(template)) {
    if (node.type === 'block' && node.name === 'capture') {
      const [body] = node.branches;
      const markup = body?.tag.markup;
      const text = body === undefined ? '' : template.source.slice(body.tag.end, node.closing?.start ?? node.end);
      const isText = !PUNCTUATION.test(text.replace(/\{\{[\s\S]*?\}\}+/g, '')) && !/\{\{/.test(text);
      if (markup?.kind === 'name' && markup.target !== undefined && !isText) names.add(markup.target.name);
    } else if (node.type === 'tag' && node.markup.kind === 'assign') {
      const { target, expression } = node.markup;
      if (target !== undefined && isComposedBy(expression, names)) names.add(target.name);
    }
  }
}
