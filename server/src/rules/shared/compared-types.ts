import { findAttribute } from '../../catalog/attributes.ts';
import { findNamespace } from '../../catalog/namespaces.ts';
import type { DeclaredType, ValueType } from '../../catalog/types.ts';
import type { Comparison, Expression, Literal, LiteralValue, Lookup } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import type { Edit } from '../engine/finding.ts';
import type { Settings } from '../engine/settings.ts';
import { slice } from './words.ts';

interface Mismatch extends Span {
  readonly message: string;
  readonly severity: 'warning';
  readonly edit?: Edit;
}

type Compared = 'text' | 'number' | 'boolean' | 'list';

const DECLARED: Partial<Record<DeclaredType, Compared>> = {
  text: 'text',
  id: 'text',
  number: 'number',
  boolean: 'boolean',
  list: 'list',
};
const LISTED: Partial<Record<ValueType, Compared>> = {
  string: 'text',
  id: 'text',
  number: 'number',
  boolean: 'boolean',
  array: 'list',
};
const LITERALS: Partial<Record<LiteralValue['kind'], Compared>> = {
  string: 'text',
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
};
const WORDS: Record<Compared, string> = {
  text: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  list: 'an array',
};

/** A value of a type that is known, compared with a literal that no value of that type equals. */
export function mismatchOf(term: Comparison, source: string, settings: Settings): Mismatch | undefined {
  const { left, right, operator } = term;
  if (right === undefined || operator === undefined || operator.text === 'contains') return undefined;
  const [lookup, literal] = left.type === 'lookup' ? [left, right] : [right, left];
  if (lookup.type !== 'lookup' || literal.type !== 'literal') return undefined;
  const quoted = quotedWord(literal, operator.text, source);
  if (quoted !== undefined) return quoted;
  const is = typeOf(lookup, source, settings);
  if (is === undefined) return numberInQuotes(lookup, literal, operator.text, source);
  const compared = LITERALS[literal.literal.kind];
  const isBlank = literal.literal.kind === 'string' && literal.literal.value.trim() === '';
  if (compared === undefined || is === compared || isBlank) return undefined;
  const isEquality = operator.text === '==' || operator.text === '!=' || operator.text === '<>';
  if (!isEquality && (is === 'boolean' || is === 'list')) return undefined;
  const outcome = isEquality
    ? `they are never equal, so this is always ${operator.text === '==' ? 'false' : 'true'}`
    : 'Liquid cannot compare them and prints an error instead of the block';
  const name = slice(source, lookup);
  const message = `\`${name}\` is ${WORDS[is]}, but ${slice(source, literal)} is ${WORDS[compared]}: ${outcome}. ${adviceFor(is)}`;
  const edit = is === 'list' && lookup === left ? contains(operator) : sameType(is, literal, source);
  const { start, end } = literal;
  return { start, end, message, severity: 'warning', ...(edit && { edit }) };
}

/** `${city} == 'blank'` */
function quotedWord(literal: Literal, operator: string, source: string): Mismatch | undefined {
  const word = literal.literal.kind === 'string' ? literal.literal.value : '';
  if ((word !== 'blank' && word !== 'nil') || (operator !== '==' && operator !== '!=')) return undefined;
  const { start, end } = literal;
  const message = `${slice(source, literal)} in quotes is an ordinary string, which a missing value does not equal. Write \`${word}\` without quotes.`;
  return { start, end, message, severity: 'warning', edit: { start, end, newText: word } };
}

/**
 * `event_properties.${points} > '500'`, which is wrong of numbers and of strings alike. Years have as many digits each, as have numbers that
 * begin with a zero, so strings of them are compared as one expects.
 */
function numberInQuotes(lookup: Lookup, literal: Literal, operator: string, source: string): Mismatch | undefined {
  const isOfData = [lookup.root, ...lookup.steps].some(({ kind }) => kind === 'attribute');
  const name = slice(source, lookup);
  if (!isOfData || !/^[<>]=?$/.test(operator) || literal.literal.kind !== 'string') return undefined;
  if (/version/i.test(name) || !/^-?(?!(?:19|20)\d\d$)(?:0|[1-9]\d*)(?:\.\d+)?$/.test(literal.literal.value))
    return undefined;
  const message = `${slice(source, literal)} is a string: if \`${name}\` is a number, Liquid cannot compare them, and if it is a string, it compares character by character, so that \`1000\` is less than \`500\`. Write the number without quotes.`;
  const { start, end } = literal;
  const edit = sameType('number', literal, source);
  return { start, end, message, severity: 'warning', ...(edit && { edit }) };
}

function typeOf(lookup: Lookup, source: string, { types }: Settings): Compared | undefined {
  const declared = types.get(slice(source, lookup));
  if (declared !== undefined) return DECLARED[declared];
  const { root, steps } = lookup;
  const [step] = steps;
  if (root.kind === 'attribute' && step === undefined) return listed(findAttribute(root.name)?.type);
  if (root.kind !== 'name' || step?.kind !== 'attribute' || steps.length > 1) return undefined;
  return listed(findNamespace(root.name)?.members.find(({ name }) => name === step.name)?.type);
}

function listed(type: ValueType | undefined): Compared | undefined {
  return type && LISTED[type];
}

function adviceFor(is: Compared): string {
  if (is === 'list') return 'Use `contains`.';
  if (is === 'boolean') return 'Compare with `true` or `false`, without quotes.';
  return is === 'text' ? 'Put it in quotes.' : 'Write it without quotes.';
}

function contains({ text, start, end }: Span & { readonly text: string }): Edit | undefined {
  return text === '==' ? { start, end, newText: 'contains' } : undefined;
}

/** The same literal, written as the other type. */
function sameType(is: Compared, literal: Expression, source: string): Edit | undefined {
  const { start, end } = literal;
  const text = slice(source, literal);
  if (is === 'text') return { start, end, newText: `'${text}'` };
  const bare = text.slice(1, -1);
  const fits = is === 'number' ? /^-?\d+(?:\.\d+)?$/.test(bare) : is === 'boolean' && /^(?:true|false)$/.test(bare);
  return fits ? { start, end, newText: bare } : undefined;
}
