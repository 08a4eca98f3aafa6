import { arm, block, type Part, tag, text } from './body-tree.ts';
import { Dice } from './dice.ts';
import { plantMistake, plantSlip } from './generator-mistakes.ts';
import { Scope } from './generator-scope.ts';
import { member, objectValue, sequence, space } from './generator-sequences.ts';
import { anyTest, simpleTest } from './generator-tests.ts';
import { trimWhiteSpace } from './generator-trims.ts';
import { textHole } from './generator-values.ts';

/** A body at random, right by intent or with a mistake planted in it. */
export function generateBody(random: () => number): readonly Part[] {
  const dice = new Dice(random);
  let parts = wholeBody(new Scope(dice));
  while (dice.chance(0.3)) parts = plantMistake(dice, parts);
  return dice.chance(0.25) ? trimWhiteSpace(dice, parts) : parts;
}

/** A body with just one slip in it. */
export function generateSlip(random: () => number): readonly Part[] {
  const dice = new Dice(random);
  return plantSlip(dice, wholeBody(new Scope(dice)));
}

function wholeBody(scope: Scope): readonly Part[] {
  const { dice } = scope;
  const make = dice.weighed<() => readonly Part[]>([
    [6, () => objectValue(scope, 2)],
    [1, () => guardedByAbort(scope)],
    [1, () => withIdentifier(scope)],
    [1, () => [abortWhen(scope), space(scope), ...objectValue(scope, 2)]],
    [0.7, () => eitherBody(scope)],
  ]);
  const before = dice.chance(0.1) ? [tag('{% comment %} a "note" {% endcomment %}')] : [];
  return [...before, space(scope), ...make(), space(scope)];
}

function abortWhen(scope: Scope): Part {
  const { code, reads } = anyTest(scope);
  return block('{% endif %}', arm(`{% if ${code} %}`, reads, [tag("{% abort_message('left out') %}")]));
}

function guardedByAbort(scope: Scope): readonly Part[] {
  const { code, reads } = anyTest(scope);
  const arms = [
    arm(`{% if ${code} %}`, reads, objectValue(scope, 2)),
    arm('{% else %}', [], [tag('{% abort_message() %}')]),
  ];
  return [block('{% endif %}', ...arms)];
}

function eitherBody(scope: Scope): readonly Part[] {
  const { code, reads } = anyTest(scope);
  const arms = [arm(`{% if ${code} %}`, reads, objectValue(scope, 1)), arm('{% else %}', [], objectValue(scope, 1))];
  return [block('{% endif %}', ...arms)];
}

/** An identifier put together first and sent when there is one. */
function withIdentifier(scope: Scope): readonly Part[] {
  const { dice } = scope;
  const name = scope.fresh('id');
  const variable = dice.pick(scope.testedVariables());
  const { code, reads } = simpleTest(scope, variable);
  const inner = dice.chance(0.5)
    ? [textHole(scope)]
    : [block('{% endif %}', arm(`{% if ${code} %}`, reads, [textHole(scope)]))];
  const filter = dice.chance(0.5) ? ' | json_escape' : '';
  const sent: Part[] = [
    text('"user_id": "'),
    { kind: 'hole', code: `${name}${filter}`, trimsBefore: false, trimsAfter: false, reads: [] },
    text('",'),
  ];
  return [
    block('{% endcapture %}', arm(`{% capture ${name} %}`, [], inner)),
    text('{'),
    block('{% endif %}', arm(`{% if ${name} != blank %}`, [], sent)),
    ...member(scope, 1),
    ...(dice.chance(0.3) ? [text(',"more": {'), ...sequence(scope, 1, member), text('}')] : []),
    text('}'),
  ];
}
