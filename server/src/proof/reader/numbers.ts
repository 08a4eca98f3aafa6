import type { Mode } from './state.ts';
import { isDigit } from './tokens.ts';

/** The mode behind one more character of a number; undefined where it may not stand there. */
export function numberStep(mode: Mode, character: string): Mode | undefined {
  const isExponent = character === 'e' || character === 'E';
  switch (mode) {
    case 'minus':
      return character === '0' ? 'zero' : isDigit(character) ? 'integer' : undefined;
    case 'zero':
      return character === '.' ? 'point' : isExponent ? 'exponent' : undefined;
    case 'integer':
      return isDigit(character) ? mode : numberStep('zero', character);
    case 'point':
      return isDigit(character) ? 'fraction' : undefined;
    case 'fraction':
      return isDigit(character) ? mode : isExponent ? 'exponent' : undefined;
    case 'exponent':
      return character === '+' || character === '-' ? 'sign' : numberStep('sign', character);
    case 'sign':
    case 'power':
      return isDigit(character) ? 'power' : undefined;
    default:
      return undefined;
  }
}

/** Modes within a number, and whether it may end there. */
export const NUMBER_MODES: Partial<Record<Mode, boolean>> = {
  minus: false,
  zero: true,
  integer: true,
  point: false,
  fraction: true,
  exponent: false,
  sign: false,
  power: true,
  printed: true,
};
