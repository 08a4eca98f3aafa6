import { arm, block, type Part, tag } from './body-tree.ts';
import type { Scope } from './generator-scope.ts';
import { anyTest } from './generator-tests.ts';

/** Entries put together from known texts with filters. */
export function assembled(scope: Scope, isObject: boolean): readonly Part[] {
  const { dice } = scope;
  const entry = (): string => (isObject ? `"${scope.fresh('k')}":${dice.below(9)}` : dice.pick(['1', '"a"', 'true']));
  const make = dice.weighed<() => readonly Part[]>([
    [3, () => appended(scope, entry)],
    [2, () => joined(entry)],
    [1, () => [tag(`{{ '${entry()}' | prepend: '${entry()},' }}`)]],
    [1, () => [tag(`{{ '${entry()};${entry()}' | replace: ';', ',' }}`)]],
    [1, () => [tag(`{{ ' ${entry()} ' | strip }}`), tag(`{{ '' | default: ',' }}`), tag(`{{ '${entry()}' }}`)]],
    [1.5, () => testedCapture(scope, entry)],
    [0.7, () => splitCapture(scope, entry)],
  ]);
  return make();
}

/** `m` grows under conditions, and ends with an entry that is always there. */
function appended(scope: Scope, entry: () => string): readonly Part[] {
  const name = scope.fresh('m');
  const parts = Array.from({ length: 1 + scope.dice.below(2) }, () => {
    const { code, reads } = anyTest(scope);
    const more = tag(`{% assign ${name} = ${name} | append: '${entry()},' %}`);
    return block('{% endif %}', arm(`{% if ${code} %}`, reads, [more]));
  });
  return [tag(`{% assign ${name} = '' %}`), ...parts, tag(`{{ ${name} | append: '${entry()}' }}`)];
}

function joined(entry: () => string): readonly Part[] {
  return [tag(`{{ '${entry()}|${entry()}' | split: '|' | join: ', ' }}`)];
}

/** A comma where the capture holds anything. */
function testedCapture(scope: Scope, entry: () => string): readonly Part[] {
  const name = scope.fresh('c');
  const { code, reads } = anyTest(scope);
  const capture = arm(
    `{% capture ${name} %}`,
    [],
    [block('{% endif %}', arm(`{% if ${code} %}`, reads, [tag(`{{ '${entry()}' }}`)]))],
  );
  const test = scope.dice.pick([`${name} != blank`, `${name} != ''`, `${name}.size > 0`]);
  const comma = block('{% endif %}', arm(`{% if ${test} %}`, [], [tag(`{{ ${name} | append: ',' }}`)]));
  return [block('{% endcapture %}', capture), comma, tag(`{{ '${entry()}' }}`)];
}

/** Parts that each end with a mark; the marks become commas, but the last. */
function splitCapture(scope: Scope, entry: () => string): readonly Part[] {
  const name = scope.fresh('c');
  const parts = [1, 2].map(() => {
    const { code, reads } = anyTest(scope);
    return block('{% endif %}', arm(`{% if ${code} %}`, reads, [tag(`{{ '${entry()}' }}`), tag(`{{ '|' }}`)]));
  });
  const capture = block('{% endcapture %}', arm(`{% capture ${name} %}`, [], parts));
  return [capture, tag(`{{ ${name} | split: '|' | join: ',' }}`)];
}
