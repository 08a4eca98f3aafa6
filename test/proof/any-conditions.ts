import { ATTRIBUTES, LISTS, NUMBERS, operand, textLiteral } from './any-expressions.ts';
import { type Maker, newName, oneOf, type Scope } from './any-scope.ts';

const KEYWORDS = ['blank', 'empty', 'nil', 'true', 'false', 'null'] as const;
const ORDERS = ['<', '>', '<=', '>='] as const;

function term(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const left = operand(maker, scope);
  const equals = (): string => dice.pick(['==', '!=', '==', '!=', '<>']);
  return oneOf(
    dice,
    [3, () => left],
    [4, () => `${left} ${equals()} ${dice.pick(KEYWORDS)}`],
    [3, () => `${left} ${equals()} ${textLiteral(dice)}`],
    [2, () => `${left} ${equals()} ${dice.pick(NUMBERS)}`],
    [2, () => `${left} ${dice.pick(ORDERS)} ${dice.pick(NUMBERS)}`],
    [2, () => `${left} contains ${textLiteral(dice)}`],
    [1, () => `${left} ${equals()} ${operand(maker, scope)}`],
    [0.6, () => `${left} ${dice.pick(ORDERS)} ${operand(maker, scope)}`],
    [0.4, () => `${left} contains ${operand(maker, scope)}`],
    [0.8, () => `${dice.pick(LISTS)} contains ${textLiteral(dice)}`],
    [0.4, () => `${left} contains ${dice.pick(NUMBERS)}`],
    [0.3, () => `${textLiteral(dice)} contains ${left}`],
    [1, () => `${dice.pick([...ATTRIBUTES, ...LISTS])}.size ${dice.pick([...ORDERS, '=='])} ${dice.pick(NUMBERS)}`],
    [0.3, () => `${dice.pick([...NUMBERS, ...KEYWORDS])} ${dice.pick([...ORDERS, '=='])} ${left}`],
    [0.2, () => `${textLiteral(dice)} ${dice.pick(ORDERS)} ${left}`],
    [0.2, () => dice.pick(KEYWORDS)],
  );
}

/** Often one that stands elsewhere already, where nothing of a loop is read. */
export function condition(maker: Maker, scope: Scope): string {
  const { dice, conditions } = maker;
  const isShared = scope.loops.length === 0 || dice.chance(0.2);
  if (isShared && conditions.length > 0 && dice.chance(0.5)) return dice.pick(conditions);
  let made = term(maker, scope);
  while (dice.chance(0.25)) made += ` ${dice.pick(['and', 'or'])} ${term(maker, scope)}`;
  if (scope.loops.length === 0) conditions.push(made);
  return made;
}

/** An `if` and its end that ask the same, in one of the ways to ask it. */
export function guard(maker: Maker, asked: string): readonly [open: string, close: string] {
  const { dice } = maker;
  return oneOf<readonly [string, string]>(
    dice,
    [5, () => [`{% if ${asked} %}`, '{% endif %}']],
    [1, () => [`{% unless ${asked} %}{% else %}`, '{% endunless %}']],
    [1, () => [`{% if ${asked} %}`, '{% else %}{% endif %}']],
    [1, () => withFlag(maker, asked)],
    [0.5, () => [`{% if true and ${asked} %}`, '{% endif %}']],
    [0.5, () => [`{% if false %}{% elsif ${asked} %}`, '{% endif %}']],
  );
}

function withFlag(maker: Maker, asked: string): readonly [string, string] {
  const name = newName(maker, 'flag');
  return [
    `{% assign ${name} = false %}{% if ${asked} %}{% assign ${name} = true %}{% endif %}{% if ${name} %}`,
    '{% endif %}',
  ];
}
