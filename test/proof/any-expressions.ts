import { type Maker, oneOf, type Scope } from './any-scope.ts';
import type { Dice } from './dice.ts';

export const TEXTS = ['a', 'b', 'gold', 'A', '1', '0', '2', '', ' ', 'true', 'x,y', 'null', 'a b', '7'] as const;
export const NUMBERS = ['0', '1', '2', '3', '-1', '1.5', '10'] as const;
/** Sums with them get large, or small, or fail. */
export const EXTREME_NUMBERS = [
  ...[
    '9007199254740992',
    '-9007199254740992',
    '99999999999999999999',
    '0.000001',
    '1000000',
    '-0.5',
    '100',
    '2147483648',
  ],
  ...[
    `1${'0'.repeat(290)}`,
    `1${'0'.repeat(300)}.5`,
    `0.${'0'.repeat(300)}1`,
    `'1${'0'.repeat(200)}'`,
    "'1e300'",
    "'0.5'",
  ],
] as const;
export const ATTRIBUTES = [
  ...['${city}', '${user_id}', '${language}'],
  ...['custom_attribute.${plan}', 'custom_attribute.${n}', 'event_properties.${x}', 'event_properties.${title}'],
  ...['event_properties.${o}', 'api_trigger_properties.${step}'],
] as const;
export const LISTS = ['event_properties.${items}', 'custom_attribute.${wishes}', 'event_properties.${o}'] as const;
export const MEMBERS = ['id', 'price', 'name', 'tags', 'k'] as const;
const PROPERTIES = ['size', 'first', 'last'] as const;
const FORLOOP = ['index', 'index0', 'rindex', 'rindex0', 'first', 'last', 'length'] as const;

export function textLiteral(dice: Dice): string {
  const text = dice.pick(TEXTS);
  return dice.chance(0.7) ? `'${text}'` : `"${text}"`;
}

/** Anything that can stand on either side of a comparison, in a filter or an output. */
export function operand(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  return oneOf(
    dice,
    [5, () => dice.pick(ATTRIBUTES)],
    [2, () => path(maker, scope)],
    [scope.loops.length * 3, () => ofLoop(maker, scope)],
    [scope.variables.length > 0 ? 3 : 0, () => ofVariable(maker, scope)],
    [1, () => textLiteral(dice)],
    [1, () => dice.pick(NUMBERS)],
  );
}

function path(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const base = dice.pick([...ATTRIBUTES, ...LISTS]);
  return oneOf(
    dice,
    [3, () => `${base}.${dice.pick(MEMBERS)}`],
    [3, () => `${base}.${dice.pick(PROPERTIES)}`],
    [2, () => `${base}[${dice.pick([0, 1, -1])}]`],
    [1, () => `${base}[0].${dice.pick(MEMBERS)}`],
    [1, () => `${base}.first.${dice.pick(MEMBERS)}`],
    [1, () => `${base}['${dice.pick(MEMBERS)}']`],
    [scope.depth < 6 ? 0.5 : 0, () => `${base}[${operand(maker, { ...scope, depth: scope.depth + 3 })}]`],
  );
}

function ofVariable({ dice }: Maker, { variables }: Scope): string {
  const name = dice.pick(variables);
  return dice.chance(0.85) ? name : `${name}${dice.pick(['.size', '.first', '.last', '[0]', '[1]', '.id'])}`;
}

function ofLoop({ dice }: Maker, { loops }: Scope): string {
  const { name, items } = dice.chance(0.7) ? (loops.at(-1) ?? dice.pick(loops)) : dice.pick(loops);
  const own = (): string => {
    if (items === 'pairs') return `${name}[${dice.pick([0, 1])}]`;
    return items === 'objects' ? `${name}.${dice.pick(MEMBERS)}` : name;
  };
  return oneOf(
    dice,
    [6, own],
    [1, () => name],
    [2, () => `forloop.${dice.pick(FORLOOP)}`],
    [loops.length > 1 ? 1 : 0, () => `forloop.parentloop.${dice.pick(FORLOOP)}`],
  );
}

