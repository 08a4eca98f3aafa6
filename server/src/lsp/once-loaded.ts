/** What is made of a bundle that is loaded when it is first needed. */
export interface OnceLoaded<Made> {
  (): Promise<Made>;
  /** Nothing before somebody has asked for it. */
  readonly made: () => Made | undefined;
}

/** A load that fails may succeed the next time. */
export function onceLoaded<Bundle, Made extends object>(
  load: () => Promise<Bundle>,
  make: (bundle: Bundle) => Made,
): OnceLoaded<Made> {
  let made: Made | undefined;
  const ask = async () => {
    if (made !== undefined) return made;
    const bundle = await load();
    made ??= make(bundle);
    return made;
  };
  return Object.assign(ask, { made: () => made });
}
