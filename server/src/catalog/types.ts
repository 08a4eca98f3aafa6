/** What is known of one thing that a body can name. Completion, hover, rules, docs and the renderer all read these entries. */
interface Entry {
  readonly name: string;
  /** One sentence of our own. */
  readonly description: string;
  readonly support: Support;
  /** Path of the page in Braze's documentation; absent where no page speaks of it. */
  readonly page?: string;
}

/**
 * `documented`: Braze's pages describe it. `undocumented`: Liquid has it, Braze's pages say nothing.
 * `unsupported`: Braze's pages say that it does not work.
 */
export type Support = 'documented' | 'undocumented' | 'unsupported';

export type ValueType =
  | 'any'
  | 'string'
  | 'number'
  | 'boolean'
  | 'time'
  | 'array'
  | 'object'
  | 'json'
  | 'hex'
  | 'base64'
  | 'url';

/** Kinds of personal data. `identifier` points to one person, but says nothing of them by itself. */
export type PersonalData =
  | 'none'
  | 'identifier'
  | 'email'
  | 'phone'
  | 'name'
  | 'birth-date'
  | 'demographic'
  | 'location'
  | 'device-identifier'
  | 'free-text';

export interface TagEntry extends Entry {
  /** How the text after the name is read: a `Markup` kind of the template tree. */
  readonly markup: TagMarkup;
  readonly example: string;
  /** For a block: the name that ends it and the names that divide it. */
  readonly block?: { readonly end: string; readonly branches: readonly string[] };
  /** `else`, `when`: belongs to one of these blocks. */
  readonly branchOf?: readonly string[];
  /** `:save`, `:retry` …, with the colon left out. */
  readonly options?: readonly TagOption[];
  /** Variables that exist after the tag: `items`, `connected`. */
  readonly defines?: readonly string[];
}

export type TagMarkup =
  | 'none'
  | 'expression'
  | 'assign'
  | 'name'
  | 'condition'
  | 'case'
  | 'when'
  | 'loop'
  | 'cycle'
  | 'partial'
  | 'lines'
  | 'raw';

export interface TagOption {
  readonly name: string;
  readonly description: string;
  /** What follows the name; absent for a bare switch. */
  readonly value?: string;
}

export interface FilterEntry extends Entry {
  readonly group: 'array' | 'math' | 'string' | 'date' | 'hash' | 'encoding' | 'json' | 'url' | 'other';
  readonly input: ValueType;
  readonly output: ValueType;
  readonly arguments: readonly FilterArgument[];
  readonly example: string;
  /** The printed result of `example`. */
  readonly result?: string;
  /** Keyword arguments: `allow_false`. */
  readonly keywords?: readonly string[];
}

export interface FilterArgument {
  readonly name: string;
  readonly type: ValueType;
  readonly required: boolean;
}

/** `${name}`, or a member of a namespace such as `targeted_device.${platform}`. */
export interface AttributeEntry extends Entry {
  readonly type: ValueType;
  readonly nullable: boolean;
  readonly personalData: PersonalData;
  readonly example: string;
  /** Field of Braze's user export that holds it. */
  readonly profileField?: string;
  readonly members?: readonly string[];
  readonly deprecated?: boolean;
}

/** `event_properties`, `custom_attribute` … */
export interface NamespaceEntry extends Entry {
  /** Any name may follow; otherwise only `members`. */
  readonly openEnded: boolean;
  readonly members: readonly AttributeEntry[];
  readonly example: string;
}
