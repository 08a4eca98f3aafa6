import type { DeclaredType, PersonalData, Trigger } from '../../catalog/types.ts';

/** What a workspace says of its bodies, for all rules to read. What it does not say is at its default. */
export interface Settings {
  /** How Braze starts the messages; absent where the configuration does not say, and then rules assume the best. */
  readonly trigger?: Trigger;
  /** What the mapping of the account takes as `timestamp`. */
  readonly timestamp: TimestampForm;
  /** The events that the account maps, by what `event` holds; absent where none is declared, and then the default profile is a hint at most. */
  readonly events?: ReadonlyMap<string, DeclaredEvent>;
  /** What attributes and properties hold, by the text that names them in a body: `event_properties.${price}`. */
  readonly types: ReadonlyMap<string, DeclaredType>;
  readonly personalData: PersonalDataSettings;
  /** Options of rules by `code.option`; what is not there is at the default that the rule declares. */
  readonly options: ReadonlyMap<string, number>;
}

export type TimestampForm = 'milliseconds' | 'seconds' | 'iso-8601';

export interface DeclaredEvent {
  /** Members of `properties` by name; absent where they are free. */
  readonly properties?: ReadonlyMap<string, DeclaredProperty>;
}

export interface DeclaredProperty {
  readonly type: DeclaredType;
  readonly required: boolean;
}

export interface PersonalDataSettings {
  /** Of custom attributes and event properties, by the text that names them in a body: `custom_attribute.${ref}`. */
  readonly classes: ReadonlyMap<string, PersonalData>;
  readonly allowed: readonly AllowedData[];
}

/** Personal data that is sent on purpose. */
export interface AllowedData {
  /** A member of the payload by its path (`properties.contact`), or what names an attribute in a body (`${city}`). */
  readonly what: string;
  readonly reason: string;
}

export const defaultSettings: Settings = {
  timestamp: 'milliseconds',
  types: new Map(),
  personalData: { classes: new Map(), allowed: [] },
  options: new Map(),
};
