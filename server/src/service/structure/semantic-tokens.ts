import { findNamespace } from '../../catalog/namespaces.ts';
import { findVariable } from '../../catalog/predefined-variables.ts';
import { bareMatches } from '../../template/bare-text.ts';
import { isWord } from '../../template/characters.ts';
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
  readonly isDeclaration: boolean;
  /** A name of Braze's or Liquid's own. */
  readonly isPredefined: boolean;
}

/** The tokens of all Liquid that touches a part of a body, in order; none overlaps another. */
export function semanticTokens(template: Template, { start, end }: Span): SemanticToken[] {
  const tokens = new Tokens();
  for (const node of nodesOf(template))
    if ((node.type === 'output' || node.type === 'tag') && node.start < end && node.end > start)
      addNode(node, template.source, tokens);
  return tokens.inOrder();
}

/** Collected without lists in between, and all of one shape: a body has thousands. */
class Tokens {
  private readonly found: SemanticToken[] = [];

  add({ start, end }: Span, type: TokenType, isPredefined = false, isDeclaration = false): void {
    if (end > start) this.found.push({ start, end, type, isPredefined, isDeclaration });
  }

  inOrder(): SemanticToken[] {
    const kept: SemanticToken[] = [];
    let last = 0;
    for (const token of this.found.sort((one, other) => one.start - other.start || one.end - other.end)) {
      if (token.start < last) continue;
      kept.push(token);
      last = token.end;
    }
    return kept;
  }
}

function addNode(node: Output | Tag, source: string, tokens: Tokens): void {
  if (node.type === 'tag') tokens.add(node.nameSpan, 'keyword');
  for (const name of givenNames(node, source)) tokens.add(name, 'variable', false, true);
  for (const expression of expressions(node)) addExpression(expression, tokens);
  for (const filtered of filteredExpressions(node)) addFilters(filtered, source, tokens);
  if (node.type === 'output') return;
  addWords(node, source, tokens);
  addOptions(node, tokens);
}

function addExpression(expression: Expression, tokens: Tokens): void {
  if (expression.type === 'lookup') addLookup(expression, tokens);
  if (expression.type !== 'literal') return;
  const { kind } = expression.literal;
  tokens.add(expression, kind === 'string' ? 'string' : kind === 'integer' || kind === 'float' ? 'number' : 'keyword');
}

function addLookup({ root, steps }: Lookup, tokens: Tokens): void {
  if (root.kind !== 'name') addStep(root, tokens);
  else {
    const { name, start } = root;
    const isNamespace = findNamespace(name) !== undefined;
    const isPredefined = isNamespace || findVariable(name) !== undefined;
    tokens.add({ start, end: start + name.length }, isNamespace ? 'namespace' : 'variable', isPredefined);
  }
  for (const step of steps) addStep(step, tokens);
}

function addStep(step: Step, tokens: Tokens): void {
  if (step.kind === 'attribute') tokens.add(step.nameSpan, 'property');
  if (step.kind === 'name') tokens.add({ start: step.end - step.name.length, end: step.end }, 'property');
}

function addFilters({ filters }: FilteredExpression, source: string, tokens: Tokens): void {
  for (const { nameSpan, arguments: given } of filters) {
    tokens.add(nameSpan, 'function');
    for (const { keyword, start } of given)
      if (keyword !== undefined && source.startsWith(keyword, start))
        tokens.add({ start, end: start + keyword.length }, 'parameter');
  }
}

const WORDS = /(?<![\w.-])(?:and|or|in|contains|reversed)(?![\w-])|[=!<>]=|<>|[<>]/g;

function addWords({ markup, name }: Tag, source: string, tokens: Tokens): void {
  if (markup.kind !== 'condition' && markup.kind !== 'loop' && name !== 'when') return;
  for (const word of bareMatches(source, markup, WORDS))
    tokens.add(word, isWord(source.charCodeAt(word.start)) ? 'keyword' : 'operator');
}

/** `:save` of `connected_content`, `limit:` of a loop. */
function addOptions({ markup }: Tag, tokens: Tokens): void {
  const named = markup.kind === 'raw' ? markup.options : markup.kind === 'loop' ? markup.loop.attributes : [];
  const colon = markup.kind === 'raw' ? 1 : 0;
  for (const { start, name } of named)
    tokens.add({ start: start + colon, end: start + colon + name.length }, 'parameter');
}
