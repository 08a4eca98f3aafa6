import { prove } from '../../proof/prove.ts';
import { read } from '../../template/read.ts';
import type { CheckedBody } from '../check-body.ts';

/** Leaves only users without an external ID. */
const ANONYMOUS_ONLY = "{% if {{${user_id}}} != blank %}{% abort_message('known') %}{% endif %}";

/** Whether a body stops every message for a user without an external ID, as the proof knows: nothing is left to be sent. */
export function stopsAnonymousUsers({ template, proof, config }: CheckedBody): boolean {
  if (proof.payload === undefined) return false;
  const { gaps, payload, sent } = prove(read(`${ANONYMOUS_ONLY}${template.source}`), { types: config.settings.types });
  return gaps.length === 0 && (payload === undefined || sent.isNever);
}
