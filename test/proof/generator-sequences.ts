import { type Arm, arm, block, type Part, tag, text } from './body-tree.ts';
import { keyedLoop, loopItems } from './generator-loops.ts';
import type { Scope } from './generator-scope.ts';
import { assembled } from './generator-strings.ts';
import { anyTest, equalTest, simpleTest } from './generator-tests.ts';
import { textHole, value } from './generator-values.ts';

/** Makes one member of an object, or one item of a list. */
export type Entry = (scope: Scope, depth: number) => readonly Part[];
type Side = 'leading' | 'trailing';

export const member: Entry = (scope, depth) => [...key(scope), text(':'), space(scope), ...value(scope, depth)];

export function objectValue(scope: Scope, depth: number): readonly Part[] {
  return [text('{'), space(scope), ...sequence(scope, depth, member), space(scope), text('}')];
}

export function listValue(scope: Scope, depth: number): readonly Part[] {
  return [text('['), ...sequence(scope, depth, value), text(']')];
}

export function loopList(scope: Scope, depth: number): readonly Part[] {
  return [text('['), ...loopItems(scope, depth, value), text(']')];
}

export function space({ dice }: Scope): Part {
  return text(dice.pick(['', '', ' ', '\n  ']));
}

function key(scope: Scope): readonly Part[] {
  const name = scope.fresh('k');
  const { dice } = scope;
  if (dice.chance(0.04)) {
    const { code, reads } = anyTest(scope);
    const arms = [arm(`{% if ${code} %}`, reads, [text('"a')]), arm('{% else %}', [], [text('"b')])];
    return [block('{% endif %}', ...arms), text(`${name}"`)];
  }
  if (dice.chance(0.03)) return [text(`"${name}`), textHole(scope), text('"')];
  return [text(`"${name}"`)];
}

/** Entries with a comma between each two of them, however the author sees to it. */
export function sequence(scope: Scope, depth: number, entry: Entry): readonly Part[] {
  const { dice } = scope;
  const make = dice.weighed<() => readonly Part[]>([
    [4, () => anchored(scope, depth, entry, 'leading')],
    [4, () => anchored(scope, depth, entry, 'trailing')],
    [1, () => eitherOr(scope, depth, entry)],
    [1, () => separated(scope, depth, entry)],
    [1, () => captured(scope, depth, entry)],
    [1, () => assembled(scope, entry === member)],
    [
      scope.depthOfLoops < 2 ? 0.7 : 0,
      () => (entry === member ? keyedLoop(scope, depth) : loopItems(scope, depth, entry)),
    ],
    [0.3, () => []],
  ]);
  return make();
}

/** One entry that is always there, and others that bring their comma. */
function anchored(scope: Scope, depth: number, entry: Entry, side: Side): readonly Part[] {
  const anchor = entry(scope, depth);
  const others = Array.from({ length: scope.dice.below(3) }, () => [
    space(scope),
    ...optional(scope, depth, entry, side),
  ]);
  return side === 'leading' ? [...anchor, ...others.flat()] : [...others.flat(), space(scope), ...anchor];
}

function withComma(side: Side, parts: readonly Part[]): readonly Part[] {
  return side === 'leading' ? [text(', '), ...parts] : [...parts, text(',')];
}

/** Nothing or whole entries, with their commas on one side. */
function optional(scope: Scope, depth: number, entry: Entry, side: Side): readonly Part[] {
  const { dice } = scope;
  const one = (): readonly Part[] => withComma(side, entry(scope, depth - 1));
  const make = dice.weighed<() => readonly Part[]>([
    [3, one],
    [4, () => [conditional(scope, one)]],
    [2, () => correlated(scope, entry(scope, depth - 1), side)],
    [1.5, () => capturedOptional(scope, one)],
    [depth > 0 ? 1.5 : 0, () => [conditional(scope, () => optional(scope, depth - 1, entry, side))]],
    [1, () => [caseOf(scope, one)]],
    [scope.depthOfLoops < 2 ? 1 : 0, () => looped(scope, one)],
  ]);
  return make();
}

