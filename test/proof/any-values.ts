import { condition } from './any-conditions.ts';
import { arithmetic, chain, NUMBERS, operand, textLiteral } from './any-expressions.ts';
import { list } from './any-lists.ts';
import { object } from './any-objects.ts';
import { deeper, type Maker, newName, oneOf, type Scope, withVariable } from './any-scope.ts';

const MOST_DEPTH = 4;

/** A JSON value, written in one of the many ways of Liquid. */
export function value(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const room = scope.depth < MOST_DEPTH ? 1 : 0;
  const inner = deeper(scope);
  return oneOf(
    dice,
    [3, () => plain(maker)],
    [4, () => `"${text(maker, scope)}"`],
    [4, () => printed(maker, scope)],
    [room * 2, () => object(maker, inner)],
    [room * 2.5, () => list(maker, inner)],
    [room * 4, () => branching(maker, inner)],
    [room * 3, () => throughVariable(maker, inner)],
    [room, () => search(maker, inner)],
    [room, () => accumulated(maker, inner)],
    [1, () => `{{ ${operand(maker, scope)} | ${arithmetic(maker, scope)} | ${arithmetic(maker, scope)} }}`],
    [0.5, () => numberInParts(maker, scope)],
    [0.4, () => tagPrinted(maker)],
    [1, () => decided(maker, scope)],
  );
}

function plain({ dice }: Maker): string {
  return dice.pick(['1', '0', '-2.5', 'true', 'false', 'null', '"a"', '""', '[]', '{}', '"a\\"b"', '1e3']);
}

/** An output where a value is due. */
function printed(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  return oneOf(
    dice,
    [4, () => `{{ ${chain(maker, scope, 1)} | plus: ${dice.pick(['0', '1'])} }}`],
    [4, () => `{{ ${chain(maker, scope, 1)} | as_json_string }}`],
    [2, () => `{{ ${chain(maker, scope, 1)} | size }}`],
    [2, () => `{{ ${operand(maker, scope)} | default: ${dice.pick(NUMBERS)} }}`],
    [2, () => `{{ ${chain(maker, scope)} }}`],
    [
      1,
      () => `{{ ${chain(maker, scope)} | ${dice.pick(['round', 'floor', 'ceil', 'abs', 'times: 2', 'at_least: 0'])} }}`,
    ],
    [1, () => `{% liquid\n echo ${chain(maker, scope, 1)} | as_json_string %}`],
    [0.5, () => `{% if true %}{{ ${chain(maker, scope, 1)} | json_escape | prepend: '"' | append: '"' }}{% endif %}`],
    [scope.loops.length > 0 ? 2 : 0, () => `{{ forloop.${dice.pick(['index', 'first', 'rindex0', 'last'])} }}`],
  );
}

/** What stands within quotes, nearly always harmless there. */
export function text(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const room = scope.depth < MOST_DEPTH ? 1 : 0;
  const piece = (): string =>
    oneOf(
      dice,
      [4, () => dice.pick(['a', 'x y', '\\n', '', '1', ',', ':', '{', ']', '\\u0041'])],
      [4, () => `{{ ${chain(maker, scope, 1)} | json_escape }}`],
      [
        1,
        () => `{{ ${chain(maker, scope, 1)} | ${dice.pick(['url_encode', 'plus: 0', 'size', 'md5', "date: '%s'"])} }}`,
      ],
      [1, () => `{{ ${chain(maker, scope, 3)} }}`],
      [0.6, () => `{{ ${operand(maker, scope)} }}`],
      [0.6, () => `{% cycle 'a', 'b' %}`],
      [0.4, () => `{% raw %}{{x}}{% endraw %}`],
      [0.4, () => `{% comment %}"{% endcomment %}`],
      [0.4, () => `{% ${dice.pick(['increment', 'decrement'])} ${dice.pick(['n', 'flag', 'v'])} %}`],
      [room, () => `{% if ${condition(maker, scope)} %}${text(maker, deeper(scope))}{% endif %}`],
      [
        room,
        () =>
          `{% if ${condition(maker, scope)} %}${text(maker, deeper(scope))}{% else %}${text(maker, deeper(scope))}{% endif %}`,
      ],
      [room * 0.5, () => `{% for c in ${operand(maker, scope)} %}{{ c | json_escape }}{% endfor %}`],
      [room * 0.5, () => captured(maker, deeper(scope), text(maker, deeper(scope)))],
    );
  let made = piece();
  while (dice.chance(0.4)) made += piece();
  return made;
}

/** A value in each branch. */
function branching(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const one = (): string => value(maker, scope);
  const asked = (): string => condition(maker, scope);
  return oneOf(
    dice,
    [3, () => `{% if ${asked()} %}${one()}{% else %}${one()}{% endif %}`],
    [1, () => `{% unless ${asked()} %}${one()}{% else %}${one()}{% endunless %}`],
    [1, () => `{% if ${asked()} %}${one()}{% elsif ${asked()} %}${one()}{% else %}${one()}{% endif %}`],
    [2, () => choice(maker, scope, one)],
    [0.7, () => `{% if ${asked()} %}${one()}{% else %}{% abort_message('no') %}{% endif %}`],
    [1, () => twice(asked(), one(), one())],
    [1, () => `{% if ${asked()} %}true{% else %}false{% endif %}`],
  );
}

