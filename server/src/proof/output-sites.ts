import { once } from '../template/once.ts';
import type { Proof } from './proof.ts';
import { type OutputSite, placesOf } from './walk-payload.ts';

/** Everything that the payload can hold in the order of `placesOf`, walked to once however many ask. */
export const outputSitesIn = once((proof: Proof): readonly OutputSite[] => [...placesOf(proof)]);
