import type { Renderer, Rendering, RenderRequest } from '../render/rendering.ts';
import type { SampleUser } from '../samples/sample-user.ts';

/** UTF-16 units. There may be hundreds of sample users, so longer renderings are made again. */
const LONGEST_KEPT = 100_000;

/**
 * Renders for all who ask for the same: the preview, its matrix, hovers, and the values in a body. The last rendering for each sample user is kept,
 * unless it was stopped from outside: it follows from the body and the sample user alone.
 */
export class LastRenderings {
  private readonly known = new WeakMap<SampleUser, { readonly body: string; readonly rendering: Rendering }>();

  constructor(private readonly renderer: Renderer) {}

  async of(request: RenderRequest, signal: AbortSignal): Promise<Rendering> {
    const { body, sampleUser } = request;
    const last = this.known.get(sampleUser);
    if (last?.body === body) return last.rendering;
    const rendering = await this.renderer.render(request, signal);
    if (!rendering.isCutShort && rendering.text.length <= LONGEST_KEPT) this.known.set(sampleUser, { body, rendering });
    return rendering;
  }
}
