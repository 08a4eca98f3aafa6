/** Its fields are put on the object that is given, so that they live as long as that. */
class OnGiven {
  constructor(key: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is what it is for
    return key;
  }
}

/**
 * What `find` makes of an object that never changes, such as a template, a proof or a value: worked out when somebody first asks, kept for all
 * others, and forgotten with the object. So files that know of the object need not know of each other.
 *
 * It is kept in a private field of the object, which nobody else sees. In a WeakMap it would outlive the object until memory is collected
 * as a whole, and each collection of what is new would copy it: after each letter a tree of nodes.
 */
export function once<Key extends object, Found>(find: (key: Key) => Found): (key: Key) => Found {
  class Kept extends OnGiven {
    #found: Found;

    constructor(key: Key, found: Found) {
      super(key);
      this.#found = found;
    }

    static of(key: Key): Found {
      if (#found in key) return key.#found;
      const found = find(key);
      new Kept(key, found);
      return found;
    }
  }
  return Kept.of;
}
