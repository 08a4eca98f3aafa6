import { loadAsked } from './load-asked.ts';
import type { Trials } from './trials.ts';

/** What tries fixes, from the first time on that somebody asks for them. */
export function trialsOf(...parts: ConstructorParameters<typeof Trials>): () => Promise<Trials> {
  let trials: Trials | undefined;
  return async () => {
    const { Trials } = await loadAsked();
    trials ??= new Trials(...parts);
    return trials;
  };
}
