import { readExpression } from './expression-reader.ts';
import type { Argument, Expression, Filter, FilteredExpression, Step } from './expressions.ts';
import type { Span } from './span.ts';
import { hasSpacedSteps, strictTokens, type Token, type TokenKind } from './strict-tokens.ts';

/**
 * Reads `value | filter: argument` by Ruby's strict grammar, which comes first there, where it differs from the lax one: it accepts
 * spaces between the steps of a lookup, as in `a . b`, `a[ 0 ]` and `(1 .. 3)`. Undefined where both agree, and where the strict
 * grammar does not go through to the end, so that Ruby falls back to the lax one.
 */
export function readStrict(source: string, span: Span): FilteredExpression | undefined {
  if (!hasSpacedSteps(source, span)) return undefined;
  const tokens = strictTokens(source, span);
  return tokens === undefined || tokens.length === 0 ? undefined : new StrictReader(source, tokens).read(span);
}

/** `Liquid::Parser`. What it does not accept makes it return undefined. */
class StrictReader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
  ) {}

  read({ start, end }: Span): FilteredExpression | undefined {
    const value = this.expression();
    if (value === undefined) return undefined;
    const filters: Filter[] = [];
    while (this.accept('|')) {
      const filter = this.filter();
      if (filter === undefined) return undefined;
      filters.push(filter);
    }
    return this.at < this.tokens.length ? undefined : { start, end, value, filters, junk: [] };
  }

  private filter(): Filter | undefined {
    const name = this.accept('id');
    if (name === undefined) return undefined;
    const given: Argument[] = [];
    for (let separator = this.accept(':'); separator !== undefined; separator = this.accept(',')) {
      const argument = this.argument();
      if (argument === undefined) return undefined;
      given.push(argument);
    }
    const { start, end } = name;
    const last = given.at(-1)?.end ?? end;
    return { name: this.source.slice(start, end), nameSpan: { start, end }, arguments: given, start, end: last };
  }

  private argument(): Argument | undefined {
    const [first, second] = this.tokens.slice(this.at, this.at + 2);
    const hasKeyword = first?.kind === 'id' && second?.kind === ':';
    if (hasKeyword) this.at += 2;
    const value = this.expression();
    if (value === undefined) return undefined;
    const { start, end } = value;
    if (!hasKeyword) return { value, start, end };
    return { keyword: this.source.slice(first.start, first.end), value, start: first.start, end };
  }

  /** Ruby puts the tokens of an expression together without the spaces between them, and reads that. */
  private expression(): Expression | undefined {
    const from = this.at;
    return this.skipExpression() ? readTogether(this.source, this.tokens.slice(from, this.at)) : undefined;
  }

  /** Recursion is as deep as brackets nest, up to a depth that nobody writes. */
  private skipExpression(): boolean {
    if (this.depth > DEEPEST) return false;
    this.depth++;
    const isOne = this.skipOne();
    this.depth--;
    return isOne;
  }

  private skipOne(): boolean {
    if (this.accept('string') || this.accept('number')) return true;
    if (this.accept('id') || this.accept('attribute')) return this.skipSteps();
    if (this.accept('[')) return this.skipExpression() && this.accept(']') !== undefined && this.skipSteps();
    if (this.accept('(') === undefined) return false;
    const hasStart = this.skipExpression() && this.accept('dots') !== undefined;
    return hasStart && this.skipExpression() && this.accept(')') !== undefined;
  }

  private skipSteps(): boolean {
    for (;;) {
      if (this.accept('[')) {
        if (!this.skipExpression() || this.accept(']') === undefined) return false;
      } else if (this.accept('.')) {
        if (!this.accept('id') && !this.accept('attribute')) return false;
      } else return true;
    }
  }

  private accept(kind: TokenKind): Token | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== kind) return undefined;
    this.at++;
    return token;
  }
}

const DEEPEST = 50;

function readTogether(source: string, tokens: readonly Token[]): Expression {
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  const isTogether = tokens.every((token, at) => at === 0 || tokens[at - 1]?.end === token.start);
  if (isTogether) return readExpression(source, { start, end });
  const text = tokens.map((token) => source.slice(token.start, token.end)).join('');
  const places = tokens.flatMap((token) =>
    Array.from({ length: token.end - token.start }, (_, at) => token.start + at),
  );
  return placed(readExpression(text, { start: 0, end: text.length }), places);
}

/** The same expression where it stands in the source: `places` has the offset of each of its characters there. */
function placed(expression: Expression, places: readonly number[]): Expression {
  const span = spanAt(expression, places);
  switch (expression.type) {
    case 'literal':
      return { ...expression, ...span };
    case 'range':
      return { ...expression, ...span, from: placed(expression.from, places), to: placed(expression.to, places) };
    case 'lookup': {
      const steps = expression.steps.map((step) => placedStep(step, places));
      return { ...expression, ...span, root: placedStep(expression.root, places), steps };
    }
  }
}

function placedStep(step: Step, places: readonly number[]): Step {
  const span = spanAt(step, places);
  switch (step.kind) {
    case 'name':
      return { ...step, ...span };
    case 'attribute':
      return { ...step, ...span, nameSpan: spanAt(step.nameSpan, places) };
    case 'index':
      return { ...step, ...span, index: placed(step.index, places) };
  }
}

function spanAt({ start, end }: Span, places: readonly number[]): Span {
  const last = places.at(-1) ?? 0;
  const from = places[start] ?? last + 1;
  return { start: from, end: end > start ? (places[end - 1] ?? last) + 1 : from };
}
