import type { Case, Solution } from '../../../server/src/proof/proof.ts';

/** Cases over a handful of assumptions, each true or false: a bit for every way to decide them all. */
const WORDS = ['a', 'b', 'c', 'd', 'e'] as const;
const WAYS = 2 ** WORDS.length;
const ALL = (1n << BigInt(WAYS)) - 1n;

export type Letter = (typeof WORDS)[number];

class TruthTable implements Case {
  constructor(private readonly ways: bigint) {}

  get isNever(): boolean {
    return this.ways === 0n;
  }

  get isAlways(): boolean {
    return this.ways === ALL;
  }

  and(other: Case): Case {
    return new TruthTable(this.ways & waysOf(other));
  }

  or(other: Case): Case {
    return new TruthTable(this.ways | waysOf(other));
  }

  not(): Case {
    return new TruthTable(ALL & ~this.ways);
  }

  /** The first way in, with what need not be assumed left out. */
  explain(): Solution | undefined {
    return this.solve();
  }

  solve(): Solution | undefined {
    if (this.isNever) return undefined;
    let chosen = ALL;
    const decided: [Letter, boolean][] = [];
    for (const letter of WORDS) {
      const holds = (chosen & waysWith(letter) & this.ways) !== 0n;
      decided.push([letter, holds]);
      chosen &= holds ? waysWith(letter) : ALL & ~waysWith(letter);
    }
    const needed = decided.filter((_, index) => !this.holdsFor(decided.toSpliced(index, 1)));
    return { words: needed.map(([letter, holds]) => (holds ? letter : `not ${letter}`)), facts: [], decisions: [] };
  }

  private holdsFor(decided: readonly [Letter, boolean][]): boolean {
    const ways = decided.reduce((left, [letter, holds]) => left & (holds ? waysWith(letter) : ~waysWith(letter)), ALL);
    return (ways & ALL & ~this.ways) === 0n;
  }

  static of(ways: bigint): Case {
    return new TruthTable(ways);
  }

  static waysOf(one: Case): bigint {
    if (!(one instanceof TruthTable)) throw new Error('a case of another kind');
    return one.ways;
  }
}

function waysOf(one: Case): bigint {
  return TruthTable.waysOf(one);
}

function waysWith(letter: Letter): bigint {
  const bit = 1 << WORDS.indexOf(letter);
  let ways = 0n;
  for (let way = 0; way < WAYS; way++) if ((way & bit) !== 0) ways |= 1n << BigInt(way);
  return ways;
}

export const always: Case = TruthTable.of(ALL);
export const never: Case = TruthTable.of(0n);

/** The case in which what the letter stands for holds. */
export function when(letter: Letter): Case {
  return TruthTable.of(waysWith(letter));
}
