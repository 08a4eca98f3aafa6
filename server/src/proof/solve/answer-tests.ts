import type { Meter } from '../conditions/meter.ts';
import type { TestVariable } from '../values/decision-variable.ts';
import type { InputPath } from '../values/input-path.ts';
import { placesOf } from '../values/inside.ts';
import { findModel } from './find-model.ts';
import type { Recorded } from './recorded.ts';

/** What cannot be together. */
export interface Misfits {
  /** Of a test that is among it. */
  readonly level?: number;
  readonly places: readonly InputPath[];
}

/** Finds values for what is tested and not yet chosen. Gives the first test for which there are none. */
export function answerTests(found: Recorded, meter: Meter): Misfits | undefined {
  for (const { level, iteration, decisionVariable, isYes } of found.tests) {
    const places = placesOfTest(decisionVariable);
    const free = [...new Map(places.map((path) => [path.key, path])).values()].filter(
      ({ key }) => !found.values.has(key),
    );
    const values = findModel(decisionVariable.test, isYes, free, found.values, meter);
    if (values === 'never') return { level, places };
    for (const path of free) {
      const value = values.get(path.key);
      if (value === undefined) continue;
      found.values.set(path.key, value);
      found.facts.push({ path, iteration: iteration, value, words: '', holds: [], isOrLonger: false });
    }
  }
  return undefined;
}

function placesOfTest({ test: { left, right } }: TestVariable): readonly InputPath[] {
  return [left, right].flatMap((operand) => (operand.kind === 'asked' ? [] : placesOf(operand)));
}
