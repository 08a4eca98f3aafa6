import type { Finding } from '../rules/engine/finding.ts';
import type { Witness } from './witness.ts';

/** With its case, once a rendering has shown that. */
export function messageOf({ message, messageIn }: Finding, witness: Witness | undefined): string {
  return witness === undefined ? message : (messageIn?.(witness.words) ?? message);
}
