/** What is known of one thing that a body can name. Completion, hover, rules, docs and the renderer all read these entries. */
interface Entry {
  readonly name: string;
  /** One sentence of our own. */
  readonly description: string;
  readonly support: Support;
  /** Path of the page in Braze's documentation; absent if no page mentions it. */
  readonly page?: string;
  /** The name to write instead: this one does not work, is an older name, or does something else than one thinks. */
  readonly instead?: string;
  /** Where nothing has that name: a sentence on what does the same. */
  readonly advice?: string;
  /** Sentences: how much of it there may be, and where it stops working. */
  readonly limits?: readonly string[];
}

/**
 * `documented`: Braze's pages list it, show it or at least name it, be it as a former name (then `instead` has the new one).
 * `undocumented`: the current pages say nothing either way, or it slipped into one sample and is in no list.
 * `unsupported`: Braze's pages say that it does not work.
 */
export type Support = 'documented' | 'undocumented' | 'unsupported';

/**
 * `liquid`: part of Shopify's Liquid 5.4. `braze`: Braze's own, or Braze's own meaning of a name. `later`: part of Liquid since
 * a version after 5.4. `shopify`: only in Shopify's stores.
 */
export type Dialect = 'liquid' | 'braze' | 'later' | 'shopify';

export type ValueType =
  | 'any'
  | 'string'
  /** A text without quotes, backslashes and line breaks. */
  | 'id'
  | 'number'
  | 'boolean'
  | 'time'
  | 'array'
  | 'object'
  | 'string-or-array'
  | 'object-or-array'
  | 'json'
  | 'hex'
  | 'base64'
  | 'url';

/** What a configuration can say of a value. `id`: a text without quotes, backslashes and line breaks. */
export type DeclaredType = 'text' | 'id' | 'number' | 'boolean' | 'date' | 'list' | 'object';

/**
 * Kinds of personal data. `identifier` points to one person, but says nothing of them by itself; `person` is an object that holds
 * several kinds; `special` is what the law guards most, such as health and belief.
 */
export type PersonalData =
  | 'none'
  | 'identifier'
  | 'email'
  | 'phone'
  | 'name'
  | 'birth-date'
  | 'address'
  | 'official-id'
  | 'financial'
  | 'credential'
  | 'special'
  | 'demographic'
  | 'location'
  | 'precise-location'
  | 'ip-address'
  | 'device-identifier'
  | 'person'
  | 'free-text';

export interface TagEntry extends Entry {
  readonly origin: Dialect;
  /** How the text after the name is read: a `Markup` kind of the template tree. */
  readonly markup: TagMarkup;
  readonly example: string;
  /** For a block: the name that ends it and the names that divide it. */
  readonly block?: { readonly end: string; readonly branches: readonly string[] };
  /** `else`, `when`: belongs to one of these blocks. */
  readonly branchOf?: readonly string[];
  /** `:save`, `:retry` …, with the colon left out. */
  readonly options?: readonly TagOption[];
  /** `limit` and `reversed` of a loop. */
  readonly parameters?: readonly TagParameter[];
  /** Variables that exist after the tag: `items`, `connected`. */
  readonly defines?: readonly string[];
}

export type TagMarkup =
  | 'none'
  | 'expression'
  | 'assign'
  /** A name of letters and other signs, or none. */
  | 'counter'
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
  /** The default value if the option is left out. */
  readonly default?: string;
  readonly required?: boolean;
}

export interface TagParameter {
  readonly name: string;
  readonly description: string;
  /** What follows `name:`; absent for a bare word. */
  readonly value?: string;
  readonly support: Support;
}

export interface FilterEntry extends Entry {
  readonly origin: Dialect;
  readonly group: 'array' | 'math' | 'string' | 'date' | 'hash' | 'encoding' | 'json' | 'url' | 'other';
  readonly input: ValueType;
  readonly output: ValueType;
  /** Sure only where `origin` is `liquid` or `braze`. */
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
  /** Liquid prints an error into the body where it is missing. */
  readonly required: boolean;
}

/** `${name}`, or a member of a namespace such as `targeted_device.${platform}`. */
export interface AttributeEntry extends Entry {
  readonly type: ValueType;
  readonly nullable: boolean;
  readonly personalData: PersonalData;
  /** A value as it would be printed; empty where no source shows one. */
  readonly example: string;
  /** Field of Braze's user export that holds it. */
  readonly profileField?: string;
  /** Whatever it holds is no number and no boolean, so that it is JSON in quotes only. */
  readonly needsQuotes?: true;
  readonly members?: readonly string[];
  readonly deprecated?: boolean;
  /** The one channel that fills it: in a webhook it has nothing to print. */
  readonly onlyIn?: string;
}

/** How Braze starts a message. */
export type Trigger = 'action-based' | 'api-triggered' | 'scheduled' | 'canvas-first-step' | 'canvas-later-step';

/** `event_properties`, `custom_attribute` … */
export interface NamespaceEntry extends Entry {
  /** Any name may follow; otherwise only `members`. */
  readonly openEnded: boolean;
  readonly members: readonly AttributeEntry[];
  readonly example: string;
  /** A sentence: the messages in which it has values. */
  readonly where: string;
  /** The triggers of messages in which it has values; absent where any may have them. */
  readonly triggers?: readonly Trigger[];
  /** The channels that fill it: in a webhook it has nothing to print. */
  readonly onlyIn?: string;
  /** What the values of an open-ended namespace can be. */
  readonly types?: readonly ValueType[];
  readonly deprecated?: boolean;
}

/** A variable that nobody assigns: a tag or Braze itself sets it. */
export interface VariableEntry extends Entry {
  readonly type: ValueType;
  /** The tag that sets it; absent where Braze does. */
  readonly setBy?: readonly string[];
  readonly members?: readonly string[];
  readonly example: string;
}

/** `==`, `contains`, and what other languages have in their place. */
export interface OperatorEntry extends Entry {
  readonly example: string;
}

/** `nil`, `blank`, `'now'`. */
export interface LiteralEntry extends Entry {
  readonly example: string;
}
