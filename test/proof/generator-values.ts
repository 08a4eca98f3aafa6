import { arm, block, type HolePart, type Part, tag, text } from './body-tree.ts';
import type { Scope } from './generator-scope.ts';
import { listValue, loopList, objectValue } from './generator-sequences.ts';
import { anyTest, equalTest, simpleTest } from './generator-tests.ts';

const literals = ['1', '20', '-3.5', 'true', 'false', 'null', '"text"', '""', '"a \\" b"', '[]', '{}', '[1, 2]'];

export function value(scope: Scope, depth: number): readonly Part[] {
  const { dice } = scope;
  const make = dice.weighed<() => readonly Part[]>([
    [4, () => [text(dice.pick(literals))]],
    [4, () => textWithHole(scope)],
    [3, () => [valueHole(scope)]],
    [1, () => textWithTags(scope)],
    [1, () => tagged(scope)],
    [depth > 0 ? 2 : 0, () => choice(scope, depth)],
    [depth > 0 ? 1 : 0, () => cases(scope, depth)],
    [depth > 0 ? 1 : 0, () => cutAcross(scope, depth)],
    [depth > 0 ? 2 : 0, () => objectValue(scope, depth - 1)],
    [depth > 0 ? 2 : 0, () => listValue(scope, depth - 1)],
    [depth > 0 && scope.depthOfLoops < 2 ? 3.5 : 0, () => loopList(scope, depth - 1)],
  ]);
  return make();
}

/** Filters that leave nothing to chance, and such as careless authors use. */
const escapedText = [
  ...['json_escape', 'json_escape', 'md5', 'sha1', 'sha2', 'url_encode', 'base64_encode', 'size'],
  ...['upcase | json_escape', "default: 'none' | json_escape", 'slice: 0, 3 | json_escape', 'strip | json_escape'],
];
const openText = [
  ...['', '', '', '', '', 'upcase', 'downcase', 'capitalize', 'strip', 'escape', 'strip_newlines', 'truncate: 5'],
  ...["default: 'none'", "append: '-x'", "prepend: '<'", "replace: 'a', 'b'", "split: ',' | join: ' '", "date: '%Y'"],
];
const soundValue = [
  ...[
    'plus: 0',
    'plus: 0',
    'as_json_string',
    'as_json_string',
    'times: 1',
    'size',
    'round',
    'abs',
    'ceil',
    'at_least: 0',
  ],
  ...['default: 1 | as_json_string', 'divided_by: 2', 'size | plus: 0'],
];
const openValue = ['', '', '', 'default: 0', 'default: 0', "default: 'null'", "date: '%s'", 'strip'];

function hole(scope: Scope, sound: readonly string[], open: readonly string[]): HolePart {
  const { dice, care } = scope;
  const variable = dice.pick(scope.printedVariables());
  const isCareful = care === 'full' || (care === 'some' && dice.chance(0.6));
  const filter = dice.pick(isCareful ? sound : open);
  const code = filter === '' ? variable.code : `${variable.code} | ${filter}`;
  const reads = [{ ...variable.read, printed: true }];
  return { kind: 'hole', code, trimsBefore: dice.chance(0.03), trimsAfter: dice.chance(0.03), reads };
}

export const textHole = (scope: Scope): HolePart => hole(scope, escapedText, openText);
const valueHole = (scope: Scope): HolePart => hole(scope, soundValue, openValue);

function textWithHole(scope: Scope): readonly Part[] {
  const { dice } = scope;
  const parts: Part[] = [text('"'), textHole(scope), text('"')];
  if (dice.chance(0.2)) parts.splice(1, 0, text('a '));
  if (dice.chance(0.2)) parts.splice(-1, 0, text(' b'));
  return parts;
}

/** A text that tags cut. */
function textWithTags(scope: Scope): readonly Part[] {
  const { code, reads } = anyTest(scope);
  const inner = [arm(`{% if ${code} %}`, reads, [text('b')])];
  if (scope.dice.chance(0.5))
    inner.push(arm('{% else %}', [], scope.dice.chance(0.5) ? [textHole(scope)] : [text('c')]));
  return [text('"a'), block('{% endif %}', ...inner), text('d"')];
}

/** What tags print that read nothing from outside. */
function tagged({ dice }: Scope): readonly Part[] {
  return dice.pick<readonly Part[]>([
    [tag('{% increment counter %}')],
    [text('"'), tag("{% cycle 'a', 'b' %}"), text('"')],
    [tag("{% cycle '1', '2', '3' %}")],
    [tag('{% raw %}"{{ raw }}"{% endraw %}')],
    [text('1'), tag('{% comment %}"{% endcomment %}')],
    [tag(`{{ '"a' | append: '"' }}`)],
    [tag(`{{ 'a,b' | split: ',' | size }}`)],
    [text('"'), tag(`{{ 'a-b' | upcase | replace: '-', '+' | prepend: '<' }}`), text('"')],
  ]);
}

/** A value whose kind a condition decides. */
function choice(scope: Scope, depth: number): readonly Part[] {
  const { dice } = scope;
  const first = anyTest(scope);
  const arms = [arm(`{% if ${first.code} %}`, first.reads, value(scope, depth - 1))];
  if (dice.chance(0.25)) {
    const second = anyTest(scope);
    arms.push(arm(`{% elsif ${second.code} %}`, second.reads, value(scope, depth - 1)));
  }
  return [block('{% endif %}', ...arms, arm('{% else %}', [], value(scope, depth - 1)))];
}

function cases(scope: Scope, depth: number): readonly Part[] {
  const variable = scope.dice.pick(scope.testedVariables());
  const reads = [{ ...variable.read, values: ['a', 'b', 'x', null] }];
  const head = arm(`{% case ${scope.inTag(variable)} %}`, reads, []);
  const whens = scope.dice
    .some(["'a'", "'b'", "'c', 'd'"], 2)
    .map((literal) => arm(`{% when ${literal} %}`, [{ ...variable.read, values: ['c'] }], value(scope, depth - 1)));
  return [block('{% endcase %}', head, ...whens, arm('{% else %}', [], value(scope, depth - 1)))];
}

/** Brackets that open under a condition and close under the same. */
function cutAcross(scope: Scope, depth: number): readonly Part[] {
  const { dice } = scope;
  const test = simpleTest(scope, dice.pick(scope.testedVariables()));
  const [open, close] = dice.pick([
    ['[', ']'],
    ['{"cut": ', '}'],
    ['[0, ', ']'],
  ]);
  const again = equalTest(test, dice.chance(0.6));
  return [
    block('{% endif %}', arm(`{% if ${test.code} %}`, test.reads, [text(open ?? '')])),
    ...value(scope, depth - 1),
    block(`{% ${again.end} %}`, arm(`{% ${again.opening} %}`, test.reads, [text(close ?? '')])),
  ];
}
