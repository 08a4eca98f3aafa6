import { inCondition, isStray, isUnfinished, textOf } from './condition.ts';
import type { Expectation, Role } from './expected.ts';
import type { MarkupPlace } from './markup-place.ts';
import type { Token } from './tokens.ts';

export interface Expected {
  readonly expects: Expectation;
  /** Where the half-typed word begins: at the cursor if there is none. */
  readonly wordStart: number;
}

/** @param offset the cursor, in `source`. */
export function expectationAt(place: MarkupPlace, source: string, offset: number): Expected {
  const { tokens, kind, tag } = place;
  if (kind === 'tag' && tag === undefined)
    return { expects: { kind: 'tag' }, wordStart: tokens.at(0)?.start ?? offset };
  const format = /:\s*(%[^\s|'"{}]*)$/.exec(source.slice(Math.max(place.content, offset - 200), offset))?.[1];
  if (format !== undefined) return bareFormat(place, source, offset - format.length);
  const last = tokens.at(-1);
  // Between the two signs of an operator.
  if (last?.kind === 'operator' && last.end === offset && last.text.length === 1 && /[=>]/.test(source.charAt(offset)))
    return {
      expects: isHalfOperator(last, place) ? dueAfter(place, source, tokens.slice(0, -1)) : { kind: 'nothing' },
      wordStart: last.start,
    };
  const isTyped = last !== undefined && isBeingTyped(last, place, source.slice(last.end, offset));
  const before = isTyped ? tokens.slice(0, -1) : tokens;
  const wordStart = isTyped ? last.start : offset;
  const due = dueAfter(place, source, before);
  if (!isTyped) return { expects: afterDot(before, source, due), wordStart };
  if (last.kind === 'string') return { expects: inString(last, due), wordStart: last.start + 1 };
  if (last.kind === 'attribute') return { expects: inAttribute(before, due), wordStart };
  return { expects: afterDot(before, source, due), wordStart };
}

/** A format of a date that lacks its quotes. */
function bareFormat(place: MarkupPlace, source: string, wordStart: number): Expected {
  const before = place.tokens.filter(({ end }) => end <= wordStart);
  return { expects: dueAfter(place, source, before), wordStart };
}

/** @param behind what is between it and the cursor. */
function isBeingTyped(last: Token, place: MarkupPlace, behind: string): boolean {
  return isHalfOperator(last, place) ? behind.trim() === '' : behind === '' && isHalf(last);
}

function isHalf({ kind, isOpen }: Token): boolean {
  return kind === 'word' || isOpen;
}

/** Neither is one by itself. */
function isHalfOperator({ text }: Token, { tag = '' }: MarkupPlace): boolean {
  return (text === '!' || text === '=') && /^(?:if|elsif|unless)$/.test(tag);
}

function inString(token: Token, due: Expectation): Expectation {
  if (due.kind !== 'value') return { kind: 'nothing' };
  return { kind: 'string', quote: token.text.charAt(0), start: token.start, role: due.role };
}

function inAttribute(before: readonly Token[], due: Expectation): Expectation {
  const role: Role = due.kind === 'value' ? due.role : { kind: 'printed' };
  const namespace = before.at(-1)?.text === '.' ? before.at(-2) : undefined;
  if (namespace !== undefined) return { kind: 'attribute', namespace: namespace.text, role };
  return due.kind === 'value' ? { kind: 'attribute', role } : { kind: 'nothing' };
}

const CHAIN = /(?:[\w.?-]|\$\{[^{}|\n]*\}|\[[^\][]*\])+$/;

function afterDot(before: readonly Token[], source: string, due: Expectation): Expectation {
  const last = before.at(-1);
  if (last?.text !== '.') return due;
  const of = CHAIN.exec(source.slice(Math.max(0, last.start - 1_000), last.start))?.[0];
  const role: Role = due.kind === 'value' ? due.role : { kind: 'printed' };
  return of === undefined ? { kind: 'nothing' } : { kind: 'member', of, role };
}

function dueAfter({ kind, tag, isNested }: MarkupPlace, source: string, tokens: readonly Token[]): Expectation {
  if (isNested) {
    const from = tokens.findLastIndex(({ text }) => text === '{{') + 1;
    const outer = tokens.slice(0, from - 1);
    const around =
      kind === 'output' ? inFiltered(outer, source, { kind: 'printed' }) : dueInTag(tag ?? '', outer, source);
    const role: Role = around.kind === 'value' ? around.role : { kind: 'raw' };
    const due = inFiltered(tokens.slice(from), source, role);
    return due.kind === 'filter' && UNFILTERED.has(role.kind) ? { kind: 'nothing' } : due;
  }
  if (kind === 'output') return inFiltered(tokens, source, { kind: 'printed' });
  const bare = tokens.filter(({ text }) => text !== '{{' && text !== '}}');
  return dueInTag(tag ?? '', bare, source);
}

/** Where Liquid skips filters, in braces or not. */
const UNFILTERED: ReadonlySet<Role['kind']> = new Set(['compared', 'collection', 'case', 'argument']);

function dueInTag(tag: string, tokens: readonly Token[], source: string): Expectation {
  switch (tag) {
    case 'if':
    case 'elsif':
    case 'unless':
      return inCondition(tokens, source);
    case 'echo':
      return inFiltered(tokens, source, { kind: 'printed' });
    case 'assign':
      return inAssign(tokens, source);
    case 'for':
    case 'tablerow':
      return inLoop(tokens);
    case 'case':
      return tokens.length === 0 || isUnfinished(tokens)
        ? { kind: 'value', role: { kind: 'case' } }
        : { kind: 'nothing' };
    case 'when':
      return inWhen(tokens);
    case 'cycle':
      return inWhen(tokens);
    default:
      return inRaw(tokens);
  }
}

function inAssign(tokens: readonly Token[], source: string): Expectation {
  if (tokens.length === 0) return { kind: 'nothing' };
  if (tokens[1]?.text !== '=') return tokens.length === 1 ? { kind: 'word', words: ['='] } : { kind: 'nothing' };
  return inFiltered(tokens.slice(2), source, { kind: 'assigned' });
}

function inLoop(tokens: readonly Token[]): Expectation {
  if (tokens.length === 0) return { kind: 'nothing' };
  if (tokens.length === 1) return { kind: 'word', words: ['in'] };
  const rest = tokens.slice(2);
  if (rest.some(({ text }) => text === '|')) return { kind: 'nothing' };
  if (rest[0]?.text === '(') return inRange(rest);
  const isCollection = tokens[1]?.text === 'in' && (rest.length === 0 || isUnfinished(rest));
  if (isCollection) return { kind: 'value', role: { kind: 'collection' } };
  return rest.at(-1)?.text === ':' ? { kind: 'nothing' } : { kind: 'loop-parameter' };
}

/** `(1..size)` */
function inRange(tokens: readonly Token[]): Expectation {
  const last = tokens.at(-1)?.text;
  if (last === '(' || last === '..' || last === '.') return { kind: 'value', role: { kind: 'argument' } };
  return last === ')' ? { kind: 'loop-parameter' } : { kind: 'nothing' };
}

function inWhen(tokens: readonly Token[]): Expectation {
  const last = tokens.at(-1)?.text;
  const isDue = last === undefined || last === ',' || last === 'or' || last === '.';
  return isDue ? { kind: 'value', role: { kind: 'case' } } : { kind: 'nothing' };
}

function inRaw(tokens: readonly Token[]): Expectation {
  const last = tokens.at(-1);
  if (last?.text === ':') return { kind: 'option' };
  return { kind: 'nothing' };
}

function inFiltered(tokens: readonly Token[], source: string, role: Role): Expectation {
  const parts = splitAt(tokens, '|');
  const value = textOf(parts[0] ?? [], source);
  const filters = parts.slice(1, -1).map(([name]) => name?.text ?? '');
  const last = parts.at(-1) ?? [];
  if (parts.length === 1) {
    if (last.length === 0 || isUnfinished(last)) return { kind: 'value', role };
    if (isStray(last)) return { kind: 'nothing' };
    return { kind: 'filter', hasPipe: false, chain: { value, filters } };
  }
  const chain = { value, filters };
  const [name, ...args] = last;
  if (name === undefined) return { kind: 'filter', hasPipe: true, chain };
  const end = args.at(-1);
  const isDue = end !== undefined && [':', ',', '.'].includes(end.text);
  const index = args.filter(({ text }) => text === ',').length;
  if (isDue) return { kind: 'value', role: { kind: 'argument', filter: name.text, index, chain } };
  return { kind: 'filter', hasPipe: false, chain: { value, filters: [...filters, name.text] } };
}

function splitAt(tokens: readonly Token[], sign: string): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === sign) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
