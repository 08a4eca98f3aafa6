import { findNamespace } from '../../catalog/namespaces.ts';
import { findVariable } from '../../catalog/predefined-variables.ts';
import { bareMatches } from '../../template/bare-text.ts';
import type { Expression, FilteredExpression, Lookup, Step } from '../../template/expressions.ts';
import { givenNames } from '../../template/names.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Output, Tag, Template } from '../../template/tree.ts';
import { expressions, filteredExpressions } from '../../template/walk.ts';
import type { TokenType } from './token-types.ts';

/** What a piece of Liquid is, beyond its looks: a name can be a variable, Braze's, or a step into a value. */
export interface SemanticToken extends Span {
  readonly type: TokenType;
  readonly isDeclaration?: boolean;
  /** A name of Braze's or Liquid's own. */
  readonly isPredefined?: boolean;
}

/** The tokens of all Liquid that touches a part of a body, in order; none overlaps another. */
export function semanticTokens(template: Template, { start, end }: Span): SemanticToken[] {
  const found = nodesOf(template).flatMap((node) =>
    (node.type === 'output' || node.type === 'tag') && node.start < end && node.end > start
      ? tokensOf(node, template.source)
      : [],
  );
  return withoutOverlaps(found.sort((one, other) => one.start - other.start || one.end - other.end));
}

function tokensOf(node: Output | Tag, source: string): SemanticToken[] {
  const tokens = [
    ...givenNames(node, source).map(({ start, end }) => declared({ start, end })),
    ...expressions(node).flatMap(ofExpression),
    ...filteredExpressions(node).flatMap((filtered) => ofFilters(filtered, source)),
  ];
  if (node.type === 'output') return tokens;
  const name: SemanticToken = { ...spanOf(node.nameSpan), type: 'keyword' };
  return [name, ...tokens, ...ofWords(node, source), ...ofOptions(node)];
}

function declared(span: Span): SemanticToken {
  return { ...span, type: 'variable', isDeclaration: true };
}

function ofExpression(expression: Expression): SemanticToken[] {
  if (expression.type === 'lookup') return ofLookup(expression);
  if (expression.type === 'range') return [];
  const { kind } = expression.literal;
  const type = kind === 'string' ? 'string' : kind === 'integer' || kind === 'float' ? 'number' : 'keyword';
  return [{ ...spanOf(expression), type }];
}

function ofLookup({ root, steps }: Lookup): SemanticToken[] {
  return [...(root.kind === 'name' ? [ofRoot(root)] : ofStep(root)), ...steps.flatMap(ofStep)];
}

function ofRoot({ name, start }: Step & { readonly kind: 'name' }): SemanticToken {
  const span = { start, end: start + name.length };
  if (findNamespace(name) !== undefined) return { ...span, type: 'namespace', isPredefined: true };
  return { ...span, type: 'variable', ...(findVariable(name) && { isPredefined: true }) };
}

function ofStep(step: Step): SemanticToken[] {
  if (step.kind === 'index') return [];
  if (step.kind === 'attribute') return [{ ...spanOf(step.nameSpan), type: 'property' }];
  return [{ start: step.end - step.name.length, end: step.end, type: 'property' }];
}

function ofFilters({ filters }: FilteredExpression, source: string): SemanticToken[] {
  return filters.flatMap(({ nameSpan, arguments: given }): SemanticToken[] => [
    { ...spanOf(nameSpan), type: 'function' },
    ...given.flatMap(({ keyword = '', start }): SemanticToken[] =>
      source.startsWith(keyword, start) && keyword !== ''
        ? [{ start, end: start + keyword.length, type: 'parameter' }]
        : [],
    ),
  ]);
}

const WORDS = /(?<![\w.-])(?:and|or|in|contains|reversed)(?![\w-])|[=!<>]=|<>|[<>]/g;

function ofWords({ markup, name }: Tag, source: string): SemanticToken[] {
  if (markup.kind !== 'condition' && markup.kind !== 'loop' && name !== 'when') return [];
  return bareMatches(source, markup, WORDS).map(({ start, end }) => ({
    start,
    end,
    type: /\w/.test(source.charAt(start)) ? 'keyword' : 'operator',
  }));
}

/** `:save` of `connected_content`, `limit:` of a loop. */
function ofOptions({ markup }: Tag): SemanticToken[] {
  const named = markup.kind === 'raw' ? markup.options : markup.kind === 'loop' ? markup.loop.attributes : [];
  const colon = markup.kind === 'raw' ? 1 : 0;
  return named.map(({ start, name }) => ({
    start: start + colon,
    end: start + colon + name.length,
    type: 'parameter',
  }));
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function withoutOverlaps(tokens: readonly SemanticToken[]): SemanticToken[] {
  const kept: SemanticToken[] = [];
  for (const token of tokens) if (token.start >= (kept.at(-1)?.end ?? 0) && token.end > token.start) kept.push(token);
  return kept;
}
