import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Conditions, type PathCondition } from '../../../server/src/proof/conditions/conditions.ts';
import { type Diagram, isLeaf, kid, Space } from '../../../server/src/proof/conditions/diagram.ts';
import { Meter } from '../../../server/src/proof/conditions/meter.ts';
import { DeclaredTypes } from '../../../server/src/proof/prepare/declared.ts';
import { CasesOfInterest } from '../../../server/src/proof/solve/interest.ts';
import { AbstractValues } from '../../../server/src/proof/values/abstract-values.ts';
import { DecisionVariables } from '../../../server/src/proof/values/decision-variables.ts';
import { InputPaths } from '../../../server/src/proof/values/input-path.ts';
import { read } from '../../../server/src/template/read.ts';

/** A choice with three alternatives on each level: `[level, alternative]` holds where that one is taken. */
type Formula = readonly ['is', number, number] | readonly ['and' | 'or', Formula, Formula] | readonly ['not', Formula];

const LEVELS = 5;
const WIDTH = 3;

const formula: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula; leaf: Formula }>((tie) => ({
  leaf: fc.tuple(fc.constant('is' as const), fc.nat(LEVELS - 1), fc.nat(WIDTH - 1)),
  formula: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), tie('formula'), tie('formula')),
    fc.tuple(fc.constant('not' as const), tie('formula')),
  ),
})).formula;

function conditionOf(one: Formula, conditions: Conditions): PathCondition {
  switch (one[0]) {
    case 'is': {
      const kids = Array.from({ length: WIDTH }, (_, at) => (at === one[2] ? conditions.always : conditions.never));
      return conditions.space.decide(one[1], kids);
    }
    case 'not':
      return conditions.not(conditionOf(one[1], conditions));
    case 'and':
      return conditions.and(conditionOf(one[1], conditions), conditionOf(one[2], conditions));
    case 'or':
      return conditions.or(conditionOf(one[1], conditions), conditionOf(one[2], conditions));
  }
}

const worlds = Array.from({ length: WIDTH ** LEVELS }, (_, index) =>
  Array.from({ length: LEVELS }, (_unused, level) => Math.floor(index / WIDTH ** level) % WIDTH),
);

function at<T>(diagram: Diagram<T>, world: readonly number[]): T {
  let node = diagram;
  while (!isLeaf(node)) node = kid(node, node.level, world[node.level] ?? 0);
  return node.value;
}

function careOf(condition: PathCondition, conditions: Conditions): CasesOfInterest {
  const template = read('');
  const space = new Space<ReturnType<AbstractValues['anything']>>(conditions.meter);
  const questions = {
    of: () => undefined,
    asked: () => [],
    isCounted: () => false,
    namesMembers: () => false,
    iterations: () => 3,
  };
  const paths = new InputPaths(new DeclaredTypes(new Map(), template));
  return new CasesOfInterest(
    conditions,
    new DecisionVariables(space, conditions, new AbstractValues(), questions, paths),
    condition,
  );
}

describe('conditions', () => {
  test('what is simplified is the same wherever somebody cares, with no more choices', () => {
    fc.assert(
      fc.property(formula, formula, (one, other) => {
        const conditions = new Conditions(new Meter());
        const [condition, care] = [conditionOf(one, conditions), conditionOf(other, conditions)];
        const simplified = careOf(care, conditions).simplified(condition);
        for (const world of worlds) if (at(care, world)) expect(at(simplified, world)).toBe(at(condition, world));
      }),
    );
  });

  test('what is possible and what is always so is told as by a look at every case', () => {
    fc.assert(
      fc.property(formula, formula, formula, (one, other, third) => {
        const conditions = new Conditions(new Meter());
        const [condition, base, more] = [one, other, third].map((each) => conditionOf(each, conditions));
        if (condition === undefined || base === undefined || more === undefined) throw new Error('There are three.');
        const care = careOf(base, conditions).with(more);
        const cared = worlds.filter((world) => at(base, world) || at(more, world));
        expect(care.isPossible(condition)).toBe(cared.some((world) => at(condition, world)));
        expect(care.isAlways(condition)).toBe(cared.every((world) => at(condition, world)));
      }),
    );
  });

  test('values by their conditions exclude each other and leave no case out', () => {
    fc.assert(
      fc.property(fc.array(formula, { minLength: 1, maxLength: 4 }), (formulas) => {
        const conditions = new Conditions(new Meter());
        const space = new Space<number>(conditions.meter);
        const values = formulas.reduce(
          (others: Diagram<number>, one, index) =>
            space.choose(conditionOf(one, conditions), space.leaf(index), others),
          space.leaf(-1),
        );
        const byValue = conditions.byValue(values);
        for (const world of worlds) {
          const holding = [...byValue].filter(([, when]) => at(when, world)).map(([value]) => value);
          expect(holding).toEqual([at(values, world)]);
        }
      }),
    );
  });

  test('what a value is bound to may ask for choices nearer to the root', () => {
    fc.assert(
      fc.property(formula, formula, formula, (test, one, other) => {
        const conditions = new Conditions(new Meter());
        const [chooser, yes, no] = [test, one, other].map((each) => conditionOf(each, conditions));
        if (chooser === undefined || yes === undefined || no === undefined) throw new Error('There are three.');
        const bound = conditions.space.bind(chooser, (value) => (value ? yes : no));
        for (const world of worlds) expect(at(bound, world)).toBe(at(at(chooser, world) ? yes : no, world));
      }),
    );
  });
});
