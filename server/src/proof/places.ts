import type { Proof } from './proof.ts';
import { type PayloadPlace, placesOf } from './walk-payload.ts';

const known = new WeakMap<Proof, readonly PayloadPlace[]>();

/** Everything that the payload can hold in the order of `placesOf`, walked to once however many ask. */
export function placesIn(proof: Proof): readonly PayloadPlace[] {
  const found = known.get(proof) ?? [...placesOf(proof)];
  known.set(proof, found);
  return found;
}
