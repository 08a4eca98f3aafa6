import type { Block, Tag } from '../../template/tree.ts';

/**
 * Under what an environment keeps something. A variable has its name, and what is kept beside the variables has a key with a space in
 * it, which no variable has: nothing but this file knows how they are made.
 */
export type VariableKey = string;

/** Where `increment` and `decrement` count: read as a variable where none of that name is assigned. */
export function counterKey(name: string): `counter ${string}` {
  return `counter ${name}`;
}

/** Under what a tag counts: all behind its name. */
export function counterOf({ markup }: Tag, source: string): `counter ${string}` {
  return counterKey(source.slice(markup.start, markup.end).trim());
}

/** How far a `cycle` has come. @param group what tells it from others. */
export function cycleKey(group: string): `cycle ${string}` {
  return `cycle ${group}`;
}

export function isCycle(key: VariableKey): boolean {
  return key.startsWith('cycle ');
}

/** That a variable is set. */
export function setFlagOf(key: VariableKey): `set ${string}` {
  return `set ${key}`;
}

/** What `forloop` meant outside of a loop. */
export function outerForloop({ start }: Block): `outer forloop ${number}` {
  return `outer forloop ${start}`;
}

/** What the name of a loop's items meant outside of it. */
export function outerItem({ start }: Block): `outer item ${number}` {
  return `outer item ${start}`;
}

export function isVariable(key: VariableKey): boolean {
  return !key.includes(' ');
}

export function isSetFlag(key: VariableKey): boolean {
  return key.startsWith('set ');
}

/** The variable that a mark speaks of, or what the key stands for itself. */
export function flaggedVariable(key: VariableKey): VariableKey {
  return isSetFlag(key) ? key.slice(setFlagOf('').length) : key;
}

/**
 * Names of counters that are names of variables as well. A variable hides its counter, also where it is nil, but only once it is set;
 * so the run keeps in mind whether it is.
 */
export interface HidingCounters {
  /** Nothing but `assign` and `capture` sets these variables. */
  readonly assigned: ReadonlySet<string>;
  /** A loop, or a tag that fetches something, sets these. */
  readonly others: ReadonlySet<string>;
}
