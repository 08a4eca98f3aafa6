import { print } from '../../semantics/print.ts';
import type { Meter } from '../conditions/meter.ts';
import type { TestVariable } from '../values/decision-variable.ts';
import type { InputPath } from '../values/input-path.ts';
import { placesOf } from '../values/inside.ts';
import { findAny, findModel, findOther } from './find-model.ts';
import type { Recorded } from './recorded.ts';

/** What cannot be together. */
export interface Misfits {
  /** Of a test that is among it. */
  readonly level?: number;
  readonly places: readonly InputPath[];
  /** The second place lies in the first one, of which all values are meant that have no members. */
  readonly isInside?: true;
}

/** Finds values for what is tested and not yet chosen. Gives the first test for which there are none. */
export function answerTests(found: Recorded, meter: Meter): Misfits | undefined {
  for (const { level, iteration, decisionVariable, isYes } of found.tests) {
    const places = placesOfTest(decisionVariable);
    const free = [...new Map(places.map((path) => [path.key, path])).values()].filter(
      ({ key }) => !found.values.has(key),
    );
    const values = findModel(decisionVariable.test, isYes, free, found.values, meter);
    if (values === 'never') {
      if (free.length === 0 && isChanged(found, decisionVariable.test, places, meter)) continue;
      return { level, places };
    }
    for (const path of free) {
      const value = values.get(path.key);
      if (value === undefined) continue;
      found.values.set(path.key, value);
      found.facts.push({ path, iteration, value, words: '', holds: [], isOrLonger: false });
    }
  }
  return undefined;
}

/** Takes another value of its kind for one of the places, or any where only tests have chosen it, which then answers all tests of it. */
function isChanged(found: Recorded, test: TestVariable['test'], places: readonly InputPath[], meter: Meter): boolean {
  for (const { key } of places) {
    const at = found.facts.findIndex(
      ({ path, like, words }) => path.key === key && (like !== undefined || words === ''),
    );
    const fact = found.facts[at];
    if (fact === undefined) continue;
    const wanted = found.tests.flatMap(({ decisionVariable, isYes }) => {
      const isRead = decisionVariable.test === test || placesOfTest(decisionVariable).some((path) => path.key === key);
      return isRead ? [{ test: decisionVariable.test, isYes }] : [];
    });
    const value =
      fact.like === undefined
        ? findAny(wanted, fact.path, found.values, meter)
        : findOther(wanted, key, fact.like, found.values, meter, fact.range);
    if (value === undefined) continue;
    found.values.set(key, value);
    const words = fact.words.replace(/(?<= such as ).*$/, print(value));
    found.words.splice(0, found.words.length, ...found.words.map((one) => (one === fact.words ? words : one)));
    found.facts[at] = { ...fact, value, words };
    return true;
  }
  return false;
}

function placesOfTest({ test: { left, right } }: TestVariable): readonly InputPath[] {
  return [left, right].flatMap((operand) => (operand.kind === 'asked' ? [] : placesOf(operand)));
}
