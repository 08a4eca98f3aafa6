import { arm, block, type Part, tag, text } from './body-tree.ts';
import { type Scope, type Variable, walked } from './generator-scope.ts';
import type { Entry } from './generator-sequences.ts';
import { simpleTest } from './generator-tests.ts';
import { value } from './generator-values.ts';

/** Commas between the turns of a loop: `{% opening %},{% end %}` before or after the entry. */
interface Idiom {
  readonly opening: string;
  readonly end: string;
  readonly side: 'leading' | 'trailing';
}

const idiom = (side: Idiom['side'], opening: string): Idiom => ({
  side,
  opening,
  end: opening.startsWith('if') ? 'endif' : 'endunless',
});

const idioms: readonly Idiom[] = [
  idiom('trailing', 'unless forloop.last'),
  idiom('trailing', 'unless forloop.last'),
  idiom('trailing', 'if forloop.last == false'),
  idiom('trailing', 'if forloop.rindex > 1'),
  idiom('trailing', 'if forloop.index < forloop.length'),
  idiom('trailing', 'unless forloop.rindex0 == 0'),
  idiom('leading', 'unless forloop.first'),
  idiom('leading', 'unless forloop.first'),
  idiom('leading', 'if forloop.first == false'),
  idiom('leading', 'if forloop.index > 1'),
  idiom('leading', 'if forloop.index != 1'),
  idiom('leading', 'if forloop.index0 > 0'),
];

/** The items of a list, one a turn; nothing where there are none. */
export function loopItems(scope: Scope, depth: number, entry: Entry): readonly Part[] {
  const { dice } = scope;
  const make = dice.weighed<() => readonly Part[]>([
    [6, () => overList(scope, depth, entry)],
    [1, () => overKnown(scope, depth, entry)],
    [1.5, () => withSeparator(scope, depth, entry)],
    [1, () => withBreak(scope, depth, entry)],
    [1, () => withCounter(scope, depth, entry)],
    [1, () => countedToEnd(scope, depth, entry)],
    [1, () => upToPlace(scope, depth, entry)],
    [0.5, () => [...overList(scope, depth, entry, '{% else %}')]],
  ]);
  return make();
}

/** Members whose names count the turns. */
export function keyedLoop(scope: Scope, depth: number): readonly Part[] {
  const name = scope.fresh('k');
  return loopItems(scope, depth, (inner) => [
    text(`"${name}_`),
    tag('{{ forloop.index }}'),
    text('": '),
    ...value(inner, depth),
  ]);
}

function loop(name: string, collection: Variable, parts: readonly Part[]): Part {
  return block('{% endfor %}', arm(`{% for ${name} in ${collection.code} %}`, [walked(collection)], parts));
}

function turn({ dice }: Scope, entry: readonly Part[]): readonly Part[] {
  const { side, opening, end } = dice.pick(idioms);
  const comma = block(`{% ${end} %}`, arm(`{% ${opening} %}`, [], [text(',')]));
  return side === 'leading' ? [comma, ...entry] : [...entry, comma];
}

function overList(scope: Scope, depth: number, entry: Entry, otherwise?: string): readonly Part[] {
  const collection = scope.collection();
  const name = scope.fresh('i');
  const parts = scope.within(name, collection, () => turn(scope, entry(scope, depth - 1)));
  const options = scope.dice.weighed([
    [8, ''],
    [1, ' limit:2'],
    [0.5, ' reversed'],
    [0.5, ' offset:1'],
  ]);
  const head = arm(`{% for ${name} in ${collection.code}${options} %}`, [walked(collection)], parts);
  if (otherwise === undefined) return [block('{% endfor %}', head)];
  return [block('{% endfor %}', head, arm(otherwise, [], entry(scope, depth - 1)))];
}

/** A list that the body itself makes. */
function overKnown(scope: Scope, depth: number, entry: Entry): readonly Part[] {
  const name = scope.fresh('i');
  const parts = turn(scope, entry(scope, depth - 1));
  if (scope.dice.chance(0.5)) return [block('{% endfor %}', arm(`{% for ${name} in (1..3) %}`, [], parts))];
  const list = scope.fresh('list');
  return [
    tag(`{% assign ${list} = 'a,b,c' | split: ',' %}`),
    block('{% endfor %}', arm(`{% for ${name} in ${list} %}`, [], parts)),
  ];
}

