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
  | Time;

export class Float {
  constructor(readonly value: number) {}
}

/** `(1..3)`: both ends included; never spread out unless something walks it. */
export class Range {
  constructor(
    readonly from: bigint,
    readonly to: bigint,
  ) {}
}

/** A moment with the zone it is shown in: milliseconds since 1970, minutes east of UTC. */
export class Time {
  constructor(
    readonly milliseconds: number,
    readonly offsetMinutes: number,
    readonly zone?: string,
  ) {}
}