function twice(asked: string, one: string, other: string): string {
  return `{% if ${asked} %}${one}{% endif %}{% unless ${asked} %}${other}{% endunless %}`;
}

/** What a test has decided, printed behind it. */
function decided(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const one = operand(maker, scope);
  const zero = dice.pick(['> 0', '!= 0', '>= 1', '< 0', '>= 0', '== 2']);
  const text = dice.pick(['a', '1', 'true', 'a"b']);
  const part = dice.pick(["split: ',' | first", 'slice: 0, 1', 'downcase', "split: ' ' | last", 'truncate: 3, ""']);
  return dice.pick([
    `{% assign q = ${one} | plus: 0 %}{% if q ${zero} %}{{ ${operand(maker, scope)} | divided_by: q }}{% else %}0{% endif %}`,
    `{% if ${one} ${zero} %}{{ 7 | modulo: ${one} }}{% else %}0{% endif %}`,
    `{% assign q = ${one} | ${part} %}{% if q == '${text}' %}{{ q }}{% else %}0{% endif %}`,
    `{% assign q = ${one} | ${part} %}"{% if q == '${text}' %}{{ q }}{% endif %}"`,
    `"{{ ${one} | ${dice.pick(['as_json_string', 'join: \'","\'', 'strip | as_json_string'])} }}"`,
    `{{ ${one} | ${dice.pick(['json_escape', 'divided_by: 0', 'default: 0 | modulo: 0'])} }}`,
    `{{ ${one} | default: 'now' | date: '%s' }}000`,
    `{% if ${one} != blank %}{{ ${one} | date: '%s' | times: 1000 }}{% else %}0{% endif %}`,
    `{{ ${one}.size | default: 0 }}`,
    `{{ 'now' | time_zone: '${dice.pick(['UTC', 'Europe/Berlin', 'Nowhere'])}' | date: '%Y' }}`,
  ]);
}

function choice(maker: Maker, scope: Scope, one: () => string): string {
  const { dice } = maker;
  const asked = operand(maker, scope);
  const literal = (): string =>
    dice.chance(0.6) ? textLiteral(dice) : dice.pick([...NUMBERS, 'nil', 'true', 'blank', 'empty']);
  let made = `{% case ${asked} %}`;
  do {
    const values = dice.chance(0.3) ? `${literal()}${dice.pick([', ', ' or '])}${literal()}` : literal();
    made += `{% when ${dice.chance(0.9) ? values : operand(maker, scope)} %}${one()}`;
  } while (dice.chance(0.4));
  return `${made}${dice.chance(0.9) ? `{% else %}${one()}` : ''}{% endcase %}`;
}

/** Set first, printed then. */
function throughVariable(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const name = newName(maker, 'v');
  const inner = withVariable(scope, name);
  const set = (): string =>
    dice.pick(['1', '0', "'2'", "'null'", "'true'", '\'"x"\'', "'[]'", 'true', 'false', "'{}'", "''", 'nil']);
  const asked = (): string => condition(maker, scope);
  return oneOf(
    dice,
    [2, () => captured(maker, scope, value(maker, scope))],
    [
      2,
      () =>
        `{% if ${asked()} %}{% assign ${name} = ${set()} %}{% else %}{% assign ${name} = ${set()} %}{% endif %}{{ ${name} }}`,
    ],
    [
      1,
      () => `{% assign ${name} = ${set()} %}{% if ${asked()} %}{% assign ${name} = ${set()} %}{% endif %}{{ ${name} }}`,
    ],
    [1, () => `{% assign ${name} = ${chain(maker, scope)} %}${value(maker, inner)}`],
    [1, () => `{% assign ${name} = ${chain(maker, scope)} | as_json_string %}{{ ${name} }}`],
    [1, () => `{% assign ${name} = ${chain(maker, scope)} | plus: 0 %}{{ ${name} }}`],
    [1, () => guardedPrint(maker, scope, name)],
    [1, () => capturedInBranches(maker, scope, name)],
    [0.5, () => `{% assign ${name} = ${operand(maker, scope)} %}{% increment ${name} %}`],
  );
}

/** A test on what is printed, right before. */
function guardedPrint(maker: Maker, scope: Scope, name: string): string {
  const { dice } = maker;
  const test = dice.pick([
    ...[`${name} == blank`, `${name} == ''`, `${name} == nil`, `${name}.size == 0`, `${name} == empty`],
    ...[`${name} != 'a'`, `${name} == false`, `${name} != true`, `${name} != 1`],
  ]);
  const set = `{% assign ${name} = ${chain(maker, scope)} %}`;
  return `${set}{% if ${test} %}${value(maker, scope)}{% else %}${dice.pick([`"{{ ${name} | json_escape }}"`, `{{ ${name} }}`, `{{ ${name} | as_json_string }}`])}{% endif %}`;
}

