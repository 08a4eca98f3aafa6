import type { Expression, Filter, FilteredExpression } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';
import { outputAround } from './output-around.ts';

interface Twice extends Span {
  readonly twice: Span;
}

/** `x | json_escape | json_escape`, in one output or by way of a variable. */
export function escapedTwice({ value, filters, end }: FilteredExpression, template: Template): Twice | undefined {
  const last = filters.findLast(({ name }) => name === 'json_escape' || name === 'as_json_string');
  const twice = last && (inOutput(filters, last, template) ?? ofVariable(value, filters, last, template));
  const output = twice && outputAround({ start: last.start, end }, template);
  return output === undefined || isInWrittenJson(output, template.source) ? undefined : twice;
}

function inOutput(filters: readonly Filter[], last: Filter, { source }: Template): Twice | undefined {
  const first = filters.find(({ name }) => name === 'json_escape');
  return first === undefined || first === last ? undefined : filterAt(first, source);
}

function ofVariable(
  value: Expression | undefined,
  filters: readonly Filter[],
  last: Filter,
  template: Template,
): Twice | undefined {
  const name =
    value?.type === 'lookup' && value.root.kind === 'name' && value.steps.length === 0 ? value.root.name : '';
  const { definitions, reads } = variablesOf(template);
  const [set, ...others] = definitions.get(name) ?? [];
  const { markup } = set?.tag ?? {};
  if (markup?.kind !== 'assign' || others.length > 0 || filters.length > 1) return undefined;
  const escaped = markup.expression.filters.at(-1);
  if (escaped?.name !== 'json_escape') return undefined;
  const here = filterAt(last, template.source);
  if (last.name === 'json_escape') return here;
  return reads.get(name)?.length === 1 ? { ...here, twice: filterAt(escaped, template.source).twice } : undefined;
}

/** With its `|`, and for the fix with the space before that. */
function filterAt({ start, end }: Span, source: string): Twice {
  const from = source.lastIndexOf('|', start);
  return { start: from, end, twice: { start: from - (source.charAt(from - 1) === ' ' ? 1 : 0), end } };
}

/** In a string that is JSON itself, as in `"{\\"a\\": \\"…`, a value is escaped for both. */
function isInWrittenJson({ start }: Span, source: string): boolean {
  return source.slice(Math.max(0, start - FURTHEST), start).includes('\\"');
}

const FURTHEST = 2000;
