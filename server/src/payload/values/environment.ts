import type { Values } from './abstract.ts';

/** The variables that the body has set, and what they may be. Never changed: setting one gives another environment. */
export class Environment {
  static readonly empty = new Environment(new Map());
  private cachedKey: string | undefined;

  private constructor(private readonly variables: ReadonlyMap<string, Values>) {}

  get key(): string {
    this.cachedKey ??= [...this.variables]
      .map(([name, { id, level }]) => `${name}=${level === -1 ? 'l' : 'd'}${id}`)
      .sort()
      .join(';');
    return this.cachedKey;
  }

  get(name: string): Values | undefined {
    return this.variables.get(name);
  }

  get names(): Iterable<string> {
    return this.variables.keys();
  }

  get size(): number {
    return this.variables.size;
  }

  set(name: string, value: Values | undefined): Environment {
    if (this.variables.get(name) === value) return this;
    const variables = new Map(this.variables);
    if (value === undefined) variables.delete(name);
    else variables.set(name, value);
    return new Environment(variables);
  }

  /** Without the variables that are not wanted. */
  keep(isWanted: (name: string) => boolean): Environment {
    const kept = [...this.variables].filter(([name]) => isWanted(name));
    return kept.length === this.variables.size ? this : new Environment(new Map(kept));
  }
}
