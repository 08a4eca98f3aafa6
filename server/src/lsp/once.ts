/** What was worked out of a thing, for as long as the thing is there. Who asks while it is being worked out waits along. */
export class Once<Thing extends object, Result> {
  private readonly begun = new WeakMap<Thing, Promise<Result>>();
  private readonly done = new WeakMap<Thing, Result>();

  /** @param work only called where nobody has asked before. */
  of(thing: Thing, work: () => Promise<Result>): Promise<Result> {
    const known = this.begun.get(thing) ?? this.begin(thing, work);
    this.begun.set(thing, known);
    return known;
  }

  /** Without working it out. */
  known(thing: Thing): Result | undefined {
    return this.done.get(thing);
  }

  private async begin(thing: Thing, work: () => Promise<Result>): Promise<Result> {
    const result = await work();
    this.done.set(thing, result);
    return result;
  }
}
