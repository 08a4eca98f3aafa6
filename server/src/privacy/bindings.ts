/** The variables of a template while it is read in its order. Branches are read aside, and then merged: what each of them may leave. */
export class Bindings<Value extends object> {
  private readonly values = new Map<string, Value>();
  /** For each branch that is open, what it changed and what was there before. */
  private readonly changed: Map<string, Value | undefined>[] = [];

  constructor(private readonly together: (...values: Value[]) => Value) {}

  get(name: string): Value | undefined {
    return this.values.get(name);
  }

  set(name: string, value: Value | undefined): void {
    const changed = this.changed.at(-1);
    if (changed !== undefined && !changed.has(name)) changed.set(name, this.values.get(name));
    if (value === undefined) this.values.delete(name);
    else this.values.set(name, value);
  }

  /** Goes one way and comes back: what it would leave. */
  aside(branch: () => void): ReadonlyMap<string, Value | undefined> {
    const before = new Map<string, Value | undefined>();
    this.changed.push(before);
    branch();
    this.changed.pop();
    const after = new Map([...before.keys()].map((name) => [name, this.values.get(name)]));
    for (const [name, value] of before) {
      if (value === undefined) this.values.delete(name);
      else this.values.set(name, value);
    }
    return after;
  }

  /** @param isWhole one of the ways is gone for sure. */
  merge(branches: readonly ReadonlyMap<string, Value | undefined>[], isWhole: boolean): void {
    const left = new Map<string, (Value | undefined)[]>();
    for (const branch of branches) {
      for (const [name, value] of branch) {
        const values = left.get(name);
        if (values === undefined) left.set(name, [value]);
        else values.push(value);
      }
    }
    for (const [name, values] of left) {
      const isKept = !isWhole || values.length < branches.length;
      const all = [...values, ...(isKept ? [this.values.get(name)] : [])].filter((value) => value !== undefined);
      this.set(name, all.length === 0 ? undefined : this.together(...all));
    }
  }
}
