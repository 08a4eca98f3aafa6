import type { JsonPlace } from '../cursor/json-place.ts';
import type { MemberText } from './member-text.ts';

/** Where a new member needs commas. */
export interface Commas {
  readonly isBefore: boolean;
  readonly isAfter: boolean;
  /** Without the member, the commas around it would still be right, so that it can be left out. */
  readonly canBeLeftOut: boolean;
}

/** `undefined` where it depends on conditions whether a comma is due: a member would break some rendering. */
export function commasAt({ before, next, isSure }: JsonPlace): Commas | undefined {
  if (!isSure) return undefined;
  const only = (...signs: string[]) => [...next].every((sign) => signs.includes(sign));
  const isAfterValue = [...before].every((one) => one === 'value');
  const isFirst = !before.has('value');
  if (isAfterValue) {
    if (only('close', 'comma', 'end')) return { isBefore: true, isAfter: false, canBeLeftOut: true };
    return only('start') ? { isBefore: true, isAfter: true, canBeLeftOut: false } : undefined;
  }
  if (!isFirst) return undefined;
  if (only('start')) return { isBefore: false, isAfter: true, canBeLeftOut: true };
  if (only('close', 'end')) return { isBefore: false, isAfter: false, canBeLeftOut: !before.has('comma') };
  return only('comma') ? { isBefore: false, isAfter: false, canBeLeftOut: false } : undefined;
}

/** The member with its commas and its guard; `undefined` where it must be guarded and cannot be. */
export function memberWith(
  name: string,
  { value, guard }: MemberText,
  { isBefore, isAfter, canBeLeftOut }: Commas,
  layout: { readonly isOwnLine: boolean; readonly isGuardNeeded: boolean },
): string | undefined {
  const member = `${isBefore ? ', ' : ''}${JSON.stringify(name)}: ${value}${isAfter ? ',' : ''}`;
  if (guard === undefined) return member;
  if (!canBeLeftOut) return layout.isGuardNeeded ? undefined : member;
  const [open, close] = [`{% if ${guard} != blank %}`, '{% endif %}'];
  return layout.isOwnLine ? `${open}\n${member}\n${close}` : `${open}${member}${close}`;
}
