import { type Diagram, Space } from '../conditions/diagram.ts';
import type { Meter } from '../conditions/meter.ts';
import { PairMemo } from '../conditions/pair-memo.ts';
import type { AbstractValue, Values } from './abstract-value.ts';

export interface ArgumentList {
  readonly key: string;
  readonly args: readonly AbstractValue[];
}

/** Lists of values, each once. */
export class ArgumentLists {
  private readonly space: Space<ArgumentList>;
  private readonly known = new Map<string, ArgumentList>();
  private readonly extended = new PairMemo<Diagram<ArgumentList>>();
  readonly none: Diagram<ArgumentList>;

  constructor(meter: Meter) {
    this.space = new Space(meter);
    this.none = this.space.leaf({ key: '', args: [] });
  }

  extend(lists: Diagram<ArgumentList>, next: Values): Diagram<ArgumentList> {
    const extended = this.extended.get(lists.id, next.id);
    if (extended !== undefined) return extended;
    const made = this.space.combine(lists, next, (list, one) => {
      const key = `${list.key} ${one.id}`;
      const known = this.known.get(key) ?? { key, args: [...list.args, one] };
      this.known.set(key, known);
      return known;
    });
    this.extended.set(lists.id, next.id, made);
    return made;
  }
}