function captured(maker: Maker, scope: Scope, content: string): string {
  const { dice } = maker;
  const name = newName(maker, 'c');
  const print = dice.pick([
    ...[`{{ ${name} }}`, `{{ ${name} }}`, `{{ ${name} | strip }}`],
    ...[
      `{% if ${condition(maker, scope)} %}{{ ${name} }}{% else %}{{ ${name} }}{% endif %}`,
      `{{${name} | default: 1}}`,
    ],
    `{% if ${name} != blank %}{{ ${name} }}{% else %}1{% endif %}`,
    `{% if ${name} == '' %}1{% else %}{{ ${name} }}{% endif %}`,
    `{% assign d = ${name} %}{{ d }}`,
  ]);
  return `{% capture ${name} %}${content}{% endcapture %}${print}`;
}

function capturedInBranches(maker: Maker, scope: Scope, name: string): string {
  const one = (): string => `{% capture ${name} %}${value(maker, scope)}{% endcapture %}`;
  return `{% if ${condition(maker, scope)} %}${one()}{% else %}${one()}{% endif %}{{ ${name} }}`;
}

/** The first item that is such, or how many are. */
function search(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const name = newName(maker, 'v');
  const source = operand(maker, scope);
  const inner = { ...scope, loops: [...scope.loops, { name: 'i', items: dice.pick(['objects', 'texts'] as const) }] };
  const asked = condition(maker, inner);
  const leave = dice.pick(['{% break %}', '{% break %}', '', '{% continue %}']);
  const [before, inside] = dice.pick([
    ["'null'", "'true'"],
    ['0', `${name} | plus: 1`],
    ["''", "'1'"],
    ['0', `${chain(maker, inner, 1)} | plus: 0`],
    ["'null'", `${chain(maker, inner, 1)} | as_json_string`],
    ["'1'", `${name} | append: '2'`],
    ['nil', 'forloop.index'],
  ]);
  return `{% assign ${name} = ${before} %}{% for i in ${source} %}{% if ${asked} %}{% assign ${name} = ${inside} %}${leave}{% endif %}{% endfor %}{{ ${name} }}`;
}

/** A number that changes with each turn, and another one that is made of it. */
function accumulated(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const [name, other] = [newName(maker, 'v'), newName(maker, 'v')];
  const source = operand(maker, scope);
  const inner = { ...scope, loops: [...scope.loops, { name: 'i', items: 'numbers' as const }] };
  const step = (): string => {
    const by = dice.pick([name, other, 'i', operand(maker, inner), dice.pick(NUMBERS), 'forloop.index', 'i.price']);
    return `${dice.pick(['plus', 'plus', 'plus', 'minus', 'times', 'at_least', 'at_most', 'append'])}: ${by}`;
  };
  const set = (variable: string): string => `{% assign ${variable} = ${dice.pick([name, other, 'i'])} | ${step()} %}`;
  let turn = set(name);
  if (dice.chance(0.5)) turn += set(other);
  if (dice.chance(0.3)) turn = `{% if ${condition(maker, inner)} %}${turn}{% endif %}`;
  if (dice.chance(0.3)) turn = `{% for i in ${dice.pick(['i', 'i.tags', '(1..4)', source])} %}${turn}{% endfor %}`;
  const list = dice.chance(0.3) ? '(1..12)' : source;
  const last = dice.pick([
    ' | plus: 0',
    '',
    ' | round',
    ' | round: 2',
    ` | ${arithmetic(maker, scope)}`,
    ' | as_json_string',
  ]);
  return `{% assign ${name} = ${dice.pick([...NUMBERS, operand(maker, scope)])} | plus: 0 %}{% assign ${other} = 0 %}{% for i in ${list} %}${turn}{% endfor %}{{ ${name}${last} }}`;
}

function numberInParts(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  return dice.pick([
    `-{{ ${operand(maker, scope)} | size }}`,
    `{{ ${operand(maker, scope)} | size }}.5`,
    `1{{ ${operand(maker, scope)} | size }}`,
    `{% if ${condition(maker, scope)} %}-{% endif %}1`,
    `1{% if ${condition(maker, scope)} %}.5{% endif %}`,
    `{% for i in (1..3) %}{{ i }}{% endfor %}`,
    `{% cycle '1', '2' %}{% cycle '1', '2' %}`,
    `{% cycle 'g': 0, 1 %}`,
    `{% if ${condition(maker, scope)} %}1{% endif %}0`,
    `1e{{ ${operand(maker, scope)} | size }}`,
  ]);
}

function tagPrinted({ dice }: Maker): string {
  const name = dice.pick(['n', 'flag', 'v', 'c']);
  return dice.pick([
    `{% increment ${name} %}`,
    `{% decrement ${name} %}`,
    `{% increment ${name} %}{% comment %}x{% endcomment %}`,
    `{% cycle 1, '"a"', 'null' %}`,
    `{% raw %}{}{% endraw %}`,
    `{{ ${name} | default: 1 }}`,
    `{{ ${name} | plus: 1 }}`,
  ]);
}
