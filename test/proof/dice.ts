/** Chooses at random; the same numbers always give the same choices. */
export class Dice {
  /** `random`: numbers from 0 up to 1. */
  constructor(private readonly random: () => number) {}

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  /** An integer from 0 up to `end`. */
  below(end: number): number {
    return Math.floor(this.random() * end);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('there is nothing to choose from');
    return item;
  }

  /** One of the choices, by their weights. */
  weighed<T>(choices: readonly (readonly [weight: number, choice: T])[]): T {
    let left = this.random() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, choice] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return this.pick(choices)[1];
  }

  /** Some of the items, at most `count`, in their order. */
  some<T>(items: readonly T[], count: number): readonly T[] {
    const left = [...items.keys()];
    while (left.length > count) left.splice(this.below(left.length), 1);
    return items.filter((_, at) => left.includes(at));
  }
}
