/** What is made of a bundle that is loaded when it is first needed; a load that fails may succeed the next time. */
export function onceLoaded<Bundle, Made extends object>(
  load: () => Promise<Bundle>,
  make: (bundle: Bundle) => Made,
): () => Promise<Made> {
  let made: Made | undefined;
  return async () => {
    if (made !== undefined) return made;
    const bundle = await load();
    made ??= make(bundle);
    return made;
  };
}
