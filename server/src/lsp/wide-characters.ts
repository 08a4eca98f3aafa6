/** How an editor counts the characters of a line. */
export type PositionUnit = 'utf-8' | 'utf-16' | 'utf-32';

/** A character that has another number of units than of UTF-16 code units. */
interface WideCharacter {
  /** UTF-16, from the start of the line. */
  readonly start: number;
  readonly end: number;
  /** How many units more than UTF-16 code units the line has up to its end. */
  readonly shift: number;
}

const UNITS: Readonly<Record<'utf-8' | 'utf-32', (codePoint: number) => number>> = {
  'utf-8': (codePoint) => (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4),
  'utf-32': () => 1,
};

/** The places of one line in the units of an editor and in UTF-16. A place within a character is that of its start. */
export class WideCharacters {
  private readonly found: readonly WideCharacter[];

  constructor(line: string, unit: 'utf-8' | 'utf-32') {
    this.found = wideIn(line, UNITS[unit]);
  }

  /** @param character in UTF-16 code units. */
  toUnits(character: number): number {
    const next = this.firstAfter(({ end }) => end > character);
    return Math.min(character, this.found[next]?.start ?? character) + this.shiftBefore(next);
  }

  toUtf16(units: number): number {
    const next = this.firstAfter(({ end, shift }) => end + shift > units);
    const character = units - this.shiftBefore(next);
    return Math.min(character, this.found[next]?.start ?? character);
  }

  private shiftBefore(next: number): number {
    return this.found[next - 1]?.shift ?? 0;
  }

  /** The index of the first character for which it is so, as for all after it. */
  private firstAfter(isSo: (one: WideCharacter) => boolean): number {
    let [low, high] = [0, this.found.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = this.found[middle];
      if (one !== undefined && !isSo(one)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function wideIn(line: string, unitsOf: (codePoint: number) => number): WideCharacter[] {
  const found: WideCharacter[] = [];
  let shift = 0;
  for (const { 0: text, index } of line.matchAll(/[^\0-\x7f]/gu)) {
    shift += unitsOf(text.codePointAt(0) ?? 0) - text.length;
    found.push({ start: index, end: index + text.length, shift });
  }
  return found;
}
