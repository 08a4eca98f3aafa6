import { join } from 'node:path';
import { createKillableRenderer } from '../render/killable-renderer.ts';
import type { Renderer } from '../render/rendering.ts';
import { spawnNodeWorker } from '../render/spawn-node-worker.ts';

/** The renderer's worker is in the same folder as the bundle. */
export function startRenderer(): Renderer {
  return createKillableRenderer(spawnNodeWorker(join(__dirname, 'render-worker.js')));
}

/** Starts with the first rendering: bodies without findings need none. */
export function lazyRenderer(): Renderer {
  let started: Renderer | undefined;
  return {
    render: (request, signal) => {
      started ??= startRenderer();
      return started.render(request, signal);
    },
    dispose: () => started?.dispose(),
  };
}
