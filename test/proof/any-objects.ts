import { condition, guard } from './any-conditions.ts';
import { operand } from './any-expressions.ts';
import { deeper, type Maker, newName, oneOf, type Scope, withLoop } from './any-scope.ts';
import { text, value } from './any-values.ts';

export function object(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  return oneOf(
    dice,
    [4, () => `{${fixed(maker, scope)}}`],
    [3, () => `{${optionalFirst(maker, scope)}}`],
    [3, () => `{${optionalLast(maker, scope)}}`],
    [1.5, () => `{${twoOptional(maker, scope)}}`],
    [1.5, () => `{${withSeparator(maker, scope)}}`],
    [1, () => `{${ofPairs(maker, scope)}}`],
    [1, () => `{${commaFromCapture(maker, scope)}}`],
  );
}

function member(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const key = dice.chance(0.8) ? dice.pick(['a', 'b', 'c', 'id']) : text(maker, deeper(scope));
  return `"${key}": ${value(maker, scope)}`;
}

function fixed(maker: Maker, scope: Scope): string {
  let made = member(maker, scope);
  while (maker.dice.chance(0.5)) made += `, ${member(maker, scope)}`;
  return made;
}

function optionalFirst(maker: Maker, scope: Scope): string {
  const [open, close] = guard(maker, condition(maker, scope));
  return `${open}${member(maker, scope)}, ${close}${fixed(maker, scope)}`;
}

function optionalLast(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const asked = condition(maker, scope);
  const first = fixed(maker, scope);
  const [open, close] = guard(maker, asked);
  if (dice.chance(0.6)) return `${first}${open}, ${member(maker, scope)}${close}`;
  const [again, end] = guard(maker, asked);
  return `${first}${open},${close}${again}${member(maker, scope)}${end}`;
}

function twoOptional(maker: Maker, scope: Scope): string {
  const [one, other] = [condition(maker, scope), condition(maker, scope)];
  const [open, close] = guard(maker, one);
  const [start, end] = guard(maker, other);
  const between = `{% if ${one} %}{% if ${other} %},{% endif %}{% endif %}`;
  return `${open}${member(maker, scope)}${close}${between}${start}${member(maker, scope)}${end}`;
}

function withSeparator(maker: Maker, scope: Scope): string {
  const { dice } = maker;
  const name = newName(maker, 's');
  let made = dice.chance(0.8) ? `{% assign ${name} = '' %}` : '';
  do {
    const [open, close] = guard(maker, condition(maker, scope));
    made += `${open}{{ ${name} }}${member(maker, scope)}{% assign ${name} = ',' %}${close}`;
  } while (dice.chance(0.6));
  return made;
}

function ofPairs(maker: Maker, scope: Scope): string {
  const source = operand(maker, scope);
  const inner = withLoop(scope, 'p', 'pairs');
  const key = maker.dice.pick(['{{ p[0] | json_escape }}', '{{ p | first | json_escape }}', 'k{{ forloop.index }}']);
  return `{% for p in ${source} %}"${key}": ${value(maker, inner)}{% unless forloop.last %},{% endunless %}{% endfor %}`;
}

/** Members in a capture, and a comma where it holds something. */
function commaFromCapture(maker: Maker, scope: Scope): string {
  const name = newName(maker, 'c');
  const [open, close] = guard(maker, condition(maker, scope));
  const test = maker.dice.pick([`${name} != ''`, `${name} != blank`, `${name}.size > 0`, `${name} contains '"'`]);
  const block = `{% capture ${name} %}${open}${member(maker, scope)}${close}{% endcapture %}`;
  return `${block}{{ ${name} }}{% if ${test} %},{% endif %}${member(maker, scope)}`;
}
