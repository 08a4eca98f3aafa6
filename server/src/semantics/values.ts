/**
 * Values as Ruby Liquid has them. Integers of any size and floats are different things: `1` prints `1`, `1.0` prints `1.0`.
 * A hash keeps the order of its keys.
 */
export type Value =
  | null
  | boolean
  | bigint
  | Float
  | string
  | readonly Value[]
  | ReadonlyMap<string, Value>
  | Range
  | Time
  | Drop;

export class Float {
  constructor(readonly value: number) {}
}

/** `(1..3)`: both ends included; never spread out unless something walks it. */
export class Range {
  constructor(
    readonly from: bigint,
    readonly to: bigint,
  ) {}

  /** How many integers are in it. */
  get size(): bigint {
    return this.to < this.from ? 0n : this.to - this.from + 1n;
  }
}

/** A moment with the zone it is shown in: milliseconds since 1970, minutes east of UTC. */
export class Time {
  constructor(
    readonly milliseconds: number,
    readonly offsetMinutes: number,
    readonly zone?: string,
  ) {}
}

/** The state of a loop (`forloop`): any name can be read, and it prints as its Ruby class. */
export abstract class Drop {
  abstract readonly className: string;
  abstract read(name: string): Value;
}

export function isArray(value: unknown): value is readonly Value[] {
  return Array.isArray(value);
}

export function isHash(value: unknown): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}
