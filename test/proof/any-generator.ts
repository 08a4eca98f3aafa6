import { condition } from './any-conditions.ts';
import { chain, operand, textLiteral } from './any-expressions.ts';
import { list } from './any-lists.ts';
import { object } from './any-objects.ts';
import { type Maker, oneOf, type Scope } from './any-scope.ts';
import { value } from './any-values.ts';
import type { Dice } from './dice.ts';

/** A body of the whole grammar, near to JSON: what it means to send is JSON, but for mistakes. */
export function anyBody(dice: Dice): string {
  const maker: Maker = { dice, conditions: [], names: 0 };
  const variables: string[] = [];
  let prelude = '';
  while (dice.chance(0.35)) {
    const name = dice.pick(['n', 'flag', 'v', 'l', 'c']);
    prelude += setting(maker, { loops: [], variables, depth: 3 }, name);
    variables.push(name);
  }
  const scope: Scope = { loops: [], variables, depth: 0 };
  const payload = oneOf(
    dice,
    [5, () => object(maker, scope)],
    [3, () => list(maker, scope)],
    [1, () => value(maker, scope)],
  );
  let body = prelude + payload;
  if (dice.chance(0.15)) body = trimmed(body, dice);
  if (dice.chance(0.4)) body = broken(body, dice);
  if (dice.chance(0.1)) body = broken(body, dice);
  // Two braces would be an output.
  return body.replace(/\{(?=\{[{%])/g, '{ ');
}

function setting(maker: Maker, scope: Scope, name: string): string {
  const { dice } = maker;
  const set = (): string => `{% assign ${name} = ${dice.chance(0.5) ? chain(maker, scope) : textLiteral(dice)} %}`;
  return oneOf(
    dice,
    [3, set],
    [1, () => `{% if ${condition(maker, scope)} %}${set()}{% endif %}`],
    [1, () => `{% if ${condition(maker, scope)} %}${set()}{% else %}${set()}{% endif %}`],
    [1, () => `{% capture ${name} %}{{ ${operand(maker, scope)} }}{% endcapture %}`],
    [0.5, () => `{% if ${condition(maker, scope)} %}{% abort_message('stop') %}{% endif %}`],
    [0.5, () => `{% for i in ${operand(maker, scope)} %}${set()}{% endfor %}`],
  );
}

/** White space is taken at some of the braces. */
function trimmed(body: string, dice: Dice): string {
  return body
    .replace(/\{%(?!-)/g, (found) => (dice.chance(0.3) ? '{%-' : found))
    .replace(/(?<!-)%\}/g, (found) => (dice.chance(0.3) ? '-%}' : found))
    .replace(/, /g, (found) => (dice.chance(0.5) ? ' ,\n ' : found));
}

const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/==/g, '!='],
  [/!=/g, '=='],
  [/forloop\.last/g, 'forloop.first'],
  [/forloop\.first/g, 'forloop.last'],
  [/ and /g, ' or '],
  [/ or /g, ' and '],
  [/unless /g, 'if '],
  [/ \| (json_escape|as_json_string|plus: 0)/g, ''],
  [/ \| plus: 0/g, ' | times: 1'],
  [/,/g, ''],
  [/,/g, ',,'],
  [/blank/g, 'nil'],
  [/'',?/g, "' '"],
  [/"/g, ''],
  [/\{% else %\}/g, ''],
  [/\{% break %\}/g, '{% continue %}'],
  [/: 1/g, ': 0'],
  [/== '\w*'/g, ''],
  [/ > /g, ' >= '],
  [/\{%[^%]*%\}/g, ''],
];

/** A small mistake at one place. */
function broken(body: string, dice: Dice): string {
  const [pattern, other] = dice.pick(SWAPS);
  const found = [...body.matchAll(pattern)];
  if (found.length === 0) return body;
  const { index, 0: text } = dice.pick(found);
  return body.slice(0, index) + other + body.slice(index + text.length);
}
