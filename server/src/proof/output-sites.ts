import type { Proof } from './proof.ts';
import { type OutputSite, placesOf } from './walk-payload.ts';

const known = new WeakMap<Proof, readonly OutputSite[]>();

/** Everything that the payload can hold in the order of `placesOf`, walked to once however many ask. */
export function outputSitesIn(proof: Proof): readonly OutputSite[] {
  const found = known.get(proof) ?? [...placesOf(proof)];
  known.set(proof, found);
  return found;
}
