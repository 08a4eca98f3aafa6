import { renderBody } from '../../server/src/render/render.ts';
import type { Renderer } from '../../server/src/render/rendering.ts';
import { read } from '../../server/src/template/read.ts';

/** Renders at once, without a worker. */
export const renderer: Pick<Renderer, 'render'> = {
  render: async ({ body, sampleUser }) => renderBody(read(body), sampleUser),
};
