import type { Value } from '../../semantics/values.ts';
import type { FieldSource } from '../completion/field-source.ts';

/** What a body prints at one place of the payload, and where it comes from. */
export type Shape =
  | { readonly kind: ScalarKind; readonly source: FieldSource }
  | { readonly kind: 'constant'; readonly value: Value }
  | { readonly kind: 'object'; readonly members: readonly Member[]; readonly source?: FieldSource }
  | { readonly kind: 'list'; readonly source: FieldSource; readonly variable: string; readonly item: Shape }
  | { readonly kind: 'items'; readonly items: readonly Shape[] };

/** `json`: a value as it is, of whatever type. */
export type ScalarKind = 'text' | 'number' | 'integer' | 'boolean' | 'json';

export interface Member {
  readonly name: string;
  /** From the root of the payload on, `[]` for the items of a list: what a note calls it. */
  readonly path: readonly string[];
  readonly shape: Shape;
  /** The test of a tag, without which the member is left out: `{{event_properties.${price}}} != blank`. Absent where it is always sent. */
  readonly guard?: string;
}

/** The values that samples have at one place. */
export type Observed = readonly (Value | undefined)[];
