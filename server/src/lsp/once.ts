/** Caches the result of work on a key for as long as the key exists. Requests during the work share it. */
export class Once<Thing extends object, Result> {
  private readonly begun = new WeakMap<Thing, Promise<Result>>();
  private readonly done = new WeakMap<Thing, Result>();

  /** @param work only called the first time. */
  of(thing: Thing, work: () => Promise<Result>): Promise<Result> {
    const known = this.begun.get(thing) ?? this.begin(thing, work);
    this.begun.set(thing, known);
    return known;
  }

  /** The cached result, if there is one. */
  known(thing: Thing): Result | undefined {
    return this.done.get(thing);
  }

  private async begin(thing: Thing, work: () => Promise<Result>): Promise<Result> {
    const result = await work();
    this.done.set(thing, result);
    return result;
  }
}
