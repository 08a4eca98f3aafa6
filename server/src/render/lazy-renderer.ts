import type { Renderer } from './rendering.ts';

/** A renderer that is started by its first rendering: a worker costs time and memory that many never need. */
export function lazyRenderer(start: () => Renderer): Renderer {
  let started: Renderer | undefined;
  return {
    render: (request, signal) => {
      started ??= start();
      return started.render(request, signal);
    },
    dispose: () => started?.dispose(),
  };
}
