import type { Renderer } from './rendering.ts';

/** A renderer that is started by its first rendering: a worker costs time and memory that many never need. One that cannot be started is tried again. */
export function lazyRenderer(start: () => Promise<Renderer>): Renderer {
  let started: Promise<Renderer> | undefined;
  return {
    render: async (request, signal) => {
      started ??= start();
      const renderer = await started.catch((error: unknown) => {
        started = undefined;
        throw error;
      });
      return renderer.render(request, signal);
    },
    dispose: () => void started?.then((renderer) => renderer.dispose()),
  };
}
