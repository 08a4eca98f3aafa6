/** A kind of body that comes in every size: its cost must grow no faster than its length. */
export interface Shape {
  readonly name: string;
  /** The body with so many of what the shape is about. */
  readonly body: (n: number) => string;
}

export type Piece = (at: number) => string;

/** So many pieces in a row, numbered from 0. */
export function each(n: number, piece: Piece, between = ''): string {
  return Array.from({ length: n }, (_, at) => piece(at)).join(between);
}

/** An object with so many members, each with a value of its own. */
export function members(n: number, value: Piece): string {
  return `{${each(n, (at) => `"k${at}": ${value(at)}`, ',\n')}}`;
}

/** A block around a block, so many deep. */
export function nested(n: number, open: Piece, inside: string, close: string): string {
  return each(n, open) + inside + close.repeat(n);
}

/** What stands before a body whose payload is a single value. */
export function printing(before: string, output = '{{ v | json_escape }}'): string {
  return `${before}{"v": "${output}"}`;
}

/** `custom_attribute.${…}`, as it stands within a tag or an output. */
export function attribute(name: string): string {
  return `custom_attribute.\${${name}}`;
}

/** `event_properties.${…}`, as it stands within a tag or an output. */
export function property(name: string): string {
  return `event_properties.\${${name}}`;
}