/** The comma stands in a variable, so that turns may be left out. */
function withSeparator(scope: Scope, depth: number, entry: Entry): readonly Part[] {
  const collection = scope.collection();
  const [name, separator] = [scope.fresh('i'), scope.fresh('sep')];
  const parts = scope.within(name, collection, () => {
    const skipped = scope.dice.chance(0.5) ? [leave(scope, 'continue')] : [];
    return [...skipped, tag(`{{ ${separator} }}`), ...entry(scope, depth - 1), tag(`{% assign ${separator} = ',' %}`)];
  });
  return [tag(`{% assign ${separator} = '' %}`), loop(name, collection, parts)];
}

function withBreak(scope: Scope, depth: number, entry: Entry): readonly Part[] {
  const collection = scope.collection();
  const name = scope.fresh('i');
  const comma = block('{% endunless %}', arm('{% unless forloop.first %}', [], [text(',')]));
  const parts = scope.within(name, collection, () => [leave(scope, 'break'), comma, ...entry(scope, depth - 1)]);
  return [loop(name, collection, parts)];
}

/** What was printed is counted, so that turns may be left out. */
function withCounter(scope: Scope, depth: number, entry: Entry): readonly Part[] {
  const collection = scope.collection();
  const [name, counter] = [scope.fresh('i'), scope.fresh('n')];
  const asked = scope.dice.pick(['> 0', '!= 0', '>= 1', '> 0', '> 1']);
  const parts = scope.within(name, collection, () => {
    const skipped = scope.dice.chance(0.5) ? [leave(scope, 'continue')] : [];
    const comma = block('{% endif %}', arm(`{% if ${counter} ${asked} %}`, [], [text(',')]));
    return [...skipped, comma, ...entry(scope, depth - 1), tag(`{% assign ${counter} = ${counter} | plus: 1 %}`)];
  });
  return [tag(`{% assign ${counter} = 0 %}`), loop(name, collection, parts)];
}

/** Turns are counted up to the size of the list. */
function countedToEnd(scope: Scope, depth: number, entry: Entry): readonly Part[] {
  const { dice } = scope;
  const collection = scope.collection();
  const [name, counter] = [scope.fresh('i'), scope.fresh('n')];
  const size = dice.pick([`${collection.code}.size`, 'forloop.length']);
  const asked = dice.pick(['<', '<', '!=', '<=']);
  const parts = scope.within(name, collection, () => {
    const comma = block('{% endif %}', arm(`{% if ${counter} ${asked} ${size} %}`, [walked(collection)], [text(',')]));
    const count = tag(`{% assign ${counter} = ${counter} | plus: 1 %}`);
    const behind = dice.chance(0.5) ? [count, comma] : [comma, count];
    return [...entry(scope, depth - 1), ...behind];
  });
  return [tag(`{% assign ${counter} = ${dice.pick([0, 0, 1])} %}`), loop(name, collection, parts)];
}

/** Left at a place, with commas that know of it or not. */
function upToPlace(scope: Scope, depth: number, entry: Entry): readonly Part[] {
  const { dice } = scope;
  const collection = scope.collection();
  const name = scope.fresh('i');
  const most = dice.pick([1, 2, 3]);
  const parts = scope.within(name, collection, () => {
    const left = block('{% endif %}', arm(`{% if forloop.index > ${most} %}`, [], [tag('{% break %}')]));
    const behind = block(
      '{% endif %}',
      arm(`{% if forloop.index < ${most} and forloop.last == false %}`, [], [text(',')]),
    );
    const inner = entry(scope, depth - 1);
    return dice.chance(0.5) ? [left, ...turn(scope, inner)] : [left, ...inner, behind];
  });
  return [loop(name, collection, parts)];
}

function leave(scope: Scope, how: 'break' | 'continue'): Part {
  const variable = scope.testedVariables().at(-1);
  const { code, reads } = simpleTest(scope, variable ?? scope.dice.pick(scope.testedVariables()));
  return block('{% endif %}', arm(`{% if ${code} %}`, reads, [tag(`{% ${how} %}`)]));
}
