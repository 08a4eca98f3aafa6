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
    return this.setAll([[name, value]]);
  }

  /** One after the other; what is undefined is set no more. */
  setAll(changes: readonly (readonly [name: string, value: Values | undefined])[]): Environment {
    if (changes.every(([name, value]) => this.variables.get(name) === value)) return this;
    const variables = new Map(this.variables);
    for (const [name, value] of changes) {
      if (value === undefined) variables.delete(name);
      else variables.set(name, value);
    }
    return new Environment(variables);
  }

  /** Without the variables that are not wanted. */
  keep(isWanted: (name: string) => boolean): Environment {
    for (const name of this.variables.keys()) {
      if (!isWanted(name)) return new Environment(new Map([...this.variables].filter(([one]) => isWanted(one))));
    }
    return this;
  }
}
