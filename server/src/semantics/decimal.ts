/** A decimal number of any precision: `unscaled` / 10^`scale`. Ruby Liquid does its sums with these, so 0.1 + 0.2 is 0.3. */
export class Decimal {
  constructor(
    readonly unscaled: bigint,
    readonly scale: number,
  ) {}

  /** From `12.50`, `-3`, `1e-7`, as JavaScript or Ruby prints numbers. */
  static parse(text: string): Decimal {
    const [mantissa = '0', exponent = '0'] = text.toLowerCase().split('e');
    const [whole = '0', fraction = ''] = mantissa.split('.');
    return Decimal.of(BigInt(`${whole}${fraction}`), fraction.length - Number(exponent));
  }

  static of(unscaled: bigint, scale: number): Decimal {
    return scale < 0 ? new Decimal(unscaled * 10n ** BigInt(-scale), 0) : new Decimal(unscaled, scale);
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.at(scale) + other.at(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(new Decimal(-other.unscaled, other.scale));
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /** To 40 places more than the operands have: enough for the nearest float. `other` must not be zero. */
  dividedBy(other: Decimal): Decimal {
    const places = 40 + other.scale + String(other.unscaled).length;
    const scale = Math.max(this.scale, places);
    return Decimal.of(this.at(scale + other.scale) / other.unscaled, scale);
  }

  /** The remainder has the sign of `other`, which must not be zero. */
  modulo(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(floorModulo(this.at(scale), other.at(scale)), scale);
  }

  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const left = this.at(scale);
    const right = other.at(scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  floor(): bigint {
    return floorDivide(this.unscaled, 10n ** BigInt(this.scale));
  }

  ceil(): bigint {
    return -floorDivide(-this.unscaled, 10n ** BigInt(this.scale));
  }

  abs(): Decimal {
    return this.unscaled < 0n ? new Decimal(-this.unscaled, this.scale) : this;
  }

  /** Halves go away from zero. Negative `places` round before the point. */
  round(places: number): Decimal {
    if (places >= this.scale) return this;
    const cut = 10n ** BigInt(this.scale - places);
    const half = this.unscaled < 0n ? -(cut / 2n) : cut / 2n;
    return Decimal.of((this.unscaled + half) / cut, places);
  }

  isZero(): boolean {
    return this.unscaled === 0n;
  }

  toNumber(): number {
    return Number(`${this.unscaled}e${-this.scale}`);
  }

  private at(scale: number): bigint {
    return this.unscaled * 10n ** BigInt(scale - this.scale);
  }
}

/** Quotient rounded down. `divisor` must not be zero. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor !== 0n && dividend < 0n !== divisor < 0n ? quotient - 1n : quotient;
}

/** Remainder with the sign of `divisor`, which must not be zero. */
export function floorModulo(dividend: bigint, divisor: bigint): bigint {
  const remainder = dividend % divisor;
  return remainder !== 0n && remainder < 0n !== divisor < 0n ? remainder + divisor : remainder;
}
