import { findAttribute } from './attributes.ts';
import { typesOfMember } from './movable-ink/find-field.ts';

/**
 * What a value is likely to look like. `free-text`: whatever a person can type, quotes included. `code`: identifiers, addresses,
 * languages, dates and the like, in which nobody expects a quote. `number`: digits, possibly as a string.
 */
export type ValueShape = 'free-text' | 'code' | 'number';

/** Where a value comes from and where it goes, judging by names. */
export interface NamedValue {
  /** A field of the profile: `time_zone`. */
  readonly attribute?: string;
  /** The last name of the path that leads to it: `title` of `event_properties.${products}[0].title`. */
  readonly name?: string;
  /** The names of the members that lead to its place in the payload, `[]` for an item of a list. */
  readonly member: readonly string[];
}

/** By the last word of a name, in the singular. What is in no list may be anything, so it is free text. */
const WORDS: readonly (readonly [shape: ValueShape, words: string])[] = [
  [
    'free-text',
    'title name query search keyword description text comment note message address street city label caption brand color category',
  ],
  [
    'code',
    'id uuid guid sku upc ean isbn asin key code hash token url uri link href image photo thumbnail timezone zone locale ' +
      'language currency country type kind status gender email phone number slug date time day month year at version platform',
  ],
  [
    'number',
    'price quantity qty revenue amount total subtotal count rating points balance discount tax cost score age timestamp latitude longitude',
  ],
];

const shapes = new Map(WORDS.flatMap(([shape, words]) => words.split(' ').map((word) => [word, shape] as const)));

/** Decided by the field of the profile, else by the name of the value, else by the member that it fills. */
export function valueShape({ attribute, name, member }: NamedValue): ValueShape {
  const ofAttribute = attribute === undefined ? undefined : attributeShape(attribute);
  if (ofAttribute !== undefined) return ofAttribute;
  return shapeOfName(name) ?? shapeOfName(member.findLast((step) => step !== '[]')) ?? 'free-text';
}

/** Whether a number is due at a place of the payload: by the default profile, else by its name. */
export function isNumberMember(member: readonly string[]): boolean {
  const types = typesOfMember(member);
  if (types.size > 0) return types.has('number') || types.has('integer');
  return shapeOfName(member.at(-1)) === 'number';
}

function attributeShape(name: string): ValueShape | undefined {
  const attribute = findAttribute(name);
  if (attribute === undefined) return undefined;
  if (attribute.type === 'number') return 'number';
  const isTyped = attribute.personalData === 'name' || name === 'city' || attribute.type === 'object';
  return isTyped ? 'free-text' : 'code';
}

function shapeOfName(name: string | undefined): ValueShape | undefined {
  const last = name === undefined ? '' : lastWord(name).toLowerCase();
  return shapes.get(last) ?? shapes.get(last.replace(/s$/, ''));
}

/** `Count` of `itemCount2`: read from the end, since a name may be long. */
function lastWord(name: string): string {
  let end = name.length;
  while (end > 0 && !isLetter(name.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && isLetter(name.charCodeAt(start - 1)) && !isTurn(name, start)) start--;
  return name.slice(start, end);
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** A capital behind a small letter or a digit. */
function isTurn(name: string, at: number): boolean {
  return /[a-z\d][A-Z]/.test(name.slice(at - 1, at + 1));
}
