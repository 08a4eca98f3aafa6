import { expect, test } from 'vitest';
import type { DeclaredType } from '../../server/src/catalog/types.ts';
import { prove } from '../../server/src/proof/prove.ts';
import { Float, type Value } from '../../server/src/semantics/values.ts';
import { randomOf } from '../oracle/generator.mjs';
import { type Reading, readingsOf } from './assignments.ts';
import { readsOf } from './body-tree.ts';
import { Dice } from './dice.ts';
import { generateBody } from './generator.ts';
import { type Given, itemFields, lists } from './sources.ts';
import { Trial } from './trial.ts';

const BODIES = Number(process.env.BODIES ?? 200);
const ASSIGNMENTS = 20;
const seed = Number(process.env.SEED ?? 1);

const WORDS: readonly Value[] = ['a', 'b', 'gold', '7', '007', 'true', 'a b', '', ' '];
const VALUES: Readonly<Record<'text' | 'id' | 'number' | 'boolean', readonly Value[]>> = {
  text: [...WORDS, '"', 'a\\', 'two\nlines'],
  id: WORDS,
  number: [0n, 1n, -3n, 12n, new Float(1.5), new Float(-0.25), new Float(1e20)],
  boolean: [true, false],
};
type Scalar = keyof typeof VALUES;
const SCALARS: readonly Scalar[] = ['text', 'id', 'number', 'boolean'];

/** A value of the type, or none; one that the body asks for, should there be such. */
function typedValue(type: Scalar, asked: readonly Value[], dice: Dice): Value {
  const fitting = asked.filter((value) => VALUES[type].some((one) => typeof one === typeof value));
  return dice.chance(0.2) ? null : dice.pick([...VALUES[type], ...fitting]);
}

/** Types for all that a body reads, and what gives each a value of its type. */
function declare(readings: readonly Reading[], dice: Dice) {
  const types = new Map<string, DeclaredType>();
  const typeFor = (name: string): Scalar => {
    const type = dice.pick(SCALARS);
    types.set(name, type);
    return type;
  };
  const give = readings.map(({ source, shape }): (() => Given) => {
    if (!lists.some(({ text }) => text === source.text)) {
      const type = typeFor(source.text);
      return () => ({ path: source, value: typedValue(type, shape.values, dice) });
    }
    types.set(source.text, 'list');
    const fields = itemFields.map((name) => {
      const asked = shape.items?.members.get(name)?.values ?? [];
      return { name, asked, type: typeFor(`${source.text}[].${name}`) };
    });
    const item = () => new Map(fields.map(({ name, asked, type }) => [name, typedValue(type, asked, dice)]));
    return () => ({ path: source, value: Array.from({ length: dice.below(4) }, item) });
  });
  return { types, assignment: () => give.map((one) => one()) };
}

test(`what is proved by declared types holds for all values of these types (SEED=${seed})`, () => {
  const random = randomOf(seed);
  const dice = new Dice(random);
  let more = 0;
  for (let count = 0; count < BODIES; count++) {
    const parts = generateBody(random);
    const trial = new Trial(parts);
    const { types, assignment } = declare(readingsOf(readsOf(parts)), dice);
    if (prove(trial.template, { types }).verdict !== 'proved') continue;
    if (prove(trial.template).verdict !== 'proved') more++;
    for (let round = 0; round < ASSIGNMENTS; round++) {
      const { isRight, rendering } = trial.render(assignment());
      expect(isRight, `${trial.body}\n${JSON.stringify([...types])}\n${rendering.text}`).toBe(true);
    }
  }
  expect(more).toBeGreaterThan(BODIES / 20);
});
