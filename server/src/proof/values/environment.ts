import type { Values } from './abstract-value.ts';
import type { VariableKey } from './variable-key.ts';

/**
 * The variables that the body has set, and what they may be. Never changed: setting one gives another environment, which shares with this
 * one all but a few nodes of a trie over hashes of the names. So to set a variable, and to tell what two environments differ in, costs
 * what is changed, however many variables there are.
 */
export class Environment {
  static readonly empty = new Environment(undefined, 0);
  private cachedKey: string | undefined;
  private cachedNames: readonly VariableKey[] | undefined;

  private constructor(
    private readonly root: Trie | undefined,
    readonly size: number,
  ) {}

  /** Equal for equal environments. */
  get key(): string {
    this.cachedKey ??= entriesOf(this.root)

      .map(({ name, value }) => `${name}=${value.id}`)
      .sort()
      .join(';');
    return this.cachedKey;
  }

  get(name: VariableKey): Values | undefined {
    let at = this.root;
    for (let rest = hashOf(name); at !== undefined; rest >>>= BITS) {
      if (at.kind === 'entries') return at.entries.find((entry) => entry.name === name)?.value;
      at = at.kids[rest & MASK];
    }
    return undefined;
  }

  /** Always in the same order, for equal names. */
  get names(): readonly VariableKey[] {
    this.cachedNames ??= entriesOf(this.root).map(({ name }) => name);
    return this.cachedNames;
  }

  set(name: VariableKey, value: Values | undefined): Environment {
    const before = this.get(name);
    if (before === value) return this;
    const size = this.size + (value === undefined ? -1 : before === undefined ? 1 : 0);
    if (size === 0) return Environment.empty;
    const entry = value === undefined ? undefined : { name, value };
    return new Environment(changed(this.root, name, hashOf(name), 0, entry), size);
  }

  /** One after the other; what is undefined is set no more. */
  setAll(changes: readonly (readonly [name: VariableKey, value: Values | undefined])[]): Environment {
    return changes.reduce((environment: Environment, [name, value]) => environment.set(name, value), this);
  }

  /** Without the variables that are not wanted. */
  keep(isWanted: (name: VariableKey) => boolean): Environment {
    let kept: Environment = this;
    for (const name of this.names) if (!isWanted(name)) kept = kept.set(name, undefined);
    return kept;
  }

  /** With these variables alone. */
  only(names: Iterable<VariableKey>): Environment {
    return [...names].reduce((only, name) => only.set(name, this.get(name)), Environment.empty);
  }

  isSame(other: Environment): boolean {
    return this.size === other.size && !this.differsInSome(other, () => true);
  }

  /** Whether a name that `isMeant` is set in one of the two alone, or to another value. */
  differsInSome(other: Environment, isMeant: (name: VariableKey) => boolean): boolean {
    return someDifference(this.root, other.root, isMeant);
  }

  /** The names that are set in one of the two alone, or to another value. */
  differing(other: Environment): readonly VariableKey[] {
    const found: VariableKey[] = [];
    someDifference(this.root, other.root, (name) => {
      found.push(name);
      return false;
    });
    return found;
  }
}

interface Entry {
  readonly name: VariableKey;
  readonly value: Values;
}

/** A branch for each part of a hash; names of equal hashes are one list. */
type Trie =
  | { readonly kind: 'branch'; readonly kids: readonly (Trie | undefined)[] }
  | { readonly kind: 'entries'; readonly hash: number; readonly entries: readonly Entry[] };

const BITS = 4;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

function hashOf(name: VariableKey): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** @param depth in bits: so much of the hash has led here. */
function changed(
  trie: Trie | undefined,
  name: VariableKey,
  hash: number,
  depth: number,
  entry: Entry | undefined,
): Trie | undefined {
  if (trie === undefined) return entry && { kind: 'entries', hash, entries: [entry] };
  if (trie.kind === 'branch') {
    const at = (hash >>> depth) & MASK;
    const kids = trie.kids.with(at, changed(trie.kids[at], name, hash, depth + BITS, entry));
    return kids.some((one) => one !== undefined) ? { kind: 'branch', kids } : undefined;
  }
  if (trie.hash === hash) {
    const others = trie.entries.filter((one) => one.name !== name);
    const entries = entry === undefined ? others : [...others, entry];
    return entries.length === 0 ? undefined : { kind: 'entries', hash, entries };
  }
  if (entry === undefined) return trie;
  const kids = Array.from({ length: WIDTH }, (_, at) => (at === ((trie.hash >>> depth) & MASK) ? trie : undefined));
  return changed({ kind: 'branch', kids }, name, hash, depth, entry);
}

function entriesOf(trie: Trie | undefined, found: Entry[] = []): readonly Entry[] {
  if (trie?.kind === 'entries') found.push(...trie.entries);
  else for (const one of trie?.kids ?? []) entriesOf(one, found);
  return found;
}

/** What both share costs nothing. Ends with the first that `isMeant`. */
function someDifference(
  one: Trie | undefined,
  other: Trie | undefined,
  isMeant: (name: VariableKey) => boolean,
): boolean {
  if (one === other) return false;
  if (one?.kind === 'branch' && other?.kind === 'branch') {
    for (let at = 0; at < WIDTH; at++) if (someDifference(one.kids[at], other.kids[at], isMeant)) return true;
    return false;
  }
  const [left, right] = [entriesOf(one), entriesOf(other)];
  const isIn = (entries: readonly Entry[], { name, value }: Entry) =>
    entries.some((entry) => entry.name === name && entry.value === value);
  for (const entry of left) if (!isIn(right, entry) && isMeant(entry.name)) return true;
  const isNew = ({ name }: Entry) => !left.some((entry) => entry.name === name);
  for (const entry of right) if (isNew(entry) && isMeant(entry.name)) return true;
  return false;
}
