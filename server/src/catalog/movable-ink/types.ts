export type EventType = 'track' | 'identify';

export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array';

/** The source of a fact; see `sources`. `inferred`: no public source, it follows from the others. */
export type Source =
  | 'braze-page'
  | 'movable-ink-sdk'
  | 'movable-ink-creative'
  | 'segment'
  | 'rudderstack'
  | 'oracle'
  | 'mparticle'
  | 'tealium'
  | 'hightouch'
  | 'branch'
  | 'amplitude'
  | 'probe'
  | 'inferred';

/** A member of the payload. */
export interface Field {
  readonly name: string;
  readonly type: JsonType;
  /** Any value fits. */
  readonly isUntyped?: true;
  readonly required: boolean;
  /** One sentence of our own. */
  readonly description: string;
  readonly example: unknown;
  readonly sources: readonly Source[];
  /** Members of an object, or of each item of an array; absent where they are free. */
  readonly members?: readonly Field[];
  /** For an object with free members: what their values may be. */
  readonly values?: readonly JsonType[];
  /** The one text or the few that it may hold. */
  readonly choices?: readonly string[];
  /** Where sources disagree: a sentence on the other way. Messages add that the account's mapping decides. */
  readonly conflict?: string;
  /** What other senders call the same field: paths from the root of the payload. */
  readonly otherNames?: readonly string[];
}

/** A member at the root of the payload. */
export interface EnvelopeField extends Omit<Field, 'required'> {
  /** The events that must have it. */
  readonly requiredIn: readonly EventType[];
  /** The events that may have it. */
  readonly allowedIn: readonly EventType[];
}

export interface EventEntry {
  /** `product_viewed`: the value of `event`. `identify` has no `event`. */
  readonly name: string;
  readonly type: EventType;
  /** The name of the event's schema in Movable Ink. */
  readonly schema: string;
  readonly description: string;
  /** `braze-page` where the page shows the name on the wire, else `inferred`: it follows the same pattern. */
  readonly nameSource: Source;
  /** Names that other senders put on the wire. */
  readonly otherNames: readonly string[];
  /** Members of `properties`. */
  readonly properties: readonly Field[];
}
