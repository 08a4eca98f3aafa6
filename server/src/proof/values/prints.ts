/** What a value can print: any of what is true here, and nothing else. */
export interface Prints {
  /** No character at all. */
  readonly nothing: boolean;
  /** White space alone. */
  readonly blank: boolean;
  /**
   * `counting`: a whole number from 1 on, so that more digits may follow; `digits`: from 0 on; `zeros`: digits that may begin with
   * zeros, not a number of JSON.
   */
  readonly number: 'none' | 'counting' | 'digits' | 'zeros' | 'integer' | 'number';
  readonly boolean: boolean;
  /** `safe`: no quote, backslash or control character; `escaped`: as it must be within a JSON text. */
  readonly text: 'none' | 'safe' | 'escaped' | 'any';
  /** A list or an object as Ruby shows it. */
  readonly object: boolean;
  /** One whole JSON value. */
  readonly json: boolean;
  /** `Infinity` or `NaN`, which is also a text that is `safe`. */
  readonly overflow: boolean;
  /** An error of Liquid's. */
  readonly error: boolean;
  /** Whatever: nothing was understood. */
  readonly unknown: boolean;
}

const printsNothing: Prints = {
  nothing: true,
  blank: false,
  number: 'none',
  boolean: false,
  text: 'none',
  object: false,
  json: false,
  overflow: false,
  error: false,
  unknown: false,
};

const silent: Prints = { ...printsNothing, nothing: false };

export const prints = {
  nothing: printsNothing,
  number: { ...silent, number: 'number' },
  integer: { ...silent, number: 'integer' },
  counting: { ...silent, number: 'counting' },
  digits: { ...silent, number: 'digits' },
  zeros: { ...silent, number: 'zeros' },
  /** Of items, where there is such a list. */
  count: { ...silent, nothing: true, number: 'digits' },
  boolean: { ...silent, boolean: true },
  blank: { ...silent, blank: true },
  /** A text with something in it. */
  someText: { ...silent, text: 'any', number: 'number', boolean: true },
  /** It may look like a number, or be `true`. */
  text: { ...silent, nothing: true, blank: true, text: 'any', number: 'number', boolean: true },
  safe: { ...silent, text: 'safe' },
  safeOrNothing: { ...silent, nothing: true, text: 'safe' },
  escaped: { ...silent, nothing: true, blank: true, text: 'escaped' },
  object: { ...silent, object: true },
  list: { ...silent, nothing: true, object: true },
  json: { ...silent, json: true },
  error: { ...silent, error: true },
  unknown: { ...silent, nothing: true, blank: true, text: 'any', unknown: true },
  any: { ...silent, nothing: true, blank: true, number: 'number', boolean: true, text: 'any', object: true },
} satisfies Record<string, Prints>;

const NUMBERS: readonly Prints['number'][] = ['none', 'counting', 'digits', 'zeros', 'integer', 'number'];
const TEXTS: readonly Prints['text'][] = ['none', 'safe', 'escaped', 'any'];

export function either(one: Prints, other: Prints): Prints {
  // Digits that may begin with zeros are a text to JSON, which a wider kind of number must not hide.
  const zeros = (one.number === 'zeros') !== (other.number === 'zeros') ? 'safe' : 'none';
  return {
    nothing: one.nothing || other.nothing,
    blank: one.blank || other.blank,
    number: wider(NUMBERS, one.number, other.number),
    boolean: one.boolean || other.boolean,
    text: wider(TEXTS, wider(TEXTS, one.text, other.text), zeros),
    object: one.object || other.object,
    json: one.json || other.json,
    overflow: one.overflow || other.overflow,
    error: one.error || other.error,
    unknown: one.unknown || other.unknown,
  };
}

function wider<T>(order: readonly T[], one: T, other: T): T {
  return order.indexOf(one) > order.indexOf(other) ? one : other;
}

/** The same, but for numbers that are too large. */
export function overflowing(one: Prints): Prints {
  return { ...one, overflow: true, text: wider(TEXTS, one.text, 'safe') };
}

/** No text but that of a number that is too large. */
export function isOverflowAlone({ overflow, text }: Prints): boolean {
  return overflow && text === 'safe';
}

export function canBeBlank({ nothing, blank }: Prints): boolean {
  return nothing || blank;
}

/** Within quotes it breaks nothing, whatever it prints. */
export function isSafeInText({ text, object, json, unknown }: Prints): boolean {
  return text !== 'any' && !object && !json && !unknown;
}

/** Where a value is due it can print one. */
export function canBeScalar({ number, boolean, json, unknown }: Prints): boolean {
  return (number !== 'none' && number !== 'zeros') || boolean || json || unknown;
}

/** A number of JSON, or one that is too large to be one, and nothing else. */
export function isNumber(prints: Prints): boolean {
  const { number, nothing, blank, text, object, json, error, unknown, boolean } = prints;
  return (
    number !== 'none' &&
    number !== 'zeros' &&
    (text === 'none' || isOverflowAlone(prints)) &&
    !(nothing || blank || object || json || error || unknown || boolean)
  );
}
