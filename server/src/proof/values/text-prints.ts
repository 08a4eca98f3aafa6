import type { Filtered } from './abstract-value.ts';
import { isWholeNumber } from './number-prints.ts';
import { either, type Prints, prints } from './prints.ts';

/** Texts of the input as texts: a list or an object is one now. */
export function asText(input: Prints): Prints {
  return input.object ? either({ ...input, object: false }, prints.text) : input;
}

/** What may cut an escape in two, or change a letter of it, leaves no escaped text. */
export function unescaped(input: Prints): Prints {
  const text = asText(input);
  return text.text === 'escaped' || text.json ? { ...text, json: false, text: 'any' } : text;
}

/** A part of the text, which may look like a number, as `12` of `$12`. */
export function cut(input: Prints): Prints {
  const whole = unescaped(input);
  const text = whole.text === 'none' ? 'safe' : whole.text;
  return { ...whole, nothing: true, blank: true, number: 'number', boolean: true, text };
}

/** Joins what is already text; known text stays what it is. */
export function concatenated(input: Prints, [other]: readonly Prints[]): Prints {
  const one = cut(input);
  const added = other === undefined ? prints.nothing : cut(other);
  const text = either(one, added);
  return { ...text, nothing: input.nothing && (other?.nothing ?? true) };
}

/** It fails where the length is no whole number, and on nil there is nothing to cut. */
export function truncated(input: Prints, [, ellipsis]: readonly Prints[], { args: [length] }: Filtered): Prints {
  return { ...replaced(input, ellipsis), error: length !== undefined && !isWholeNumber(length) };
}

export function delimited(input: Prints): Prints {
  const { number, text } = input;
  return { ...input, number: number === 'none' ? 'none' : 'zeros', text: text === 'none' ? 'safe' : text };
}

/** White space alone becomes nothing. */
export function stripped(input: Prints): Prints {
  return { ...input, blank: false, nothing: input.nothing || input.blank };
}

export function replaced(input: Prints, by: Prints | undefined): Prints {
  const text = cut(input);
  const other = by === undefined ? prints.safe : cut(by);
  return either(text, { ...other, error: false });
}
