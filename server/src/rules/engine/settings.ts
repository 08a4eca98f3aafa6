import type { DeclaredType, PersonalData, Trigger } from '../../catalog/types.ts';

/** What the configuration says about the bodies of a workspace, with defaults for the rest. */
export interface Settings {
  /** How Braze triggers the messages; absent if the configuration does not say, and then rules assume the best. */
  readonly trigger?: Trigger;
  /** The form of `timestamp` that the mapping of the account expects. */
  readonly timestamp: TimestampForm;
  /** The mapped events by the value of `event`; absent if none is declared, and then the default profile yields hints at most. */
  readonly events?: ReadonlyMap<string, DeclaredEvent>;
  /** The types of attributes and properties, by how a body writes them: `event_properties.${price}`. */
  readonly types: ReadonlyMap<string, DeclaredType>;
  readonly personalData: PersonalDataSettings;
  /** Folders with files of Content Blocks beside those named `content_blocks`: as written in the configuration, from its folder on; for a `Config` of a file, places. */
  readonly contentBlocks: readonly string[];
  /** What Braze sends beside the body, for the preview. */
  readonly request: RequestSettings;
  /** Options of rules by `code.option`, if they differ from the rule's default. */
  readonly options: ReadonlyMap<string, number>;
}

/** What the webhook's own settings in Braze say. */
export interface RequestSettings {
  readonly url?: string;
  /** Beside `Content-Type`. */
  readonly headers: ReadonlyMap<string, string>;
}

export type TimestampForm = 'milliseconds' | 'seconds' | 'iso-8601';

export interface DeclaredEvent {
  /** Members of `properties` by name; absent if any are allowed. */
  readonly properties?: ReadonlyMap<string, DeclaredProperty>;
  /** Others are allowed too. */
  readonly isOpen?: true;
}

export interface DeclaredProperty {
  /** Absent if it may be anything. */
  readonly type?: DeclaredType;
  readonly required: boolean;
  /** Of an object, or of each item of an array; absent if any are allowed. */
  readonly members?: ReadonlyMap<string, DeclaredProperty>;
  /** Others are allowed too. */
  readonly isOpen?: true;
}

export interface PersonalDataSettings {
  /** Of custom attributes and event properties, by how a body writes them: `custom_attribute.${ref}`. */
  readonly classes: ReadonlyMap<string, PersonalData>;
  readonly allowed: readonly AllowedData[];
}

/** Personal data that is sent on purpose. */
export interface AllowedData {
  /** A member of the payload by its path (`properties.contact`), or an attribute as a body writes it (`${city}`). */
  readonly what: string;
  readonly reason: string;
}

export const defaultSettings: Settings = {
  timestamp: 'milliseconds',
  types: new Map(),
  personalData: { classes: new Map(), allowed: [] },
  contentBlocks: [],
  request: { headers: new Map() },
  options: new Map(),
};
