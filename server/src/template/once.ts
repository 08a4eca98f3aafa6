/**
 * What `find` makes of an object that never changes, such as a template, a proof or a value: worked out when somebody first asks, kept for all
 * others, and forgotten with the object. So files that know of the object need not know of each other.
 */
export function once<Key extends object, Found>(find: (key: Key) => Found): (key: Key) => Found {
  const known = new WeakMap<Key, { readonly found: Found }>();
  return (key) => {
    let entry = known.get(key);
    if (entry === undefined) {
      entry = { found: find(key) };
      known.set(key, entry);
    }
    return entry.found;
  };
}