const SIMPLE = [
  ...['downcase', 'upcase', 'capitalize', 'strip', 'lstrip', 'rstrip', 'size', 'first', 'last', 'reverse', 'sort'],
  ...['uniq', 'compact', 'abs', 'ceil', 'floor', 'round', 'escape', 'url_encode', 'url_escape', 'json_escape'],
  ...['as_json_string', 'strip_html', 'strip_newlines', 'newline_to_br', 'escape_once', 'squish', 'join', 'json_parse'],
  ...[
    'md5',
    'base64_encode',
    'sort_natural',
    'url_decode',
    'url_param_escape',
    'money',
    'sum',
    'number_with_delimiter',
  ],
] as const;

/** One filter with arguments of right and wrong kinds. */
export function filter(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const number = (): string => (dice.chance(0.8) ? dice.pick(NUMBERS) : operand(maker, { ...scope, depth: 9 }));
  const text = (): string => (dice.chance(0.8) ? textLiteral(dice) : operand(maker, { ...scope, depth: 9 }));
  const member = (): string => `'${dice.pick(MEMBERS)}'`;
  return oneOf(
    dice,
    [8, () => dice.pick(SIMPLE)],
    [3, () => arithmetic(maker, scope)],
    [3, () => `${dice.pick(['plus', 'minus', 'times', 'divided_by', 'modulo', 'at_least', 'at_most'])}: ${number()}`],
    [3, () => `default: ${dice.chance(0.5) ? text() : number()}`],
    [2, () => `${dice.pick(['append', 'prepend', 'remove', 'remove_first', 'join', 'split'])}: ${text()}`],
    [2, () => `split: ${dice.pick(["','", "''", "' '", "'a'"])}`],
    [1, () => `${dice.pick(['replace', 'replace_first', 'replace_last'])}: ${text()}, ${text()}`],
    [1, () => `truncate: ${number()}${dice.chance(0.4) ? `, ${text()}` : ''}`],
    [0.5, () => `truncatewords: ${number()}`],
    [1, () => `slice: ${number()}${dice.chance(0.6) ? `, ${number()}` : ''}`],
    [1, () => `round: ${number()}`],
    [1, () => `date: ${dice.pick(["'%s'", "'%Y-%m-%d'", "'%H'", "''", "'\"'", "'%j'"])}`],
    [1, () => `map: ${member()}`],
    [1, () => `where: ${member()}${dice.chance(0.6) ? `, ${text()}` : ''}`],
    [0.5, () => `${dice.pick(['sort', 'sum', 'uniq', 'compact', 'property_accessor'])}: ${member()}`],
    [0.5, () => `concat: ${dice.chance(0.5) ? dice.pick(LISTS) : operand(maker, { ...scope, depth: 9 })}`],
    [0.4, () => `${dice.pick(['find', 'has', 'reject', 'find_index'])}: ${member()}, ${text()}`],
    [0.3, () => `default: ${text()}, allow_false: true`],
  );
}

/** With another value of the data, or a number that is large or small. */
export function arithmetic(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const by = dice.chance(0.6) ? dice.pick(EXTREME_NUMBERS) : operand(maker, { ...scope, depth: 9 });
  const name = dice.pick(['plus', 'minus', 'times', 'times', 'divided_by', 'modulo', 'round', 'at_least', 'at_most']);
  return `${name}: ${by}${dice.chance(0.3) ? ` | ${dice.pick(['round', 'ceil', 'abs', 'round: 2', 'floor'])}` : ''}`;
}

/** An operand through up to three filters. */
export function chain(maker: Maker, scope: Scope, most = 3): string {
  const { dice } = maker;
  let made = operand(maker, scope);
  for (let count = dice.below(most + 1); count > 0; count--) made += ` | ${filter(maker, scope)}`;
  return made;
}
