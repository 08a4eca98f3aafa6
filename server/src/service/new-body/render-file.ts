import type { Renderer, Rendering } from '../../render/rendering.ts';
import { readSampleUser } from '../../samples/read.ts';

/** Renders a body for the text of a sample user; `undefined` where that is none. Takes texts, since values know numbers by their class. */
export type RenderFile = (body: string, sampleUser: string) => Promise<Rendering | undefined>;

export function renderFile(renderer: Renderer): RenderFile {
  return async (body, file) => {
    const { sampleUser } = readSampleUser(file);
    return sampleUser && renderer.render({ body, sampleUser });
  };
}
