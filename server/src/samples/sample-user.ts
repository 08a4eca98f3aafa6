import type { Value } from '../semantics/values.ts';

/** A sample user: all that a rendering reads. The format of `*.sample-user.json`; see `docs/sample-users.md`. */
export interface SampleUser {
  readonly name: string;
  /** Milliseconds since 1970: what `'now'` means. */
  readonly now: number;
  /** Braze's user export, one user: `external_id`, `email`, `custom_attributes` … */
  readonly user: ValueMap;
  readonly event: { readonly name?: string; readonly time?: string; readonly properties: ValueMap };
  readonly api_trigger_properties: ValueMap;
  readonly canvas_entry_properties: ValueMap;
  readonly context: ValueMap;
  readonly campaign: ValueMap;
  readonly canvas: ValueMap;
  readonly catalogs: ValueMap;
  readonly content_blocks: ValueMap;
  readonly connected_content: ValueMap;
  readonly promotions: ValueMap;
  /** By body: the expected payload, or `abort`. */
  readonly expect: ValueMap;
}

export type ValueMap = ReadonlyMap<string, Value>;