/** `if` with any arms, `unless`; without an `else` as often as with one. */
function conditional(scope: Scope, inner: () => readonly Part[]): Part {
  const { dice } = scope;
  const name = dice.chance(0.2) ? 'unless' : 'if';
  const arms: Arm[] = [];
  for (const keyword of dice.chance(0.25) ? [name, 'elsif'] : [name]) {
    const { code, reads } = anyTest(scope);
    arms.push(arm(`{% ${keyword} ${code} %}`, reads, inner()));
  }
  if (dice.chance(0.5)) arms.push(arm('{% else %}', [], inner()));
  return block(`{% end${name} %}`, ...arms);
}

function caseOf(scope: Scope, inner: () => readonly Part[]): Part {
  const variable = scope.dice.pick(scope.testedVariables());
  const reads = [{ ...variable.read, values: ['a', 'b', 'x', null] }];
  const arms = [arm(`{% case ${scope.inTag(variable)} %}`, reads, []), arm("{% when 'a' %}", [], inner())];
  if (scope.dice.chance(0.5)) arms.push(arm("{% when 'b' %}", [], inner()));
  if (scope.dice.chance(0.5)) arms.push(arm('{% else %}', [], inner()));
  return block('{% endcase %}', ...arms);
}

/** The entry and its comma under the same condition, each in a tag of its own. */
function correlated(scope: Scope, parts: readonly Part[], side: Side): readonly Part[] {
  const test = simpleTest(scope, scope.dice.pick(scope.testedVariables()));
  const again = equalTest(test, scope.dice.chance(0.6));
  const entry = block('{% endif %}', arm(`{% if ${test.code} %}`, test.reads, parts));
  const comma = block(`{% ${again.end} %}`, arm(`{% ${again.opening} %}`, test.reads, [text(',')]));
  return side === 'leading' ? [comma, entry] : [entry, comma];
}

/** Set in both arms, or before and in one arm. */
function capturedOptional(scope: Scope, one: () => readonly Part[]): readonly Part[] {
  const name = scope.fresh('c');
  const capture = (): Part => block('{% endcapture %}', arm(`{% capture ${name} %}`, [], one()));
  const { code, reads } = anyTest(scope);
  const before = scope.dice.chance(0.5) ? [tag(`{% assign ${name} = '' %}`)] : [];
  const otherwise = before.length === 0 ? [arm('{% else %}', [], [capture()])] : [];
  return [
    ...before,
    block('{% endif %}', arm(`{% if ${code} %}`, reads, [capture()]), ...otherwise),
    tag(`{{ ${name} }}`),
  ];
}

function looped(scope: Scope, one: () => readonly Part[]): readonly Part[] {
  const collection = scope.collection();
  const name = scope.fresh('i');
  const parts = scope.within(name, collection, one);
  return [block('{% endfor %}', arm(`{% for ${name} in ${collection.code} %}`, [collection.read], parts))];
}

function eitherOr(scope: Scope, depth: number, entry: Entry): readonly Part[] {
  const { code, reads } = anyTest(scope);
  const arms = [arm(`{% if ${code} %}`, reads, sequence(scope, depth - 1, entry))];
  return [block('{% endif %}', ...arms, arm('{% else %}', [], sequence(scope, depth - 1, entry)))];
}

/** A comma that is nothing before the first entry. */
function separated(scope: Scope, depth: number, entry: Entry): readonly Part[] {
  const name = scope.fresh('sep');
  const one = (): readonly Part[] => [
    tag(`{{ ${name} }}`),
    ...entry(scope, depth - 1),
    tag(`{% assign ${name} = ',' %}`),
  ];
  const parts = Array.from({ length: 1 + scope.dice.below(3) }, () => {
    if (scope.depthOfLoops < 2 && scope.dice.chance(0.3)) return looped(scope, one);
    const { code, reads } = anyTest(scope);
    return [block('{% endif %}', arm(`{% if ${code} %}`, reads, one()))];
  });
  return [tag(`{% assign ${name} = '' %}`), ...parts.flat()];
}

/** Put together first, printed later. */
function captured(scope: Scope, depth: number, entry: Entry): readonly Part[] {
  const name = scope.fresh('c');
  const parts = sequence(scope, depth - 1, entry);
  const filter = scope.dice.pick(['', '', ' | strip', ` | append: ''`]);
  return [block('{% endcapture %}', arm(`{% capture ${name} %}`, [], parts)), tag(`{{ ${name}${filter} }}`)];
}
