import { leavesOf } from '../conditions/diagram.ts';
import type { AbstractValue, Counted } from '../values/abstract-value.ts';
import type { Environment } from '../values/environment.ts';
import { itemLoopsOf } from '../values/inside.ts';
import type { Run } from './run.ts';

/** What values of an iteration are in the next: each part once, for it may be part of others many times over. */
export class Aging {
  private readonly known = new Map<AbstractValue, AbstractValue>();

  /**
   * @param loop the offset of its tag.
   * @param count what a number is that tells how far the loop has come; undefined where only what it is made of tells.
   */
  constructor(
    private readonly loop: number,
    private readonly run: Run,
    private readonly count: (count: Counted) => AbstractValue | undefined,
  ) {}

  ageAll(variables: Environment): Environment {
    let aged = variables;
    for (const name of variables.names) {
      const values = variables.get(name);
      if (values === undefined || !leavesOf(values).some((value) => this.isDue(value))) continue;
      aged = aged.set(
        name,
        this.run.space.map(values, (value) => this.age(value)),
      );
    }
    return aged;
  }

  private isDue(value: AbstractValue): boolean {
    return itemLoopsOf(value).includes(this.loop);
  }

  private age(value: AbstractValue): AbstractValue {
    if (!this.isDue(value)) return value;
    const aged = this.known.get(value) ?? this.workOut(value);
    this.known.set(value, aged);
    return aged;
  }

  private workOut(value: AbstractValue): AbstractValue {
    const { abstractValues, paths } = this.run;
    switch (value.kind) {
      case 'place':
        return abstractValues.place(paths.past(value.path), value.representative);
      case 'filtered': {
        const args = value.args.map((arg) => this.age(arg));
        return abstractValues.filtered(this.age(value.input), value.filter, args, value.value);
      }
      case 'joined':
        return abstractValues.joined(value.parts.map((part) => this.age(part)));
      case 'counted':
        return this.count(value) ?? abstractValues.counted(value.least, value.of && { of: this.age(value.of) });
      case 'captured':
        return abstractValues.captured(value.block, this.ageAll(value.variables));
      default:
        return value;
    }
  }
}
