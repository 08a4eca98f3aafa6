import { loadAsked } from './load-asked.ts';
import type { Previews } from './previews.ts';

/** What renders for those who look at it, from the first time on that somebody does. */
export function previewsOf(...parts: ConstructorParameters<typeof Previews>): () => Promise<Previews> {
  let previews: Previews | undefined;
  return async () => {
    const { Previews } = await loadAsked();
    previews ??= new Previews(...parts);
    return previews;
  };
}
