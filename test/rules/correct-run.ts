import { checkForTest } from '../check.ts';
import { randomOf } from '../oracle/generator.mjs';
import { Dice } from '../proof/dice.ts';
import { FAULTS, type Part, withFault } from './correct-faults.ts';
import { correctBody } from './correct-generator.ts';

export interface Summary {
  readonly bodies: number;
  /** How many twins each fault gave. */
  readonly twins: Readonly<Record<string, number>>;
  /** Errors and warnings on correct bodies. */
  readonly alarms: readonly string[];
  /** Faults that were not found at their place. */
  readonly missed: readonly string[];
}

/** Checks correct bodies, and each with one fault after the other. @param faults at most so many a body, in turn. */
export function runCorrect(seed: number, count: number, faults = FAULTS.length): Summary {
  const dice = new Dice(randomOf(seed));
  const alarms: string[] = [];
  const missed: string[] = [];
  const twins: Record<string, number> = {};
  for (let number = 0; number < count; number++) {
    const body = correctBody(dice);
    for (const { code, severity, message } of checkForTest(body).findings)
      if (severity === 'error' || severity === 'warning') alarms.push(`${code}: ${message}\n${body}`);
    for (let turn = 0; turn < faults; turn++) {
      const fault = FAULTS[(number * faults + turn) % FAULTS.length];
      const twin = fault && withFault(body, fault);
      if (fault === undefined || twin === undefined) continue;
      twins[fault.name] = (twins[fault.name] ?? 0) + 1;
      const { findings } = checkForTest(twin.body);
      const isFound = findings.some(
        (one) => fault.codes.includes(one.code) && twin.places.some((place) => isNear(one, place)),
      );
      if (!isFound) missed.push(`${fault.name}: ${findings.map(({ code }) => code).join()}\n${twin.body}`);
    }
  }
  return { bodies: count, twins, alarms, missed };
}

/** What is missing is told between what stands around it. */
const NEAR = 40;

function isNear(one: Part, other: Part): boolean {
  return one.start <= other.end + NEAR && other.start - NEAR <= one.end;
}
