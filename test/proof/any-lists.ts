import { condition } from './any-conditions.ts';
import { ATTRIBUTES, LISTS, operand } from './any-expressions.ts';
import { type Items, type Maker, newName, oneOf, type Scope, withLoop, withVariable } from './any-scope.ts';
import { value } from './any-values.ts';

export function list(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  if (dice.chance(0.25)) return `[${fixed(maker, scope)}]`;
  return `[${loop(maker, scope)}]`;
}

function fixed(maker: Maker, scope: Scope): string {
  let made = value(maker, scope);
  while (maker.dice.chance(0.5)) made += `,${value(maker, scope)}`;
  return made;
}

/** The tag without its braces, and tags that must come before it. */
interface Head {
  readonly before: string;
  readonly name: string;
  readonly source: string;
  readonly items: Items;
  readonly modifiers: string;
}

function head(maker: Maker, scope: Scope): Head {
  const { dice } = maker;
  const name = dice.pick(['x', 'i', 'x', 'item']);
  const modifiers = oneOf(
    dice,
    [8, () => ''],
    [1, () => ' reversed'],
    [1, () => ` limit: ${dice.pick([0, 1, 2, 3])}`],
    [1, () => ` offset: ${dice.pick([0, 1, 2])}`],
    [0.5, () => ` limit: 2 offset: 1`],
    [0.7, () => ` ${dice.pick(['limit', 'offset'])}: ${operand(maker, scope)}`],
    [0.5, () => ` reversed limit: ${dice.pick([1, 2])}`],
  );
  const variable = newName(maker, 'l');
  const assigned = (expression: string, items: Items): Omit<Head, 'modifiers' | 'name'> => ({
    before: `{% assign ${variable} = ${expression} %}`,
    source: variable,
    items,
  });
  const made = oneOf<Omit<Head, 'modifiers' | 'name'>>(
    dice,
    [6, () => ({ before: '', source: dice.pick(LISTS), items: dice.pick(['objects', 'texts']) })],
    [2, () => ({ before: '', source: operand(maker, scope), items: dice.pick(['objects', 'texts', 'pairs']) })],
    [2, () => assigned(`${dice.pick(["'a,b,c'", "'1,2'", "''", "'a'", "'a,,b'", "','"])} | split: ','`, 'texts')],
    [1.5, () => assigned(`${dice.pick(ATTRIBUTES)} | split: ','`, 'texts')],
    [
      0.7,
      () => {
        const either = () => `{% assign ${variable} = ${dice.pick(["'1,2'", "'1,3,a'", "'1'"])} | split: ',' %}`;
        const before = `{% if ${condition(maker, scope)} %}${either()}{% else %}${either()}{% endif %}`;
        return { before, source: variable, items: 'texts' };
      },
    ],
    [
      2,
      () =>
        assigned(
          `${dice.pick(LISTS)} | ${dice.pick(['sort', 'reverse', 'uniq', 'compact', "map: 'id'", "where: 'id', 'a'", "where: 'k'", "sort: 'id'", 'slice: 0, 2', 'slice: 1', 'first', 'concat: event_properties.${items}', "reject: 'id', 'a'", 'last', "split: ','", "default: 'a'"])}`,
          'objects',
        ),
    ],
    [1, () => ({ before: '', source: dice.pick(['(1..3)', '(0..1)', '(1..1)', '(2..1)']), items: 'numbers' })],
    [0.7, () => ({ before: '', source: `(1..${operand(maker, scope)})`, items: 'numbers' })],
    [scope.loops.length > 0 ? 1.5 : 0, () => inner(maker, scope)],
  );
  return { ...made, name, modifiers };
}

function inner({ dice }: Maker, { loops }: Scope): Omit<Head, 'modifiers' | 'name'> {
  const { name } = dice.pick(loops);
  return { before: '', source: dice.pick([name, `${name}.tags`, `${name}.k`]), items: 'texts' };
}

type Body = (content: string, name: string) => string;

const SEPARATED: readonly Body[] = [
  (content) => `${content}{% unless forloop.last %},{% endunless %}`,
  (content) => `${content}{% unless forloop.last %},{% endunless %}`,
  (content) => `{% unless forloop.first %},{% endunless %}${content}`,
  (content) => `{% if forloop.first == false %},{% endif %}${content}`,
  (content) => `{% if forloop.index > 1 %},{% endif %}${content}`,
  (content) => `{% if forloop.index0 != 0 %},{% endif %}${content}`,
  (content) => `${content}{% if forloop.rindex > 1 %},{% endif %}`,
  (content) => `${content}{% if forloop.rindex0 != 0 %},{% endif %}`,
  (content) => `${content}{% if forloop.index < forloop.length %},{% endif %}`,
  (content) => `${content}{% if forloop.index != forloop.length %},{% endif %}`,
  (content) => `{% if forloop.first %}{% else %},{% endif %}${content}`,
  (content) => `{% case forloop.index %}{% when 1 %}{% else %},{% endcase %}${content}`,
  (content) => `${content}{{ ',' | slice: 0, forloop.rindex0 }}`,
  (content) => `{% if forloop.index > 3 %}{% break %}{% endif %}{% unless forloop.first %},{% endunless %}${content}`,
  (content) =>
    `{% if forloop.index <= 2 %}${content}{% if forloop.index < 2 and forloop.last == false %},{% endif %}{% endif %}`,
  (content) => `{% if forloop.First %}{% endif %}${content}{% unless forloop.Last %},{% endunless %}`,
  (content) => `{% if seen > 0 %},{% endif %}${content}{% assign seen = seen | default: 0 | plus: 1 %}`,
];

function loop(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const made = head(maker, scope);
  const turn = (name = made.name): string => value(maker, withLoop(scope, name, made.items));
  const write = (body: string, otherwise = ''): string =>
    `${made.before}{% for ${made.name} in ${made.source}${made.modifiers} %}${body}${otherwise}{% endfor %}`;
  return oneOf(
    dice,
    [6, () => write(dice.pick(SEPARATED)(turn(), made.name))],
    [1, () => write(dice.pick(SEPARATED)(turn(), made.name), `{% else %}${dice.pick(['1', 'null', '', '"none"'])}`)],
    [1.5, () => withVariableSeparator(maker, scope, turn, write)],
    [1.5, () => write(filtered(maker, scope, made, turn()))],
    [1.5, () => leaving(maker, scope, made, turn(), write)],
    [1, () => `${write(`${turn()},`)}null`],
    [1, () => `0${write(`,${turn()}`)}`],
    [0.7, () => inCapture(maker, write(dice.pick(SEPARATED)(turn(), made.name)))],
    [0.7, () => growing(maker, scope, made, turn(), write)],
    [
      0.4,
      () =>
        `${made.before}{% if ${made.source}.size > 0 %}${write(dice.pick(SEPARATED)(turn(), made.name))}{% else %}1{% endif %}`,
    ],
    [
      0.4,
      () =>
        `${made.before}{% if ${made.source} == blank %}{% else %}${write(dice.pick(SEPARATED)(turn(), made.name))},{% endif %}1`,
    ],
  );
}

type Write = (body: string, otherwise?: string) => string;

function withVariableSeparator(maker: Maker, scope: Scope, turn: () => string, write: Write): string {
  const { dice } = maker;
  const name = newName(maker, 's');
  const asked = condition(maker, scope);
  const body = dice.pick([
    `{{ ${name} }}${turn()}{% assign ${name} = ',' %}`,
    `{% if ${asked} %}{{ ${name} }}${turn()}{% assign ${name} = ',' %}{% endif %}`,
    `{% if ${name} %},{% endif %}${turn()}{% assign ${name} = true %}`,
    `{% if ${name} > 0 %},{% endif %}${turn()}{% assign ${name} = ${name} | plus: 1 %}`,
    `{% if ${name} != '' %},{% endif %}${turn()}{% assign ${name} = ${name} | append: 'x' %}`,
  ]);
  const start = body.includes('> 0') ? '0' : body.includes('if s') && body.includes('true') ? 'false' : "''";
  return `{% assign ${name} = ${start} %}${write(body)}`;
}

/** Some turns print nothing. */
function filtered(maker: Maker, scope: Scope, { name, items }: Head, content: string): string {
  const asked = condition(maker, withLoop(scope, name, items));
  const separated = maker.dice.pick(SEPARATED)(content, name);
  return maker.dice.chance(0.5)
    ? `{% if ${asked} %}${separated}{% endif %}`
    : `{% if ${asked} %}{% continue %}{% endif %}${separated}`;
}

function leaving(maker: Maker, scope: Scope, { name, items }: Head, content: string, write: Write): string {
  const { dice } = maker;
  const within = withLoop(scope, name, items);
  const asked = dice.pick([
    condition(maker, within),
    'forloop.index == 2',
    'forloop.index > 2',
    'forloop.last',
    'forloop.first',
  ]);
  return dice.pick([
    () => write(`${content}{% if ${asked} %}{% break %}{% endif %}{% unless forloop.last %},{% endunless %}`),
    () => write(`{% if ${asked} %}{% break %}{% endif %}{% unless forloop.first %},{% endunless %}${content}`),
    () => write(`{% unless forloop.first %},{% endunless %}${content}{% if ${asked} %}{% break %}{% endif %}`),
    () => write(`{% if ${asked} %}${content}{% break %}{% endif %}`),
    () => write(`{% unless forloop.first %},{% endunless %}{% if ${asked} %}1{% continue %}{% endif %}${content}`),
    () =>
      `{% assign found = 0 %}${write(`{% if ${asked} %}${content}{% assign found = 1 %}{% break %}{% endif %}`)}{% if found == 0 %}null{% endif %}`,
  ])();
}

function inCapture(maker: Maker, content: string): string {
  const name = newName(maker, 'c');
  const print = maker.dice.pick([
    `{{ ${name} }}`,
    `{{ ${name} | strip }}`,
    `{{ ${name} }}{% if ${name} == '' %}1{% endif %}`,
  ]);
  return `{% capture ${name} %}${content}{% endcapture %}${print}`;
}

/** A list that is put together as a text, and printed then. */
function growing(maker: Maker, scope: Scope, { name, items }: Head, content: string, write: Write): string {
  const { dice } = maker;
  const all = newName(maker, 'v');
  const within = withVariable(withLoop(scope, name, items), all);
  const piece = dice.pick(["'1'", `${operand(maker, within)} | json_escape | prepend: '"' | append: '"'`, "'1,'"]);
  return dice.pick([
    () =>
      `{% assign ${all} = '1' %}${write(`{% assign p = ${piece} %}{% assign ${all} = ${all} | append: ',' | append: p %}`)}{{ ${all} }}`,
    () =>
      `${write(`{% capture ${all} %}{{ ${all} }}{% unless forloop.first %},{% endunless %}${content}{% endcapture %}`)}{{ ${all} }}`,
    () =>
      `{% assign ${all} = '' %}${write(`{% capture ${all} %}{{ ${all} }}${content}{% unless forloop.last %},{% endunless %}{% endcapture %}`)}{{ ${all} }}`,
    () =>
      `{% capture ${all} %}${write(`${content}|`)}{% endcapture %}{% assign l = ${all} | split: '|' %}{{ l | join: ',' }}`,
  ])();
}
